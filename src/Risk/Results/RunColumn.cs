namespace Risk;

/// <summary>One figure of every run: the draws of an input, a value or an event.</summary>
/// <param name="Name">The name of the input or output.</param>
/// <param name="Kind">Which of the three.</param>
public sealed record RunColumn(string Name, RunColumnKind Kind);
