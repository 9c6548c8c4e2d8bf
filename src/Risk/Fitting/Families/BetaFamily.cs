using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class BetaFamily : LawFamily
{
    private readonly double minimum;
    private readonly double maximum;

    public BetaFamily(double minimum, double maximum)
        : base("beta", ("alpha", true), ("beta", true))
    {
        Require.Interval(minimum, maximum);
        (this.minimum, this.maximum) = (minimum, maximum);
    }

    private double Width => maximum - minimum;

    /// <summary>How far x lies on the way from the minimum, 0, to the maximum, 1.</summary>
    internal double Place(double x) => (x - minimum) / Width;

    internal override Distribution LawOf(double[] p) => Distribution.Beta(p[0], p[1], minimum, maximum);

    internal override double LogDensity(Distribution law, double[] p, double x) =>
        ((p[0] - 1) * Elementary.Log((x - minimum) / Width)) + ((p[1] - 1) * Elementary.Log((maximum - x) / Width)) - BetaFunctions.LogBeta(p[0], p[1]) - Elementary.Log(Width);

    internal override string? Refusal(FittingData data) =>
        data.All.Any(m => m.IsExact ? !(m.Low > minimum && m.Low < maximum) : !(m.High > minimum && m.Low < maximum))
            ? string.Create(CultureInfo.InvariantCulture, $"the data must lie between {minimum} and {maximum}")
            : null;

    /// <summary>The likelihood depends on the data through the means of ln x and ln(1 − x) alone.</summary>
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete || Start(data) is not { } start)
        {
            return null;
        }

        double low = data.Exact.Average(x => Elementary.Log((x - minimum) / Width));
        double high = data.Exact.Average(x => Elementary.Log((maximum - x) / Width));
        return Bound(
            NelderMead.Minimise(
                free => Bound(free, data) is var p ? BetaFunctions.LogBeta(p[0], p[1]) - ((p[0] - 1) * low) - ((p[1] - 1) * high) : 0,
                Free(start, data)).Point,
            data);
    }

    // mean m, variance m(1 − m)/(s + 1) with s = α + β.
    internal override double[]? FromMoments(SampleMoments moments)
    {
        double m = (moments.Mean - minimum) / Width;
        double sum = (m * (1 - m) / (moments.Variance / (Width * Width))) - 1;
        return m is > 0 and < 1 && sum > 0 ? [m * sum, (1 - m) * sum] : null;
    }

    /// <summary>l₂ = 2 B(s, s) ÷ (s B(α, α) B(β, β)), half of Gini's mean difference, falling as s = α + β grows at a fixed mean.</summary>
    internal override double[]? FromLMoments(SampleMoments moments)
    {
        double m = (moments.Mean - minimum) / Width;
        double wanted = Elementary.Log(moments.L2 / Width);
        if (m is not (> 0 and < 1))
        {
            return null;
        }

        double Equation(double logSum)
        {
            double s = Elementary.Exp(logSum), a = m * s, b = (1 - m) * s;
            return Elementary.Log(2 / s) + BetaFunctions.LogBeta(s, s) - BetaFunctions.LogBeta(a, a) - BetaFunctions.LogBeta(b, b) - wanted;
        }

        return Root.Of(Equation, -12, 20) is { } root ? [m * Elementary.Exp(root), (1 - m) * Elementary.Exp(root)] : null;
    }

    internal override double[]? Start(FittingData data) => base.Start(data) ?? [1, 1];
}
