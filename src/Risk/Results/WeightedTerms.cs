using Risk.Engine;
using Risk.Mathematics;

namespace Risk.Results;

/// <summary>The sum of the weights of those of n independent runs in which something happens, with what its error is read from.</summary>
/// <param name="Total">T = Σ y, with y = w·1{happens}.</param>
/// <param name="Spread">V = n/(n − 1) Σ(y − T/n)², the estimated variance of T.</param>
/// <param name="Greatest">The greatest y.</param>
/// <param name="Runs">n.</param>
internal readonly record struct WeightedTerms(double Total, double Spread, double Greatest, long Runs)
{
    // Gamma laws of more than so many degrees are normal for all that an interval can show.
    private const double NormalBeyond = 1e7;

    public static WeightedTerms Of(in Moments moments, long runs) => new(moments.Mean * runs, moments.M2 * runs / (runs - 1), moments.Maximum, runs);

    /// <summary>From Σ y, Σ y² and the greatest y.</summary>
    public static WeightedTerms Of(double total, double squares, double greatest, long runs) =>
        new(total, Math.Max(0, squares - (total * total / runs)) * runs / (runs - 1), greatest, runs);

    /// <summary>The unbiased estimate of the probability, T/n.</summary>
    public double Part => Total / Runs;

    /// <summary>Its standard error.</summary>
    public double Error => Math.Sqrt(Spread) / Runs;

    /// <summary>The sum of squares of the terms.</summary>
    public double Squares => (Spread * (Runs - 1) / Runs) + (Total * Total / Runs);

    /// <summary>
    /// The interval of the probability: T is taken as a gamma law of its mean and variance, as a weighted sum of rare events is. The lower end is its α/2 quantile; the upper the 1 − α/2
    /// quantile once one more run of the greatest weight has been seen, G(T + m, V + m²). Where no run shows it, from 0 to −ln(α/2) m/n, with m the greatest weight of any run.
    /// </summary>
    /// <remarks>
    /// M. P. Fay and E. J. Feuer, "Confidence intervals for directly standardized rates: a method based on the gamma distribution", Statistics in Medicine 16 (1997) 791–801; the variance here is
    /// about the mean, so that events which a changed law makes common have no wider interval than they need.
    /// </remarks>
    public (double Low, double High) Interval(double confidence, double greatestWeight)
    {
        if (!double.IsFinite(Total) || !double.IsFinite(Spread))
        {
            return (0, 1);
        }

        (double low, double high) = Bounds(confidence, greatestWeight);
        return (Math.Clamp(low, 0, 1), Math.Clamp(high, 0, 1));
    }

    /// <summary>The same of terms of any size, whose mean may be above 1.</summary>
    public (double Low, double High) Bounds(double confidence, double greatestWeight)
    {
        double half = (1 - confidence) / 2, m = Total > 0 ? Greatest : greatestWeight;
        double low = Total > 0 ? Quantile(Total, Spread, half, 1 - half, confidence) : 0;
        double high = Quantile(Total + m, Spread + (m * m), 1 - half, half, confidence);
        return (low / Runs, high / Runs);
    }

    private static double Quantile(double mean, double variance, double p, double q, double confidence)
    {
        double shape = mean * mean / variance;
        return shape <= NormalBeyond
            ? IncompleteGamma.Inverse(shape, p, q) * (variance / mean)
            : mean + ((p < q ? -1 : 1) * NormalScore.Of(confidence) * Math.Sqrt(variance));
    }
}
