using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of a metalog as integrals over the log-odds. With one bound its tail is that of a power: the moment of an order is finite where the order times the slope of M far out is below 1.</summary>
internal static class MetalogMoments
{
    private const int PerUnit = 16, Far = 80;
    private const double Step = 1.0 / PerUnit;

    public static IMoments Of(MetalogCurve curve, MetalogScale scale) => new LazyMoments((power, centre, unit) =>
    {
        double slope = scale.IsLower ? curve.Slope(+1) : scale.IsUpper ? curve.Slope(-1) : 0;
        return power * slope < 1 ? Body(curve, scale, power, centre, unit) + Beyond(curve, scale, power, centre, unit)
            : power > 2 ? double.NaN
            : power == 1 && scale.IsUpper ? double.NegativeInfinity : double.PositiveInfinity;
    });

    // ∫ g(x(s))·p(1 − p) ds by the trapezoidal rule, which converges exponentially over the whole line.
    private static double Body(MetalogCurve curve, MetalogScale scale, int power, double centre, double unit) => CompensatedSum.Of((2 * Far * PerUnit) + 1, i =>
    {
        double s = (i * Step) - Far;
        return CentralPower.Of((scale.Place(curve.Value(s)) - centre) / unit, power) * (StandardLogistic.Density(s) * Step);
    });

    // The points of that rule beyond on the side of an exponential: there M is straight, and with x = bound ± e^±M each power (in the unit, which may be as far from 1 as e^M) of e^M a geometric series.
    private static double Beyond(MetalogCurve curve, MetalogScale scale, int power, double centre, double unit)
    {
        if (!scale.IsLower && !scale.IsUpper)
        {
            return 0;
        }

        int side = scale.IsLower ? 1 : -1;
        double slope = curve.Slope(side), log = (side * curve.Value(side * Far)) - Elementary.Log(unit), start = ((scale.IsLower ? scale.Lower : scale.Upper) - centre) / unit, sum = 0, binomial = 1;
        for (int j = 0; j <= power; j++)
        {
            double fall = (1 - (j * slope)) * Step;
            sum += binomial * WholePower.Of(start, power - j) * WholePower.Of(side, j) * Elementary.Exp((j * log) - Far) * (Step * Elementary.Exp(-fall) / -Elementary.Expm1(-fall));
            binomial = binomial * (power - j) / (j + 1);
        }

        return sum;
    }
}
