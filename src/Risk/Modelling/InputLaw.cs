namespace Risk.Modelling;

/// <summary>An input's name, which fixes its draws, and its law.</summary>
/// <param name="Name">The name of the stream.</param>
/// <param name="Law">What is drawn.</param>
/// <param name="Serves">What the draw is only a part of, in words, such as a copula; null where the law is the one that the model states.</param>
internal sealed record InputLaw(string Name, Distribution Law, string? Serves = null);
