namespace Risk.Distributions;

/// <summary>A law made of others, whose moments have a place of their own: an integral, a sum, or the law that it stands in for.</summary>
internal abstract class LawWithMoments(IReadOnlyList<Distribution> components) : ComposedLaw(components)
{
    public sealed override double Mean => Moments.Mean;

    public sealed override double Variance => Moments.Variance;

    public sealed override double Skewness => Moments.Skewness;

    public sealed override double ExcessKurtosis => Moments.ExcessKurtosis;

    private protected abstract IMoments Moments { get; }
}
