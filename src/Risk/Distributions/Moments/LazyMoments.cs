namespace Risk.Distributions;

/// <summary>
/// Moments by one function, such as an integral or a sum; the first two are kept. A variance about an infinite mean is infinite; a standardised moment that is not
/// finite is NaN. Higher powers are taken in standard deviations, so that no unit of the values loses them.
/// </summary>
internal sealed class LazyMoments : IMoments
{
    // From so many standard deviations from 0, what the rounding of the mean leaves is taken out of the moments about it.
    private const double Far = 64;
    private readonly Func<int, double, double, double> _moment;
    private readonly Lazy<double> _mean;
    private readonly Lazy<(double Variance, double Lost)> _spread;

    /// <param name="moment">E ((X − centre)/unit)^power from the power, the centre and the unit.</param>
    /// <param name="mean">The mean, where a closed form gives it.</param>
    public LazyMoments(Func<int, double, double, double> moment, double? mean = null)
    {
        _moment = moment;
        _mean = new(() => mean ?? moment(1, 0, 1));
        _spread = new(Spread);
    }

    public double Mean => _mean.Value;

    public double Variance => _spread.Value.Variance;

    public double Skewness => Standardised((unit, r) => _moment(3, Mean, unit) - (3 * r) - (r * r * r));

    public double ExcessKurtosis => Standardised((unit, r) => _moment(4, Mean, unit) - (r == 0 ? 0 : (4 * r * _moment(3, Mean, unit)) - (6 * r * r) - (3 * r * r * r * r))) - 3;

    /// <summary>The variance, and how far the mean lies above the number that stands for it.</summary>
    private (double Variance, double Lost) Spread()
    {
        double square = double.IsFinite(Mean) ? _moment(2, Mean, 1) : Mean * Mean, unit = Math.Sqrt(square);
        if (!(unit > 0 && unit < Math.Abs(Mean) / Far))
        {
            return (square, 0);
        }

        double rest = _moment(1, Mean, unit);
        return (square * (1 - (rest * rest)), rest * unit);
    }

    private double Standardised(Func<double, double, double> moment)
    {
        double unit = double.IsFinite(Variance) ? Math.Sqrt(Variance) : double.NaN, standardised = moment(unit, _spread.Value.Lost / unit);
        return double.IsFinite(standardised) ? standardised : double.NaN;
    }
}
