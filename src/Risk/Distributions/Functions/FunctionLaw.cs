namespace Risk.Distributions;

/// <summary>A law of a function of the user's: its moments are summed up from its quantiles, each when it is first asked for.</summary>
internal abstract class FunctionLaw : Distribution
{
    private readonly LazyMoments _moments;

    private protected FunctionLaw() => _moments = new((power, centre, unit) => FunctionLaws.Moment(this, power, centre, unit));

    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => FunctionLaws.Fingerprint(this);

    public sealed override double Mean => _moments.Mean;

    public sealed override double Variance => _moments.Variance;

    public sealed override double Skewness => _moments.Skewness;

    public sealed override double ExcessKurtosis => _moments.ExcessKurtosis;

    /// <summary>True where the upper tail is a function of its own, good for probabilities below 1e-16.</summary>
    internal abstract bool KnowsUpperTail { get; }
}
