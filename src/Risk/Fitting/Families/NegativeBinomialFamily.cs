using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class NegativeBinomialFamily() : LawFamily("negative binomial", ("successes", true), ("probability", false))
{
    // With more successes the law is Poisson to six digits, and the likelihood flat.
    private const double Most = 1e7;

    internal override Distribution LawOf(double[] p) => Distribution.NegativeBinomial(p[0], p[1]);

    // Γ(x + r)/(Γ(r) x!) p^r (1 − p)^x, the gammas as 1/((x + r) B(r, x + 1)).
    internal override double LogDensity(Distribution law, double[] p, double x) =>
        -Elementary.Log(x + p[0]) - BetaFunctions.LogBeta(p[0], x + 1) + (p[0] * Elementary.Log(p[1])) + (x * Elementary.Log1p(-p[1]));

    internal override bool Knows(FitMethod method) => method != FitMethod.LMoments;

    internal override bool HasSpread => false;

    internal override string? Refusal(FittingData data) => RefusalOfCounts(data);

    // mean r(1 − p)/p, variance mean/p: none where the variance is not above the mean.
    internal override double[]? FromMoments(SampleMoments m)
    {
        double p = m.Mean / m.Variance;
        return p is > 0 and < 1 ? [m.Mean * p / (1 - p), p] : null;
    }

    internal override double[]? Start(FittingData data) =>
        SampleMoments.Of(data.Typical) is var m && m.Mean > 0 ? FromMoments(m) ?? [10 * m.Mean, 10.0 / 11] : null;

    // All may be 0: with probability 1 they are, whatever the successes.
    internal override bool IsLikeliest(double[] parameters, FittingData data) => !data.MayAllBe0;

    // ln r and the logarithm of the mean: along them the likelihood is nearly a sum.
    internal override double[] Free(double[] p, FittingData data) => [Elementary.Log(p[0]), Elementary.Log(p[0] * (1 - p[1]) / p[1])];

    internal override double[] Bound(double[] free, FittingData data)
    {
        double successes = Math.Min(Elementary.Exp(free[0]), Most);
        return [successes, successes / (successes + Elementary.Exp(free[1]))];
    }
}
