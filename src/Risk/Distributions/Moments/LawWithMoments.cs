namespace Risk.Distributions;

/// <summary>A law whose moments have a place of their own: an integral, a sum, or the law that it stands in for or is made of.</summary>
internal abstract class LawWithMoments : Distribution
{
    public override double Mean => Moments.Mean;

    public override double Variance => Moments.Variance;

    public override double Skewness => Moments.Skewness;

    public override double ExcessKurtosis => Moments.ExcessKurtosis;

    private protected abstract IMoments Moments { get; }

    /// <summary>The warning of a law whose parameters do not tell at once whether it has a mean.</summary>
    private protected IReadOnlyList<Problem> OfNoMean() => double.IsFinite(Mean) ? []
        : [new("DIST008", "", $"mean {(double.IsNaN(Mean) ? "does not exist" : "is infinite")}: mean, NPV and CVaR results will not converge; cap the law", Severity.Warning)];
}
