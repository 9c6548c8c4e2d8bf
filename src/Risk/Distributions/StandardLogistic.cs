using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The logistic law about 0 with scale 1: its values are log-odds.</summary>
internal static class StandardLogistic
{
    /// <summary>e^s ⁄ (1 + e^s)², which is dp/ds.</summary>
    public static double Density(double s)
    {
        double fading = Elementary.Exp(-Math.Abs(s));
        return fading / ((1 + fading) * (1 + fading));
    }

    /// <summary>P(S &gt; s) = 1 ⁄ (1 + e^s).</summary>
    public static double Tail(double s)
    {
        double fading = Elementary.Exp(-Math.Abs(s));
        return s > 0 ? fading / (1 + fading) : 1 / (1 + fading);
    }

    /// <summary>ln(p ⁄ (1 − p)), without cancellation near ½.</summary>
    public static double LogOdds(double p) => p is > 0.25 and < 0.75
        ? Elementary.Log1p((2 * p - 1) / (1 - p))
        : Elementary.Log(p) - Elementary.Log1p(-p);
}
