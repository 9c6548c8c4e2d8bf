namespace Risk.Tests.Distributions;

/// <summary>A law whose parameters were drawn.</summary>
/// <param name="Law">The law.</param>
/// <param name="Moved">The law of c·X + d by the same factory, c above 0; null where the factory has none.</param>
/// <param name="MayShift">False for laws of positive numbers, which hold c·X alone.</param>
internal sealed record GeneratedLaw(Distribution Law, Func<double, double, Distribution>? Moved = null, bool MayShift = false)
{
    public override string ToString() => Law.ToString();
}
