namespace Risk.Modelling;

/// <summary>What makes the score of a copula a uniform: the law of the score, and the input that is drawn at it.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Law">The law of the score.</param>
internal sealed record ScoreLaw(string Input, Distribution Law);
