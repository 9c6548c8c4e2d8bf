using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of a metalog as integrals over the log-odds. With one bound its tail is that of a power: the moment of an order is finite where the order times the slope of M far out is below 1.</summary>
internal static class MetalogMoments
{
    public static IMoments Of(MetalogCurve curve, MetalogScale scale) => new LazyMoments((power, centre, unit) =>
    {
        double slope = scale.IsLower ? curve.Slope(+1) : scale.IsUpper ? curve.Slope(-1) : 0;
        return power * slope < 1 ? Integral(s => MetalogCurve.Power((scale.Place(curve.Value(s)) - centre) / unit, power))
            : power > 2 ? double.NaN
            : power == 1 && scale.IsUpper ? double.NegativeInfinity : double.PositiveInfinity;
    });

    // ∫ g(s)·p(1 − p) ds by the trapezoidal rule, far enough out for tails that hardly have the moment.
    private static double Integral(Func<double, double> value)
    {
        const int points = 700 * 16;
        return CompensatedSum.Of((2 * points) + 1, i =>
        {
            double s = (i - points) / 16.0;
            return value(s) * (StandardLogistic.Density(s) / 16);
        });
    }
}
