using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class LaplaceFamily() : LawFamily("Laplace", ("location", false), ("scale", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Laplace(p[0], p[1]);

    internal override double LogDensity(Distribution law, double[] p, double x) => -(Math.Abs(x - p[0]) / p[1]) - Elementary.Log(2 * p[1]);

    // The median, and the mean distance from it.
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete)
        {
            return null;
        }

        double[] x = data.Exact;
        double median = (x[(x.Length - 1) / 2] / 2) + (x[x.Length / 2] / 2);
        return [median, x.Average(v => Math.Abs(v - median))];
    }

    // variance 2b².
    internal override double[]? FromMoments(SampleMoments m) => [m.Mean, Math.Sqrt(m.Variance / 2)];

    // l₂ = 3b/4.
    internal override double[]? FromLMoments(SampleMoments m) => [m.Mean, m.L2 * 4 / 3];
}
