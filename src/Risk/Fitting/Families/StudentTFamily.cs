using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class StudentTFamily() : LawFamily("Student t", ("degreesOfFreedom", true), ("location", false), ("scale", true))
{
    // With more the law is normal to seven digits, and the likelihood flat.
    private const double Most = 1e6;

    internal override Distribution LawOf(double[] p) => Distribution.StudentT(p[0], p[1], p[2]);

    // ln Γ((ν + 1)/2) − ln Γ(ν/2) − ½ ln(νπ) − ln σ − (ν + 1)/2 · ln(1 + z²/ν), the gammas as −ln B(½, ν/2).
    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        double z = (x - p[1]) / p[2];
        return -BetaFunctions.LogBeta(0.5, p[0] / 2) - (0.5 * Elementary.Log(p[0])) - Elementary.Log(p[2]) - ((p[0] + 1) / 2 * Elementary.Log1p(z * z / p[0]));
    }

    internal override bool Knows(FitMethod method) => method == FitMethod.MaximumLikelihood;

    // ν cannot be had from mean and variance.
    internal override double[]? FromMoments(SampleMoments m) => null;

    internal override double[]? Start(FittingData data)
    {
        // The median, and the half width of the middle half: heavy tails would spoil mean and variance.
        double[] x = data.Typical;
        double half = (x[3 * (x.Length - 1) / 4] - x[(x.Length - 1) / 4]) / 2;
        return [5, x[x.Length / 2], half > 0 ? 1.4 * half : Math.Sqrt(SampleMoments.Of(x).Variance)];
    }

    // About a value that stands k times, with m of the others elsewhere, the likelihood goes as σ^(mν − k): below ν = k/m it rises without end as the scale falls
    // (C. Fernández and M. F. J. Steel, "Multivariate Student-t regression models: pitfalls and inference", Biometrika 86 (1999) 153–167).
    internal override bool IsLikeliest(double[] parameters, FittingData data) => parameters[0] > data.Concentration;

    internal override double[] Bound(double[] free, FittingData data)
    {
        double[] p = base.Bound(free, data);
        return [Math.Clamp(p[0], Math.Min(data.Concentration, Most), Most), p[1], p[2]];
    }
}
