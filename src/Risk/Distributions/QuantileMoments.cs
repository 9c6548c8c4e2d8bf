namespace Risk.Distributions;

/// <summary>
/// Moments of a law as integrals of its quantile; the first two are kept. One that the integral does not find, since values beyond the range of a double still count, is NaN, but where
/// another way is given.
/// </summary>
internal sealed class QuantileMoments
{
    private readonly Distribution _law;
    private readonly Func<int, double, double, double>? _beyond;
    private readonly Lazy<double> _mean, _variance;

    /// <param name="law">The law.</param>
    /// <param name="beyond">E ((X − centre)/unit)^power by another way, from the power, the centre and the unit, where the integral finds none.</param>
    public QuantileMoments(Distribution law, Func<int, double, double, double>? beyond = null)
    {
        (_law, _beyond) = (law, beyond);
        _mean = new(() => Found(QuantileIntegral.Of(law, x => x), 1));
        _variance = new(() => double.IsFinite(Mean) ? Found(QuantileIntegral.Central(law, 2), 2, Mean) : double.NaN);
    }

    public double Mean => _mean.Value;

    public double Variance => _variance.Value;

    public double Skewness => Standardised(3);

    public double ExcessKurtosis => Standardised(4) - 3;

    private double Standardised(int power)
    {
        double mean = Mean, deviation = Math.Sqrt(Variance);
        double moment = double.IsFinite(deviation) ? Found(QuantileIntegral.Of(_law, x => CentralPower.Of((x - mean) / deviation, power), mean), power, mean, deviation) : double.NaN;
        return double.IsFinite(moment) ? moment : double.NaN;
    }

    private double Found(double moment, int power, double centre = 0, double unit = 1) =>
        !double.IsFinite(moment) && _beyond?.Invoke(power, centre, unit) is { } other && !double.IsNaN(other) ? other : moment;
}
