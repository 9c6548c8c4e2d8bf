using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The chance that what holds for one of n independent draws holds for all, from the probability of it and of its contrary, either of which may be tiny.</summary>
internal static class Repeated
{
    public static double All(int count, double within, double beyond) => within <= 0 ? 0 : beyond <= 0 ? 1 : Elementary.Exp(count * Log(within, beyond));

    public static double NotAll(int count, double within, double beyond) => within <= 0 ? 1 : beyond <= 0 ? 0 : -Elementary.Expm1(count * Log(within, beyond));

    public static double Log(double within, double beyond) => within < 0.5 ? Elementary.Log(within) : Elementary.Log1p(-beyond);
}
