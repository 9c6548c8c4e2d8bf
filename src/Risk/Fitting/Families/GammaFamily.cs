using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class GammaFamily() : LawFamily("gamma", ("shape", true), ("scale", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Gamma(p[0], p[1]);

    // Where the shape is large the powers of the formula cancel: then −D(k, t) − ½ ln 2πk − δ(k) + ln k/x, with the deviance D and the Stirling remainder δ (Loader 2000).
    internal override double LogDensity(Distribution law, double[] p, double x) => p[0] > 10
        ? Elementary.Log(p[0] / x) - GammaFunctions.Deviance(p[0], x / p[1]) - GammaFunctions.StirlingRemainder(p[0]) - (0.5 * Elementary.Log(2 * Math.PI * p[0]))
        : ((p[0] - 1) * Elementary.Log(x)) - (x / p[1]) - (p[0] * Elementary.Log(p[1])) - GammaFunctions.LogGamma(p[0]);

    internal override string? Refusal(FittingData data) => Above(0, data);

    /// <summary>ln k − ψ(k) = ln mean − mean of ln x, whose left side falls from ∞ to 0; then θ = mean/k.</summary>
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete)
        {
            return null;
        }

        double mean = SampleMoments.Of(data.Exact).Mean;

        // Each term is u − ln(1 + u) with u = x/mean − 1, whose mean is 0: none is below 0, and near the mean they keep their digits.
        double gap = data.Exact.Average(x => GammaFunctions.Deviance(mean, x) / mean);
        if (Root.Of(logShape => Elementary.Exp(logShape) is var k ? Digamma.LogLess(k) - gap : 0, -30, 40) is not { } root)
        {
            return null;
        }

        double shape = Elementary.Exp(root);
        return [shape, mean / shape];
    }

    internal override double[]? FromMoments(SampleMoments m) => m.Mean > 0 ? [m.Mean * m.Mean / m.Variance, m.Variance / m.Mean] : null;

    /// <summary>l₂/l₁ = Γ(k + ½)/(√π Γ(k + 1)), falling from 1 to 0 (Hosking 1990, table 1).</summary>
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double wanted = Elementary.Log(m.L2 / m.Mean * Math.Sqrt(Math.PI));
        double? root = m.Mean > 0
            ? Root.Of(logShape => Elementary.Exp(logShape) is var k ? GammaFunctions.LogGamma(k + 0.5) - GammaFunctions.LogGamma(k + 1) - wanted : 0, -30, 25)
            : null;
        return root is { } found ? [Elementary.Exp(found), m.Mean / Elementary.Exp(found)] : null;
    }
}
