using Risk.Engine;
using Risk.Mathematics;

namespace Risk.Results;

/// <summary>
/// Intervals that hold the true figure at all numbers of runs at once with the stated confidence, and so at any that one stops at. Each is the set of figures whose
/// test martingale stays below 1/α: it begins at 1, and ever reaches 1/α with a probability of at most α (J. Ville, "Étude critique de la notion de collectif", 1939).
/// </summary>
internal static class AnytimeInterval
{
    /// <summary>The runs that the mixtures are worth: intervals are narrowest, at about 3 in place of 1.96 standard errors, at some eight times as many, and not much wider over four decades.</summary>
    public const double Weight = Leaf.Runs;

    /// <summary>The replicates that the mixture over their means is worth.</summary>
    public const double ReplicateWeight = 4;

    private const int Halvings = 200;

    /// <summary>
    /// The interval of a probability seen <paramref name="count"/> times in <paramref name="runs"/> independent runs. No approximation: for a true p, the likelihood ratio of
    /// a mixture of Beta(wp + ½, w(1 − p) + ½) to p is a martingale, ln M = ln B(wp + ½ + k, w(1 − p) + ½ + n − k) − ln B(wp + ½, w(1 − p) + ½) − k ln p − (n − k) ln(1 − p).
    /// </summary>
    /// <remarks>
    /// H. Robbins, "Statistical methods related to the law of the iterated logarithm", Ann. Math. Statist. 41 (1970) 1397–1409; centred at p as by S. R. Howard,
    /// A. Ramdas, J. McAuliffe and J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Ann. Statist. 49 (2021) 1055–1080.
    /// </remarks>
    public static (double Low, double High) Probability(long count, long runs, double alpha)
    {
        double seen = (double)count / runs, bound = -Elementary.Log(alpha);
        return (count == 0 ? 0 : End(0, seen), count == runs ? 1 : End(1, seen));

        // Between an end of [0, 1], which is excluded, and the part seen, whose martingale is below 1.
        double End(double outside, double inside)
        {
            for (int i = 0; i < Halvings; i++)
            {
                double middle = (outside + inside) / 2;
                if (middle == outside || middle == inside)
                {
                    break;
                }

                (outside, inside) = LogMartingale(count, runs, middle) >= bound ? (middle, inside) : (outside, middle);
            }

            return outside;
        }
    }

    /// <summary>
    /// The least and the greatest count, of <paramref name="runs"/> independent runs, at which an event of probability <paramref name="p"/> is not excluded. The quantile at p lies
    /// from the order statistic of the least (−∞ for 0) to that of the greatest plus one (+∞ past the last), also where values are tied.
    /// </summary>
    /// <remarks>S. R. Howard and A. Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm identification", Bernoulli 28 (2022) 1704–1728.</remarks>
    public static (long Least, long Greatest) Counts(long runs, double p, double alpha)
    {
        double bound = -Elementary.Log(alpha);
        long centre = Math.Clamp((long)(runs * p), 0, runs);
        return (LastInside(centre, -1), LastInside(centre, runs + 1));

        // The martingale is log-convex in the count.
        long LastInside(long inside, long outside)
        {
            while (Math.Abs(outside - inside) > 1)
            {
                long middle = inside + ((outside - inside) / 2);
                (inside, outside) = LogMartingale(middle, runs, p) < bound ? (middle, outside) : (inside, middle);
            }

            return inside;
        }
    }

    /// <summary>
    /// The standard errors on either side of the mean of <paramref name="figures"/> figures, in place of z or t: √(ν(Q − 1) ÷ (1 − Qκ)) with κ = w ÷ (n + w) and
    /// Q = (1 ÷ (α√κ))^(2/n). It is exact for normal figures of unknown variance, and for other independent figures in the limit of many, where it is the asymptotic confidence sequence.
    /// </summary>
    /// <remarks>
    /// The martingale is √κ ((1 + t²/ν) ÷ (1 + κt²/ν))^(n/2), Student's t with a normal mixture over the effect: T. L. Lai, "On confidence sequences", Ann. Statist. 4 (1976) 265–280;
    /// H. Wang and A. Ramdas, "Anytime-valid t-tests and confidence sequences for Gaussian means with unknown variance", Sequential Analysis 44 (2025). The limit: I. Waudby-Smith, D. Arbour, R. Sinha,
    /// E. H. Kennedy and A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Ann. Statist. 52 (2024) 2613–2640.
    /// </remarks>
    public static double Score(double confidence, double figures, double weight)
    {
        double kappa = weight / (figures + weight);
        double excess = Elementary.Expm1(2 / figures * (-Elementary.Log(1 - confidence) - (Elementary.Log(kappa) / 2)));
        double denominator = 1 - ((1 + excess) * kappa);
        return figures >= 2 && denominator > 0 ? Math.Sqrt((figures - 1) * excess / denominator) : double.PositiveInfinity;
    }

    /// <summary>ln M of a probability p in (0, 1). It is off by some 1e-16·n: a thousandth of the bound at 10¹² runs.</summary>
    internal static double LogMartingale(long count, long runs, double p, double weight = Weight)
    {
        double a = (weight * p) + 0.5, b = (weight * (1 - p)) + 0.5, k = count, rest = runs - count;
        return BetaFunctions.LogBeta(a + k, b + rest) - BetaFunctions.LogBeta(a, b) - (k * Elementary.Log(p)) - (rest * Elementary.Log1p(-p));
    }
}
