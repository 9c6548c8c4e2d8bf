namespace Risk;

/// <summary>On a parameter of a factory of <see cref="Distribution"/>: what is given must be a law, not any value, though the type takes both.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LawAttribute : Attribute;
