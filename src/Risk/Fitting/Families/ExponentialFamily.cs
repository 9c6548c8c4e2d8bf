using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class ExponentialFamily() : LawFamily("exponential", ("mean", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Exponential(p[0]);

    internal override double LogDensity(Distribution law, double[] p, double x) => x < 0 ? double.NegativeInfinity : (-x / p[0]) - Elementary.Log(p[0]);

    internal override bool HasSpread => false;

    internal override string? Refusal(FittingData data) =>
        data.All.Any(m => m.IsExact ? m.Low < 0 : !(m.High > 0)) ? "the data must be at least 0" : null;

    // Each value, finished or not, is time under way; only the finished are ends: mean = Σ all ÷ number of ends.
    internal override double[]? Likeliest(FittingData data) => data.IsRightCensored && data.Exact.Length > 0
        ? [data.All.Sum(m => Math.Max(0, m.Low)) / data.Exact.Length]
        : null;

    // Where all may be 0 the likelihood rises for ever as the mean falls.
    internal override bool IsLikeliest(double[] parameters, FittingData data) => data.All[^1].Low > 0;

    internal override double[]? FromMoments(SampleMoments m) => m.Mean > 0 ? [m.Mean] : null;

    internal override double[]? FromLMoments(SampleMoments m) => FromMoments(m);
}
