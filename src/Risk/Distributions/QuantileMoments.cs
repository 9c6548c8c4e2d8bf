namespace Risk.Distributions;

/// <summary>Moments of a law as integrals of its quantile; the first two are kept.</summary>
internal sealed class QuantileMoments
{
    private readonly Distribution _law;
    private readonly Lazy<double> _mean, _variance;

    public QuantileMoments(Distribution law)
    {
        _law = law;
        _mean = new(() => QuantileIntegral.Of(law, x => x));
        _variance = new(() => QuantileIntegral.Central(law, 2));
    }

    public double Mean => _mean.Value;

    public double Variance => _variance.Value;

    public double Skewness => QuantileIntegral.Central(_law, 3) / (_law.Variance * _law.StandardDeviation);

    public double ExcessKurtosis => (QuantileIntegral.Central(_law, 4) / (_law.Variance * _law.Variance)) - 3;
}
