using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class GeneralizedExtremeValueFamily() : LawFamily("generalised extreme value", ("location", false), ("scale", true), ("shape", false))
{
    internal override Distribution LawOf(double[] p) => Distribution.GeneralizedExtremeValue(p[0], p[1], p[2]);

    // With t = (1 + ξz)^(−1/ξ): (1 + ξ) ln t − t − ln scale.
    internal override double LogDensity(Distribution law, double[] p, double x)
    {
        if (!(x > law.Minimum && x < law.Maximum))
        {
            return double.NegativeInfinity;
        }

        double log = PowerTail.Log(x, p[0], p[1], p[2]);
        return ((1 + p[2]) * log) - Elementary.Exp(log) - Elementary.Log(p[1]);
    }

    internal override bool MayEndWithTheData => true;

    internal override bool EndsWithTheData(double[] parameters) => ExtremeShape.IsIrregular(parameters[2]);

    internal override bool IsLikeliest(double[] parameters, FittingData data) => ExtremeShape.IsInside(parameters[2]);

    // The skewness rises with ξ from −∞ to ∞ at a third; variance and mean follow.
    internal override double[]? FromMoments(SampleMoments m)
    {
        if (Root.Of(x => Distribution.GeneralizedExtremeValue(0, 1, ExtremeShape.Of(x)).Skewness - m.Skewness, -20, 0.3333) is not { } root)
        {
            return null;
        }

        Distribution standard = Distribution.GeneralizedExtremeValue(0, 1, ExtremeShape.Of(root));
        double scale = Math.Sqrt(m.Variance / standard.Variance);
        return [m.Mean - (scale * standard.Mean), scale, ExtremeShape.Of(root)];
    }

    /// <summary>
    /// With k = −ξ: l₃/l₂ = 2(1 − 3^(−k))/(1 − 2^(−k)) − 3, falling from 1 at −1 to −1; l₂ = scale (1 − 2^(−k)) Γ(1 + k)/k; l₁ = location + scale (1 − Γ(1 + k))/k (Hosking 1990, table 1).
    /// </summary>
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double ratio = m.L3 / m.L2;
        if (Root.Of(k => (2 * Ratio(k)) - 3 - ratio, -1 + 1e-9, 50) is not { } root)
        {
            return null;
        }

        double shape = ExtremeShape.Of(-root);
        if (shape == 0)
        {
            return Gumbel.FromLMoments(m) is { } gumbel ? [.. gumbel, 0] : null;
        }

        double scale = m.L2 * -shape / (-Elementary.Expm1(shape * Log2) * Elementary.Exp(ExponentialPowers.LogMean(-shape)));
        return [m.Mean - (scale * (Elementary.Expm1(ExponentialPowers.LogMean(-shape)) / shape)), scale, shape];
    }

    private const double Log2 = 0.69314718055994530942, Log3 = 1.0986122886681096914;

    // (1 − 3^(−k))/(1 − 2^(−k)).
    private static double Ratio(double k) => k == 0 ? Log3 / Log2 : Elementary.Expm1(-k * Log3) / Elementary.Expm1(-k * Log2);

    // The law of the L-moments may end before a value; the Gumbel law has no end.
    internal override IEnumerable<double[]> Starts(FittingData data)
    {
        var moments = SampleMoments.Of(data.Typical);
        return [.. FromLMoments(moments) is { } start && ExtremeShape.IsInside(start[2]) ? (double[][])[start] : [], [.. Gumbel.FromLMoments(moments)!, 0]];
    }

    internal override double[] Bound(double[] free, FittingData data) => [free[0], Elementary.Exp(free[1]), ExtremeShape.Bound(free[2])];
}
