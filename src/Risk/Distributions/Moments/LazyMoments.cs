namespace Risk.Distributions;

/// <summary>Moments by one function, such as an integral; the first two are kept. A variance about an infinite mean is infinite; a standardised moment that is not finite is NaN.</summary>
internal sealed class LazyMoments : IMoments
{
    private readonly Func<int, double, double, double> _moment;
    private readonly Lazy<double> _mean, _variance;

    /// <param name="moment">E ((X − centre)/unit)^power from the power, the centre and the unit.</param>
    public LazyMoments(Func<int, double, double, double> moment)
    {
        _moment = moment;
        _mean = new(() => moment(1, 0, 1));
        _variance = new(() => double.IsFinite(Mean) ? moment(2, Mean, 1) : Mean * Mean);
    }

    public double Mean => _mean.Value;

    public double Variance => _variance.Value;

    public double Skewness => Standardised(3);

    public double ExcessKurtosis => Standardised(4) - 3;

    private double Standardised(int power)
    {
        double moment = double.IsFinite(Variance) ? _moment(power, Mean, Math.Sqrt(Variance)) : double.NaN;
        return double.IsFinite(moment) ? moment : double.NaN;
    }
}
