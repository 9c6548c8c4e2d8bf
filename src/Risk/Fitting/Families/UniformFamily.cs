namespace Risk.Fitting;

internal sealed class UniformFamily() : LawFamily("uniform", ("minimum", false), ("maximum", false))
{
    internal override Distribution LawOf(double[] p) => Distribution.Uniform(p[0], p[1]);

    internal override bool MayEndWithTheData => true;

    internal override string? Refusal(FittingData data) => data.IsComplete ? null : "a uniform law is fitted to exact values";

    internal override double[]? Likeliest(FittingData data) => [data.Exact[0], data.Exact[^1]];

    internal override double[]? FromMoments(SampleMoments m) => [m.Mean - Math.Sqrt(3 * m.Variance), m.Mean + Math.Sqrt(3 * m.Variance)];

    // l₂ = (maximum − minimum)/6.
    internal override double[]? FromLMoments(SampleMoments m) => [m.Mean - (3 * m.L2), m.Mean + (3 * m.L2)];
}
