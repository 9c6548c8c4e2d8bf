namespace Risk.Results;

/// <summary>
/// The distribution-free interval of a quantile: between the order statistics of rank l and u (from 1), where the number of runs below
/// the quantile is B ~ Binomial(n, p). l is the largest with P(B ≤ l − 1) ≤ α/2, 0 where none is (no lower end); u the smallest with
/// P(B ≤ u − 1) ≥ 1 − α/2, n + 1 where none is (H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition, section 7.1): docs/methods.md (33).
/// </summary>
/// <param name="LowerRank">l, from 0 to n.</param>
/// <param name="UpperRank">u, from 1 to n + 1.</param>
/// <param name="Coverage">P(l ≤ B ≤ u − 1), at least the confidence asked for.</param>
internal readonly record struct OrderStatisticInterval(long LowerRank, long UpperRank, double Coverage)
{
    // np(1 − p) up to which the binomial is summed, over about 2·12 standard deviations: at most a quarter of a million terms.
    private const double ExactUpTo = 1e8;

    // Terms below this part of the largest are left out.
    private const double Negligible = 1e-32;

    public static OrderStatisticInterval Of(long n, double p, double confidence)
    {
        double z = NormalScore.Of(confidence);
        double alphaHalf = (1 - confidence) / 2;
        if (p is 0 or 1)
        {
            return p == 0 ? new(0, 1, 1) : new(n, n + 1, 1);
        }

        return n * p * (1 - p) <= ExactUpTo ? Exact(n, p, alphaHalf) : Asymptotic(n, p, z, confidence);
    }

    /// <summary>The binomial summed outwards from its mode, in terms relative to the mode, then divided by their sum: no logarithm, no factorial.</summary>
    private static OrderStatisticInterval Exact(long n, double p, double alphaHalf)
    {
        long mode = Math.Min((long)((n + 1) * p), n);
        double odds = p / (1 - p);

        // Counted first, then filled: an array is compiled ahead of time where a list of numbers is not.
        long least = mode, most = mode;
        for (double term = 1; least > 0 && (term *= Below(least)) >= Negligible; least--)
        {
        }

        for (double term = 1; most < n && (term *= Above(most)) >= Negligible; most++)
        {
        }

        var terms = new double[most - least + 1];
        terms[mode - least] = 1;
        for (long k = mode; k > least; k--)
        {
            terms[k - 1 - least] = terms[k - least] * Below(k);
        }

        for (long k = mode; k < most; k++)
        {
            terms[k + 1 - least] = terms[k - least] * Above(k);
        }

        double total = 0;
        foreach (double term in terms)
        {
            total += term;
        }

        return Ranks(terms, total, least, n, alphaHalf);

        // P(B = k − 1) ÷ P(B = k), and P(B = k + 1) ÷ P(B = k).
        double Below(long k) => k / ((n - k + 1) * odds);
        double Above(long k) => (n - k) * odds / (k + 1);
    }

    private static OrderStatisticInterval Ranks(double[] terms, double total, long least, long n, double alphaHalf)
    {
        // Below `least` the probability is negligible, so P(B ≤ least − 1) ≤ α/2 holds for any α of use.
        int lower = 0;
        double below = 0;
        while (lower < terms.Length && below + terms[lower] <= alphaHalf * total)
        {
            below += terms[lower++];
        }

        int upper = terms.Length - 1;
        double above = 0;
        while (upper >= 0 && above + terms[upper] <= alphaHalf * total)
        {
            above += terms[upper--];
        }

        // P(B ≤ least + lower − 1) ≤ α/2, so l = least + lower; P(B ≥ least + upper + 1) ≤ α/2, so u = least + upper + 1.
        return new(least + lower, Math.Min(least + upper + 1, n + 1), (total - below - above) / total);
    }

    /// <summary>
    /// P(B ≤ k) ≈ Φ((k + ½ − np − (z² − 1)(1 − 2p)/6) ÷ σ), the Cornish–Fisher expansion with the correction for continuity:
    /// within one rank where σ &gt; 10⁴.
    /// </summary>
    private static OrderStatisticInterval Asymptotic(long n, double p, double z, double confidence)
    {
        double sigma = Math.Sqrt(n * p * (1 - p));
        double centre = (n * p) + (((z * z) - 1) * (1 - (2 * p)) / 6) - 0.5;
        long lower = (long)Math.Ceiling(centre - (z * sigma));
        long upper = (long)Math.Ceiling(centre + (z * sigma)) + 1;
        return new(Math.Clamp(lower, 0, n), Math.Clamp(upper, 1, n + 1), confidence);
    }
}
