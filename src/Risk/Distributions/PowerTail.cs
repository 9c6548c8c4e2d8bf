using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The power that the extreme-value laws share: (1 + ξz)^(−1/ξ) with z = (x − location)/scale, which is e^(−z) at ξ = 0.</summary>
internal static class PowerTail
{
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
