namespace Risk;

/// <summary>One uncertain quantity of a SIPmath library ("stochastic information packet").</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Law">Its distribution, to be used as any other.</param>
public sealed record Sip(string Name, Distribution Law);
