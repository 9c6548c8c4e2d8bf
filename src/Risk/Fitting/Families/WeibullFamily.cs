using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class WeibullFamily() : LawFamily("Weibull", ("shape", true), ("scale", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Weibull(p[0], p[1]);

    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double log = Elementary.Log(x / p[1]);
        return Elementary.Log(p[0] / p[1]) + ((p[0] - 1) * log) - Elementary.Exp(p[0] * log);
    }

    internal override string? Refusal(FittingData data) => Above(0, data);

    /// <summary>
    /// Σ x^k ln x / Σ x^k − 1/k = mean of ln x over the finished, whose left side rises with k; then λ^k = Σ x^k ÷ number of finished
    /// (A. C. Cohen, "Maximum likelihood estimation in the Weibull distribution", Technometrics 7 (1965) 579–588).
    /// </summary>
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsRightCensored || data.Exact.Length == 0)
        {
            return null;
        }

        // Measured in units of the greatest value, so that no power overflows; a wait of 0 or less that goes on says nothing.
        double unit = data.Typical[^1];
        double[] logs = [.. data.All.Where(m => m.Low > 0).Select(m => LogRatio.Of(m.Low, unit))];
        double meanLog = data.Exact.Average(x => LogRatio.Of(x, unit));
        double Equation(double logShape)
        {
            double k = Elementary.Exp(logShape);
            (double sum, double weighted) = (0, 0);
            foreach (double log in logs)
            {
                double power = Elementary.Exp(k * log);
                (sum, weighted) = (sum + power, weighted + (power * log));
            }

            return (weighted / sum) - (1 / k) - meanLog;
        }

        if (Root.Of(Equation, -10, 30) is not { } root)
        {
            return null;
        }

        double shape = Elementary.Exp(root);
        double mean = logs.Sum(log => Elementary.Exp(shape * log)) / data.Exact.Length;
        return [shape, unit * Elementary.Exp(Elementary.Log(mean) / shape)];
    }

    /// <summary>Γ(1 + 2/k)/Γ(1 + 1/k)² − 1 = variance/mean², falling in k.</summary>
    internal override double[]? FromMoments(SampleMoments m)
    {
        double wanted = Elementary.Log(m.Variance / m.Mean / m.Mean);
        double? root = m.Mean > 0
            ? Root.Of(logShape => Elementary.Log(ExponentialPowers.Second(Elementary.Exp(-logShape))) - wanted, -4, 30)
            : null;
        return root is { } found ? WithMean(Elementary.Exp(found), m.Mean) : null;
    }

    // l₂/l₁ = 1 − 2^(−1/k).
    internal override double[]? FromLMoments(SampleMoments m) =>
        m.Mean > 0 && m.L2 < m.Mean ? WithMean(-0.69314718055994530942 / Elementary.Log1p(-m.L2 / m.Mean), m.Mean) : null;

    private static double[] WithMean(double shape, double mean) => [shape, mean / Elementary.Exp(GammaFunctions.LogGamma(1 + (1 / shape)))];
}
