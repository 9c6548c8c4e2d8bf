using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class GeometricFamily() : LawFamily("geometric", ("probability", false))
{
    internal override Distribution LawOf(double[] p) => Distribution.GeometricFailures(p[0]);

    internal override double LogDensity(Distribution law, double[] p, double x) => Elementary.Log(p[0]) + (x > 0 ? x * Elementary.Log1p(-p[0]) : 0);

    internal override bool HasSpread => false;

    internal override string? Refusal(FittingData data) => RefusalOfCounts(data);

    internal override double[]? Likeliest(FittingData data) => data.IsComplete ? FromMoments(SampleMoments.Of(data.Exact)) : data.MayAllBe0 ? [1] : null;

    internal override double[]? Start(FittingData data) => [1 / (1 + (SampleMoments.Of(data.Typical).Mean is > 0 and var mean ? mean : 1.0 / data.Count))];

    // mean (1 − p)/p.
    internal override double[]? FromMoments(SampleMoments m) => m.Mean >= 0 ? [1 / (1 + m.Mean)] : null;

    internal override double[]? FromLMoments(SampleMoments m) => FromMoments(m);

    internal override double[] Free(double[] p, FittingData data) => [Elementary.Log(p[0] / (1 - p[0]))];

    internal override double[] Bound(double[] free, FittingData data) => [1 / (1 + Elementary.Exp(-free[0]))];
}
