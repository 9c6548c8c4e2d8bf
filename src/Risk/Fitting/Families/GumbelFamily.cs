using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class GumbelFamily() : LawFamily("Gumbel", ("location", false), ("scale", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Gumbel(p[0], p[1]);

    // −z − e^−z − ln β.
    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double z = (x - p[0]) / p[1];
        return -z - Elementary.Exp(-z) - Elementary.Log(p[1]);
    }

    // mean μ + γβ, variance π²β²/6.
    internal override double[]? FromMoments(SampleMoments m) => WithScale(Math.Sqrt(6 * m.Variance) / Math.PI, m.Mean);

    // l₂ = β ln 2.
    internal override double[]? FromLMoments(SampleMoments m) => WithScale(m.L2 / 0.69314718055994530942, m.Mean);

    private static double[] WithScale(double scale, double mean) => [mean - (GammaFunctions.Euler * scale), scale];
}
