using Risk.Mathematics;

namespace Risk.Tests.Statistics;

/// <summary>Probabilities, under the law that is claimed, of a statistic at least as far out as the one seen.</summary>
internal static class PValue
{
    /// <summary>Of |Z| ≥ |z|.</summary>
    public static double Normal(double z) => double.IsNaN(z) ? 0 : 2 * NormalFunctions.SurvivalFunction(Math.Abs(z));

    /// <summary>Two-sided, of a count of <paramref name="n"/> trials at <paramref name="p"/>: twice the smaller tail of the binomial.</summary>
    public static double Count(long count, long n, double p)
    {
        if (p is 0 or 1)
        {
            return count == n * p ? 1 : 0;
        }

        double atLeast = count == 0 ? 1 : BetaFunctions.Tails(UnitPoint.Of(p), count, n - count + 1).Lower;
        double atMost = count == n ? 1 : BetaFunctions.Tails(UnitPoint.Of(p), count + 1, n - count).Upper;
        return Math.Min(1, 2 * Math.Min(atLeast, atMost));
    }

    /// <summary>Two-sided, of χ² with <paramref name="degrees"/> of freedom: a fit that is too good is as suspect as one that is bad.</summary>
    public static double ChiSquare(double statistic, int degrees)
    {
        (double lower, double upper, _) = IncompleteGamma.Tails(degrees / 2.0, statistic / 2);
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    /// <summary>
    /// Of sup|F̂ − F| of <paramref name="n"/> values: the limit law 2 Σ (−1)^(k−1) e^(−2k²λ²) at λ = (√n + 0.12 + 0.11⁄√n)·D
    /// (M. A. Stephens, "EDF statistics for goodness of fit", JASA 69 (1974) 730–737).
    /// </summary>
    public static double KolmogorovSmirnov(double distance, int n)
    {
        double lambda = (Math.Sqrt(n) + 0.12 + (0.11 / Math.Sqrt(n))) * distance;
        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * lambda * lambda);
        }

        return lambda < 0.2 ? 1 : Math.Clamp(sum, 0, 1);
    }

    /// <summary>
    /// Of Anderson and Darling's A², a sum of χ²₁⁄(j(j + 1)): for large values the tail is that of its first term times
    /// Π(1 − 2⁄(j(j + 1)))^(−½) = √3, so √3·P(χ²₁ ≥ 2A²) (V. M. Zolotarev, Theory Probab. Appl. 6 (1961) 201–204); 0.044 for 0.05, closer beyond.
    /// </summary>
    public static double AndersonDarling(double statistic) =>
        double.IsNaN(statistic) ? 0 : Math.Min(1, Math.Sqrt(3) * Normal(Math.Sqrt(2 * Math.Max(0, statistic))));

    /// <summary>Two-sided, of a sum of rare counts.</summary>
    public static double Poisson(long count, double mean)
    {
        double atMost = IncompleteGamma.Tails(count + 1, mean).Upper;
        return Math.Min(1, 2 * Math.Min(AtLeast(count, mean), atMost));
    }

    /// <summary>Of at least <paramref name="count"/> where <paramref name="mean"/> are expected, by the Poisson law.</summary>
    public static double AtLeast(long count, double mean) => count == 0 ? 1 : IncompleteGamma.Tails(count, mean).Lower;
}
