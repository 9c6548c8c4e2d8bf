using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class PoissonFamily() : LawFamily("Poisson", ("mean", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Poisson(p[0]);

    internal override double LogDensity(Distribution law, double[] p, double x) => (x > 0 ? x * Elementary.Log(p[0]) : 0) - p[0] - GammaFunctions.LogGamma(x + 1);

    internal override bool HasSpread => false;

    internal override string? Refusal(FittingData data) => RefusalOfCounts(data);

    internal override double[]? Likeliest(FittingData data) => data.IsComplete ? [SampleMoments.Of(data.Exact).Mean] : data.MayAllBe0 ? [0] : null;

    // None, none, "more than 0": the mean is not 0.
    internal override double[]? Start(FittingData data) => [SampleMoments.Of(data.Typical).Mean is > 0 and var mean ? mean : 1.0 / data.Count];

    internal override double[]? FromMoments(SampleMoments m) => m.Mean >= 0 ? [m.Mean] : null;

    internal override double[]? FromLMoments(SampleMoments m) => FromMoments(m);
}
