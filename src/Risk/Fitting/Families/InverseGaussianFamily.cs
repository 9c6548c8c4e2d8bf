using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class InverseGaussianFamily() : LawFamily("inverse Gaussian", ("mean", true), ("shape", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.InverseGaussian(p[0], p[1]);

    // ½ ln(λ/(2πx³)) − λ(x − μ)²/(2μ²x).
    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double d = (x - p[0]) / p[0];
        return (0.5 * (Elementary.Log(p[1]) - (3 * Elementary.Log(x)))) - 0.91893853320467274178 - (p[1] * d * d / (2 * x));
    }

    internal override bool Knows(FitMethod method) => method != FitMethod.LMoments;

    internal override string? Refusal(FittingData data) => Above(0, data);

    // 1/λ = mean of (1/x − 1/mean) (Tweedie 1957), as that of (x − mean)²/(x·mean²), of which no term is below 0.
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete)
        {
            return null;
        }

        double mean = SampleMoments.Of(data.Exact).Mean;
        return [mean, 1 / data.Exact.Average(x => (x - mean) / mean * ((x - mean) / mean) / x)];
    }

    // variance μ³/λ.
    internal override double[]? FromMoments(SampleMoments m) => m.Mean > 0 ? [m.Mean, m.Mean * m.Mean * m.Mean / m.Variance] : null;
}
