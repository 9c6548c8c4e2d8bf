using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class LogisticFamily() : LawFamily("logistic", ("location", false), ("scale", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Logistic(p[0], p[1]);

    internal override double LogDensity(Distribution law, double[] p, double x) => LogDensity(p[0], p[1], x);

    // variance s²π²/3.
    internal override double[]? FromMoments(SampleMoments m) => [m.Mean, Math.Sqrt(3 * m.Variance) / Math.PI];

    // l₂ = s.
    internal override double[]? FromLMoments(SampleMoments m) => [m.Mean, m.L2];

    /// <summary>−|z| − ln s − 2 ln(1 + e^−|z|).</summary>
    internal static double LogDensity(double location, double scale, double x)
    {
        double z = Math.Abs((x - location) / scale);
        return -z - Elementary.Log(scale) - (2 * Elementary.Log1p(Elementary.Exp(-z)));
    }
}
