using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class NormalFamily() : LawFamily("normal", ("mean", false), ("standardDeviation", true))
{
    internal override Distribution LawOf(double[] p) => Distribution.Normal(p[0], p[1]);

    // −z²/2 − ln σ − ½ ln 2π.
    internal override double LogDensity(Distribution law, double[] p, double x) =>
        (-0.5 * ((x - p[0]) / p[1]) * ((x - p[0]) / p[1])) - Elementary.Log(p[1]) - 0.91893853320467274178;

    internal override double[]? Likeliest(FittingData data) => data.IsComplete ? FromMoments(SampleMoments.Of(data.Exact)) : null;

    internal override double[]? FromMoments(SampleMoments m) => [m.Mean, Math.Sqrt(m.Variance)];

    // l₂ = σ/√π.
    internal override double[]? FromLMoments(SampleMoments m) => [m.Mean, m.L2 * Math.Sqrt(Math.PI)];
}
