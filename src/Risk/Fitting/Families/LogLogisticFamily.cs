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

    // variance/mean² = tan(b)/b − 1 with b = π/shape, rising from 0 at 0 to ∞ at π/2; mean = scale · b/sin b.
    internal override double[]? FromMoments(SampleMoments m)
    {
        double wanted = m.Variance / m.Mean / m.Mean;
        return m.Mean > 0 && Root.Of(b => Excess(b) - wanted, 1e-12, 1.5707963) is { } b ? [m.Mean * Elementary.Sin(b) / b, Math.PI / b] : null;
    }

    // tan(b)/b − 1; near 0, where that cancels, its series (Abramowitz and Stegun 4.3.67), whose next term is 4e-15 of it at 0.1.
    private static double Excess(double b)
    {
        double square = b * b;
        return b > 0.1 ? (Elementary.Tan(b) / b) - 1
            : square * ((1.0 / 3) + (square * ((2.0 / 15) + (square * ((17.0 / 315) + (square * ((62.0 / 2835) + (square * ((1382.0 / 155_925) + (square * (21_844.0 / 6_081_075)))))))))));
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
