using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class LogLogisticFamily() : LawFamily("log-logistic", ("scale", true), ("shape", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.LogLogistic(p[0], p[1]);

    // ln X is logistic about ln scale with scale 1/shape.
    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double log = Elementary.Log(x);
        return LogisticFamily.LogDensity(Elementary.Log(p[0]), 1 / p[1], log) - log;
    }

    internal override string? Refusal(FittingData data) => Above(0, data);

    // (mean² + variance)/mean² = tan(b)/b with b = π/shape, rising from 1 at 0 to ∞ at π/2; mean = scale · b/sin b.
    internal override double[]? FromMoments(SampleMoments m)
    {
        double wanted = 1 + (m.Variance / (m.Mean * m.Mean));
        return m.Mean > 0 && Root.Of(b => (Elementary.Tan(b) / b) - wanted, 1e-6, 1.5707963) is { } b ? [m.Mean * Elementary.Sin(b) / b, Math.PI / b] : null;
    }

    // l₂/l₁ = 1/shape.
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double b = Math.PI * m.L2 / m.Mean;
        return m.Mean > 0 && b < Math.PI ? [m.Mean * Elementary.Sin(b) / b, m.Mean / m.L2] : null;
    }

    internal override double[]? Start(FittingData data)
    {
        SampleMoments logs = SampleMoments.Of([.. data.Typical.Where(x => x > 0).Select(Elementary.Log)]);
        return [Elementary.Exp(logs.Mean), Math.PI / Math.Sqrt(3 * logs.Variance)];
    }
}
