using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class ParetoFamily() : LawFamily("Pareto", ("minimum", true), ("alpha", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Pareto(p[0], p[1]);

    internal override double LogDensity(Distribution law, double[] p, double x) =>
        x < p[0] ? double.NegativeInfinity : Elementary.Log(p[1] / x) - (p[1] * Elementary.Log(x / p[0]));

    internal override bool MayEndWithTheData => true;

    internal override string? Refusal(FittingData data) => Above(0, data)
        ?? (data.IsRightCensored && data.Exact.Length > 0 ? null : "a Pareto law is fitted to exact values and such as are open above");

    // The likelihood rises with the minimum up to the least value; α = number of ends ÷ Σ ln(x/minimum).
    internal override double[]? Likeliest(FittingData data)
    {
        double minimum = data.Exact[0];
        return [minimum, data.Exact.Length / data.All.Sum(m => Elementary.Log(Math.Max(m.Low, minimum) / minimum))];
    }

    // variance/mean² = 1/(α(α − 2)).
    internal override double[]? FromMoments(SampleMoments m)
    {
        double alpha = 1 + Math.Sqrt(1 + (m.Mean * m.Mean / m.Variance));
        return m.Mean > 0 ? [m.Mean * (alpha - 1) / alpha, alpha] : null;
    }

    // l₂/l₁ = 1/(2α − 1).
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double alpha = (1 + (m.Mean / m.L2)) / 2;
        return m.Mean > 0 && alpha > 1 ? [m.Mean * (alpha - 1) / alpha, alpha] : null;
    }
}
