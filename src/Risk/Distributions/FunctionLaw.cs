namespace Risk.Distributions;

/// <summary>A law of a function of the user's: its moments are summed up from its quantiles, each when it is first asked for.</summary>
internal abstract class FunctionLaw : Distribution
{
    private readonly Lazy<double> _mean, _variance;

    private protected FunctionLaw()
    {
        _mean = new(() => FunctionLaws.Moment(this, 1, 0, 1));
        _variance = new(() => double.IsFinite(Mean) ? FunctionLaws.Moment(this, 2, Mean, 1) : double.NaN);
    }

    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => FunctionLaws.Fingerprint(this);

    public sealed override double Mean => _mean.Value;

    public sealed override double Variance => _variance.Value;

    public sealed override double Skewness => Standardised(3);

    public sealed override double ExcessKurtosis => Standardised(4) - 3;

    /// <summary>True where the upper tail is a function of its own, good for probabilities below 1e-16.</summary>
    internal abstract bool KnowsUpperTail { get; }

    private double Standardised(int power)
    {
        double moment = double.IsFinite(Variance) ? FunctionLaws.Moment(this, power, Mean, StandardDeviation) : double.NaN;
        return double.IsFinite(moment) ? moment : double.NaN;
    }
}
