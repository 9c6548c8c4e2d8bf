using Risk.Distributions;
using Risk.Mathematics;

namespace Risk;

/// <content>The lognormal law stated by figures in the unit of X.</content>
public abstract partial class Distribution
{
    /// <summary>The lognormal law with the given mean and standard deviation of X itself: σ² = ln(1 + (sd/mean)²), μ = ln mean − σ²/2.</summary>
    /// <param name="mean">The mean of X, above 0.</param>
    /// <param name="standardDeviation">The standard deviation of X, above 0.</param>
    /// <remarks>Prefer <see cref="LogNormalFromP10P90"/> for judged figures: people judge percentiles better than moments.</remarks>
    /// <exception cref="ParameterException">A value is not finite (DIST001), the mean is not above 0 (DIST004) or the deviation is not (DIST003).</exception>
    public static Distribution LogNormalFromMoments(double mean, double standardDeviation)
    {
        Require.Holds(Require.Finite(mean) > 0, "DIST004", nameof(mean), mean, $"mean must be greater than 0 for LogNormal (was {Require.Text(mean)})");
        double ratio = Require.Spread(standardDeviation, "mean") / mean;
        Require.Holds(ratio is >= 1e-150 and <= 1e300, "DIST006", nameof(standardDeviation), standardDeviation,
            $"standardDeviation/mean must lie in [1e-150, 1e300] (mean={Require.Text(mean)}, standardDeviation={Require.Text(standardDeviation)})");
        double logVariance = ratio > 1e100 ? 2 * Elementary.Log(ratio) : Elementary.Log1p(ratio * ratio);
        return new LogNormalLaw(Elementary.Log(mean) - logVariance / 2, Math.Sqrt(logVariance));
    }

    /// <summary>The lognormal law with the given tenth and ninetieth percentiles: μ = (ln p10 + ln p90)/2, σ = ln(p90/p10)/(2 z₀.₉).</summary>
    /// <param name="p10">The value that X stays below with probability 0.1, above 0.</param>
    /// <param name="p90">The value that X stays below with probability 0.9, above <paramref name="p10"/>.</param>
    /// <exception cref="ParameterException">A value is not finite (DIST001), not above 0 (DIST004), or they are not in order (DIST005).</exception>
    public static Distribution LogNormalFromP10P90(double p10, double p90)
    {
        Require.Holds(Require.Finite(p10) > 0, "DIST004", nameof(p10), p10, $"percentiles must be greater than 0 for LogNormal {Values()}");
        Require.Holds(Require.Finite(p90) > 0, "DIST004", nameof(p90), p90, $"percentiles must be greater than 0 for LogNormal {Values()}");
        Require.Holds(p10 < p90, "DIST005", nameof(p90), p90, $"percentiles must increase {Values()}");
        double low = Elementary.Log(p10), high = Elementary.Log(p90), ratio = p90 / p10;
        double span = ratio < 2 ? Elementary.Log1p((p90 - p10) / p10) : high - low;
        return new LogNormalLaw(low / 2 + high / 2, span / (2 * NormalFunctions.Quantile(0.9)));

        string Values() => $"(p10={Require.Text(p10)}, p90={Require.Text(p90)})";
    }
}
