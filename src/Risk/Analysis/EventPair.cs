namespace Risk.Analysis;

/// <summary>An event that two models share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FirstColumn">Its column in the first model.</param>
/// <param name="SecondColumn">Its column in the second.</param>
internal sealed record EventPair(string Name, int FirstColumn, int SecondColumn);
