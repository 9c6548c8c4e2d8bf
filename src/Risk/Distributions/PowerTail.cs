using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The power that the extreme-value laws share: (1 + ξz)^(−1/ξ) with z = (x − location)/scale, which is e^(−z) at ξ = 0.</summary>
internal static class PowerTail
{
    /// <summary>scale·e^log, where e^log itself may be beyond the doubles.</summary>
    public static double Place(double scale, double log) => log > 700 ? scale * Elementary.Exp(log / 2) * Elementary.Exp(log / 2) : scale * Elementary.Exp(log);

    /// <summary>scale·(e^(ξy) − 1)/ξ, the distance from the location at y = ln(1 + ξz)/ξ.</summary>
    public static double Excess(double y, double scale, double shape) => shape == 0 ? scale * y
        : shape * y > 700 ? Place(scale / shape, shape * y)
        : scale * (Elementary.Expm1(shape * y) / shape);

    /// <summary>−ln(1 + ξz)/ξ.</summary>
    public static double Log(double x, double location, double scale, double shape)
    {
        double distance = x - location;
        if (shape == 0)
        {
            return -distance / scale;
        }

        // Near the end of a law with one, 1 + ξz is nearly 0: there scale + ξ(x − location) is rounded once, as a whole; the end as a double may lie beyond it.
        double bend = shape * (distance / scale);
        return bend > -0.5 ? -Elementary.Log1p(bend) / shape
            : -Elementary.Log(Math.Max(0, Math.FusedMultiplyAdd(shape, distance, scale) + (shape * DoubleDouble.SumError(x, -location, distance))) / scale) / shape;
    }
}
