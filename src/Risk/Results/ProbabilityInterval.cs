using Risk.Mathematics;

namespace Risk.Results;

/// <summary>Intervals for a probability from a count.</summary>
internal static class ProbabilityInterval
{
    /// <summary>
    /// Wilson's score interval: (k + z²/2 ± z√(k(n − k)/n + z²/4)) ÷ (n + z²). Its ends are exactly 0 for k = 0 and 1 for k = n. docs/methods.md (32).
    /// The product of the ends is k²/(n(n + z²)), which gives the lower one without the cancellation of the difference.
    /// </summary>
    public static (double Low, double High) Wilson(long count, long runs, double z)
    {
        double k = count;
        double n = runs;
        double centre = k + (z * z / 2);
        double reach = z * Math.Sqrt((k * (n - k) / n) + (z * z / 4));
        double scale = n + (z * z);
        return (count == 0 ? 0 : k * (k / n) / (centre + reach), count == runs ? 1 : (centre + reach) / scale);
    }

    /// <summary>
    /// The exact interval of Clopper and Pearson: the quantile of Beta(k, n − k + 1) at α/2 and that of Beta(k + 1, n − k) at 1 − α/2;
    /// 0 for k = 0 and 1 for k = n.
    /// </summary>
    public static (double Low, double High) ClopperPearson(long count, long runs, double alpha)
    {
        double k = count;
        double n = runs;
        return (
            count == 0 ? 0 : BetaFunctions.Inverse(alpha / 2, 1 - (alpha / 2), k, n - k + 1).X,
            count == runs ? 1 : BetaFunctions.Inverse(1 - (alpha / 2), alpha / 2, k + 1, n - k).X);
    }
}
