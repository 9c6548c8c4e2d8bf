using Risk.Mathematics;

namespace Risk.Fitting;

/// <summary>The logarithm of the probability of data under a law.</summary>
internal static class Likelihood
{
    /// <summary>Σ ln f(x) over the exact values plus Σ ln of what is known of the censored; −∞ where one is impossible.</summary>
    public static double Log(LawFamily family, double[] parameters, FittingData data)
    {
        Distribution law;
        try
        {
            law = family.LawOf(parameters);
        }
        catch (ParameterException)
        {
            return double.NegativeInfinity;
        }

        double sum = 0;
        foreach (double x in data.Exact)
        {
            sum += family.LogDensity(law, parameters, x);
        }

        foreach ((Measurement m, int count) in data.Censored)
        {
            sum += count * Elementary.Log(Between(law, m.Low, m.High));
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>
    /// P(X &gt; low), P(X &lt; high) or the probability from low to high, as a difference of the smaller tails. It matters to counts alone that an
    /// open bound is not held, and both bounds of an interval are.
    /// </summary>
    private static double Between(Distribution law, double low, double high)
    {
        if (double.IsPositiveInfinity(high))
        {
            return law.SurvivalFunction(low);
        }

        double atLow = law.IsDiscrete && double.IsFinite(low) ? law.Density(low) : 0;
        double atHigh = law.IsDiscrete && double.IsNegativeInfinity(low) ? law.Density(high) : 0;
        return double.IsNegativeInfinity(low) ? law.Cdf(high) - atHigh
            : law.Cdf(low) > 0.5 ? law.SurvivalFunction(low) - law.SurvivalFunction(high) + atLow
            : law.Cdf(high) - law.Cdf(low) + atLow;
    }

    /// <summary>
    /// A² = −n − Σ (2i − 1)(ln F(xᵢ) + ln S(x₍ₙ₊₁₋ᵢ₎))⁄n (T. W. Anderson and D. A. Darling, "A test of goodness of fit", JASA 49 (1954) 765–769).
    /// </summary>
    public static double AndersonDarling(Distribution law, ReadOnlySpan<double> sorted)
    {
        double n = sorted.Length;
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += ((2 * i) + 1) / n * (Elementary.Log(law.Cdf(sorted[i])) + Elementary.Log(law.SurvivalFunction(sorted[^(i + 1)])));
        }

        return -n - sum;
    }
}
