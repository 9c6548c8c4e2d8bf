namespace Risk;

/// <summary>One figure about a reference class, with its source.</summary>
/// <param name="What">What was found.</param>
/// <param name="Value">The figure; a ratio is actual ÷ estimate, so 1.27 is an overrun of 27 %.</param>
/// <param name="Provenance">Whether it was read (fact), computed from what was read (derived) or chosen (assumption), and where.</param>
public sealed record ReferenceFinding(string What, double Value, Provenance Provenance);
