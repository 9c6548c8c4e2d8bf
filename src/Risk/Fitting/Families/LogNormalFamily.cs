using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class LogNormalFamily() : LawFamily("lognormal", ("logMean", false), ("logStandardDeviation", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.LogNormal(p[0], p[1]);

    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double log = Elementary.Log(x);
        double z = (log - p[0]) / p[1];
        return (-0.5 * z * z) - Elementary.Log(p[1]) - log - 0.91893853320467274178;
    }

    internal override string? Refusal(FittingData data) => Above(0, data);

    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete)
        {
            return null;
        }

        SampleMoments logs = SampleMoments.Of(Array.ConvertAll(data.Exact, Elementary.Log));
        return [logs.Mean, Math.Sqrt(logs.Variance)];
    }

    // σ² = ln(1 + variance/mean²), μ = ln mean − σ²/2.
    internal override double[]? FromMoments(SampleMoments m)
    {
        double variance = Elementary.Log1p(m.Variance / (m.Mean * m.Mean));
        return m.Mean > 0 ? [Elementary.Log(m.Mean) - (variance / 2), Math.Sqrt(variance)] : null;
    }

    // l₂/l₁ = erf(σ/2) = 2Φ(σ/√2) − 1.
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double sigma = Math.Sqrt(2) * NormalFunctions.Quantile((1 + (m.L2 / m.Mean)) / 2);
        return m.Mean > 0 && sigma > 0 ? [Elementary.Log(m.Mean) - (sigma * sigma / 2), sigma] : null;
    }

    internal override double[]? Start(FittingData data)
    {
        SampleMoments logs = SampleMoments.Of([.. data.Typical.Where(x => x > 0).Select(Elementary.Log)]);
        return [logs.Mean, Math.Sqrt(logs.Variance)];
    }
}
