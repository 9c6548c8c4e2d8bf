using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Fitting;

/// <summary>
/// Excesses over a threshold that is chosen, not fitted (J. R. M. Hosking and J. R. Wallis, "Parameter and quantile estimation for the generalized Pareto distribution", Technometrics 29 (1987) 339–349;
/// their k is −ξ).
/// </summary>
internal sealed class GeneralizedParetoFamily : LawFamily
{
    private readonly double threshold;

    public GeneralizedParetoFamily(double threshold)
        : base("generalised Pareto", ("scale", true), ("shape", false)) => this.threshold = Require.Location(threshold);

    internal override Distribution LawOf(double[] p) => Distribution.GeneralizedPareto(threshold, p[0], p[1]);

    // (1 + ξ) ln S − ln scale.
    internal override double LogDensity(Distribution law, double[] p, double x) =>
        x < threshold || !(x < law.Maximum) ? double.NegativeInfinity : ((1 + p[1]) * PowerTail.Log(x, threshold, p[0], p[1])) - Elementary.Log(p[0]);

    internal override string? Refusal(FittingData data) =>
        data.All.Any(m => m.IsExact ? !(m.Low >= threshold) : !(m.High > threshold))
            ? string.Create(CultureInfo.InvariantCulture, $"the data must be at least {threshold}, the threshold; LawFamily.GeneralizedPareto(threshold) takes another")
            : null;

    internal override bool MayEndWithTheData => true;

    internal override bool EndsWithTheData(double[] parameters) => ExtremeShape.IsIrregular(parameters[1]);

    internal override bool IsLikeliest(double[] parameters, FittingData data) => ExtremeShape.IsInside(parameters[1]);

    // With m the mean excess: ξ = ½(1 − m²/variance), scale = m(1 − ξ).
    internal override double[]? FromMoments(SampleMoments m)
    {
        double excess = m.Mean - threshold, shape = ExtremeShape.Of((1 - (excess / m.Variance * excess)) / 2);
        return excess > 0 ? [excess * (1 - shape), shape] : null;
    }

    // ξ = 2 − m/l₂.
    internal override double[]? FromLMoments(SampleMoments m)
    {
        double excess = m.Mean - threshold, shape = ExtremeShape.Of(2 - (excess / m.L2));
        return excess > 0 && shape < 1 ? [excess * (1 - shape), shape] : null;
    }

    // The law of the L-moments may end before a value; the exponential law has no end.
    internal override IEnumerable<double[]> Starts(FittingData data)
    {
        var moments = SampleMoments.Of(data.Typical);
        return [.. FromLMoments(moments) is { } start && ExtremeShape.IsInside(start[1]) ? (double[][])[start] : [], [moments.Mean > threshold ? moments.Mean - threshold : Math.Sqrt(moments.Variance), 0]];
    }

    internal override double[] Bound(double[] free, FittingData data) => [Elementary.Exp(free[0]), ExtremeShape.Bound(free[1])];
}
