namespace Risk.Results;

/// <summary>Intervals for a probability from a count.</summary>
internal static class ProbabilityInterval
{
    /// <summary>
    /// Wilson's score interval: (k + z²/2 ± z√(k(n − k)/n + z²/4)) ÷ (n + z²). Its ends are exactly 0 for k = 0 and 1 for k = n.
    /// </summary>
    public static (double Low, double High) Wilson(long count, long runs, double z)
    {
        double k = count;
        double n = runs;
        double centre = k + (z * z / 2);
        double reach = z * Math.Sqrt((k * (n - k) / n) + (z * z / 4));
        double scale = n + (z * z);
        return (count == 0 ? 0 : (centre - reach) / scale, count == runs ? 1 : (centre + reach) / scale);
    }
}
