namespace Risk.Modelling;

/// <summary>An input's name, which fixes its draws, and its law.</summary>
internal sealed record InputLaw(string Name, Distribution Law);
