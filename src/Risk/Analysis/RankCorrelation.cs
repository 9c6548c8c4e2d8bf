using Risk.Mathematics;
using Risk.Results;

namespace Risk.Analysis;

/// <summary>
/// Spearman's rank correlation, r = C ÷ √(V W), with C the covariance and V, W the variances of the mid-distributions F(x) and G(y): docs/methods.md (39).
/// With an event for y it is the point-biserial correlation of the ranks of x with the event.
/// </summary>
internal static class RankCorrelation
{
    /// <summary>r with the interval tanh(atanh r ± z·s ÷ (1 − r²)) (R. A. Fisher, 1915).</summary>
    /// <remarks>
    /// The standard error s is that of the influence function of r, √(Σ IFᵢ²) ÷ n, which holds for ties and for any dependence:
    /// IF = IF_C ÷ √(V W) − ½ r (IF_V ÷ V + IF_W ÷ W) and IF_C = F·G + E[K(x, X) G(Y)] + E[F(X) K(y, Y)] − 3 E[F·G]
    /// (C. Croux and C. Dehon, "Influence functions of the Spearman and Kendall correlation measures", Statistical Methods and Applications 19 (2010) 497–515). Where runs share draws,
    /// so many together, as the two of an antithetic pair do, the squares are those of their sums.
    /// </remarks>
    public static Estimate Of(RankColumn x, RankColumn y, double confidence, int together = 1)
    {
        double product = x.MeanProduct(y), scale = Math.Sqrt(x.Variance * y.Variance);
        double r = Math.Clamp((product - 0.25) / scale, -1, 1);
        double[] fromX = x.Above(y), fromY = y.Above(x);
        int n = fromX.Length;
        double squares = 0, sum = 0;
        for (int i = 0; i < n; i++)
        {
            double covariance = (x.Ranks[i] * y.Ranks[i]) + fromX[i] + fromY[i] - (3 * product);
            double influence = (covariance / scale) - (r / 2 * ((x.Influence[i] / x.Variance) + (y.Influence[i] / y.Variance)));
            sum += influence;
            if ((i + 1) % together == 0 || i + 1 == n)
            {
                squares += sum * sum;
                sum = 0;
            }
        }

        return WithInterval(r, Math.Sqrt(squares) / n, n, confidence);
    }

    private static Estimate WithInterval(double r, double standardError, int runs, double confidence)
    {
        const double rounding = 1e-9;
        double rest = 1 - (r * r);
        if (rest < rounding)
        {
            return new(EstimateKind.Correlation, Math.Round(r), 0, Math.Round(r), Math.Round(r), confidence, runs);
        }

        double centre = Elementary.Log((1 + r) / (1 - r)) / 2;
        double reach = NormalScore.Of(confidence) * standardError / rest;
        return new(EstimateKind.Correlation, r, standardError, Tanh(centre - reach), Tanh(centre + reach), confidence, runs);
    }

    private static double Tanh(double x)
    {
        double e = Elementary.Exp(-2 * Math.Abs(x));
        return Math.CopySign((1 - e) / (1 + e), x);
    }
}
