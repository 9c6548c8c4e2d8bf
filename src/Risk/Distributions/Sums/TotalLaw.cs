namespace Risk.Distributions;

/// <summary>The law of a total of amounts, by what is known of their sums.</summary>
internal static class TotalLaw
{
    /// <param name="counts">How many amounts, rising, and the probability of each count.</param>
    /// <param name="severity">The law of one.</param>
    public static Distribution Of((double N, double P)[] counts, Distribution severity)
    {
        if (severity.IsDiscrete)
        {
            return LatticeSum.Of(counts, severity);
        }

        double none = counts[0].N == 0 ? counts[0].P : 0;
        (double N, double P)[] some = [.. counts.Where(c => c.N > 0)];
        return some.Length == 0 ? Distribution.Constant(0)
            : new ZeroOrSumLaw(none, CountedSumLaw.Knows(severity) ? CountedSumLaw.Of(some, severity) : new GriddedSumLaw(severity, some));
    }
}
