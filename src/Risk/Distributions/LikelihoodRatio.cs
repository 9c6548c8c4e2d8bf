using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>How much likelier a draw is under its own law than under another: f(x) ÷ g(x), of densities or of masses.</summary>
internal sealed class LikelihoodRatio(Distribution law, Distribution other)
{
    /// <summary>How far towards the median the ratio is taken where it does not exist at the draw itself, as a part of the distance.</summary>
    private const double Beside = 1e-9;

    private readonly double median = other.Quantile(0.5);
    private readonly Func<double, double>? closed = Closed(law, other);

    /// <summary>ln f(x) − ln g(x); −∞ where the law cannot draw x, which then counts for nothing.</summary>
    public double Log(double x)
    {
        double ratio = At(x);

        // At an end of both supports both densities may be 0 or infinite, and a draw may be rounded to the end: the ratio is that beside it.
        return ratio < double.PositiveInfinity ? ratio : At(x + (Beside * (median - x)));
    }

    private double At(double x) => closed is not null ? closed(x) : Elementary.Log(law.Density(x)) - Elementary.Log(other.Density(x));

    /// <summary>Two laws of one family without their densities: what they have in common falls out. Some fifty times as fast for gamma laws.</summary>
    private static Func<double, double>? Closed(Distribution law, Distribution other) => (law, other) switch
    {
        (NormalLaw f, NormalLaw g) => Normals(f.Mean, f.StandardDeviation, g.Mean, g.StandardDeviation),
        (LogNormalLaw f, LogNormalLaw g) => OfLogarithm(Normals(f.LogMean, f.LogStandardDeviation, g.LogMean, g.LogStandardDeviation)),
        (GammaLaw or ExponentialLaw, GammaLaw or ExponentialLaw) => Gammas(ShapeAndScale(law), ShapeAndScale(other)),
        _ => null,
    };

    // ½((x − m₂)/s₂)² − ½((x − m₁)/s₁)² + ln(s₂/s₁)
    private static Func<double, double> Normals(double m1, double s1, double m2, double s2)
    {
        double constant = Elementary.Log(s2 / s1);
        return x =>
        {
            double z1 = (x - m1) / s1, z2 = (x - m2) / s2;
            return (((z2 - z1) * (z2 + z1)) / 2) + constant;
        };
    }

    private static Func<double, double> OfLogarithm(Func<double, double> ratio) => x => x > 0 ? ratio(Elementary.Log(x)) : double.PositiveInfinity;

    // (k₁ − k₂) ln x − x(1/θ₁ − 1/θ₂) + k₂ ln θ₂ + ln Γ(k₂) − k₁ ln θ₁ − ln Γ(k₁)
    private static Func<double, double> Gammas((double K, double Theta) f, (double K, double Theta) g)
    {
        double power = f.K - g.K, rate = (1 / f.Theta) - (1 / g.Theta);
        double constant = (g.K * Elementary.Log(g.Theta)) - (f.K * Elementary.Log(f.Theta)) + GammaFunctions.LogGamma(g.K) - GammaFunctions.LogGamma(f.K);
        return power == 0 ? x => constant - (rate * x) : x => x > 0 ? (power * Elementary.Log(x)) - (rate * x) + constant : double.PositiveInfinity;
    }

    private static (double Shape, double Scale) ShapeAndScale(Distribution law) => law is GammaLaw gamma ? (gamma.Shape, gamma.Scale) : (1, law.Mean);
}
