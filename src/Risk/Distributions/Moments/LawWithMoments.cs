namespace Risk.Distributions;

/// <summary>A law whose moments have a place of their own: an integral, a sum, or the law that it stands in for or is made of.</summary>
internal abstract class LawWithMoments : Distribution
{
    public override double Mean => Moments.Mean;

    public override double Variance => Moments.Variance;

    public override double Skewness => Moments.Skewness;

    public override double ExcessKurtosis => Moments.ExcessKurtosis;

    private protected abstract IMoments Moments { get; }
}
