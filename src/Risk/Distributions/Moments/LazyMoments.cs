namespace Risk.Distributions;

/// <summary>
/// Moments by one function, such as an integral or a sum; the first two are kept. A variance about an infinite mean is infinite; a standardised moment that is not
/// finite is NaN. Higher powers are taken in standard deviations, so that no unit of the values loses them.
/// </summary>
internal sealed class LazyMoments : IMoments
{
    // From so many standard deviations from 0, what the rounding of the mean leaves is taken out of the moments about it: to the second it adds a square, so that counts later.
    private const double Far = 64, FarForVariance = 1e6;

    // Less than this is left of equal values.
    private const double Rounding = 1e-12;
    private readonly Func<int, double, double, double> _moment;
    private readonly Lazy<double> _mean, _square, _lost;

    /// <param name="moment">E ((X − centre)/unit)^power from the power, the centre and the unit.</param>
    /// <param name="mean">The mean, where a closed form gives it.</param>
    public LazyMoments(Func<int, double, double, double> moment, double? mean = null)
    {
        _moment = moment;
        _mean = new(() => mean ?? moment(1, 0, 1));
        _square = new(() => double.IsFinite(Mean) ? moment(2, Mean, 1) : Mean * Mean);
        _lost = new(() => moment(1, Mean, Math.Sqrt(_square.Value)) * Math.Sqrt(_square.Value));
    }

    public double Mean => _mean.Value;

    public double Variance
    {
        get
        {
            double square = _square.Value, lost = Lost(FarForVariance), variance = square - (lost * lost);
            return variance > square * Rounding ? variance : lost == 0 ? square : 0;
        }
    }

    public double Skewness => Standardised((unit, r) => _moment(3, Mean, unit) - (3 * r) - (r * r * r));

    public double ExcessKurtosis => Standardised((unit, r) => _moment(4, Mean, unit) - (r == 0 ? 0 : (4 * r * _moment(3, Mean, unit)) - (6 * r * r) - (3 * r * r * r * r))) - 3;

    /// <summary>How far the mean lies above the number that stands for it, beyond so many standard deviations from 0; nearer it is no matter.</summary>
    private double Lost(double far) => _square.Value > 0 && Math.Sqrt(_square.Value) < Math.Abs(Mean) / far ? _lost.Value : 0;

    private double Standardised(Func<double, double, double> moment)
    {
        double unit = double.IsFinite(Variance) ? Math.Sqrt(Variance) : double.NaN, standardised = moment(unit, Lost(Far) / unit);
        return double.IsFinite(standardised) ? standardised : double.NaN;
    }
}
