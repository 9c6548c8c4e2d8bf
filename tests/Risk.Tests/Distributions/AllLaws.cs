using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>The list that every law of distributions runs on: one row a family at least, with ordinary and awkward parameters.</summary>
internal static class AllLaws
{
    public static IReadOnlyList<Distribution> Continuous { get; } =
    [
        Uniform(-3, 7),
        Triangular(0, 3, 10), Triangular(0, 0, 1), Triangular(0, 1, 1),
        Pert(6, 12, 36), Pert(1, 1, 5), Pert(7.8, 7.9, 8), Pert(0, 3, 10, 20), Pert(0, 3, 10, 0),
        Normal(0, 1), Normal(100, 15),
        LogNormal(0, 1), LogNormalFromMoments(100, 50), LogNormalFromP10P90(6, 14),
        Exponential(4), ExponentialFromRate(0.25),
        Gamma(1.5, 4.5), Gamma(0.3, 2), Gamma(40, 0.1), Gamma(5000, 1),
        Beta(2, 5), Beta(0.5, 0.5), Beta(0.3, 4), Beta(2400, 1200), Beta(3, 2, -1, 1),
        Weibull(1.5, 2), Weibull(0.7, 1), Weibull(10, 5),
        Pareto(1, 6), Pareto(2, 2.5),
        Truncated(Normal(0, 1), -1, 2), Truncated(Normal(0, 1), 5, 6), Truncated(Gamma(2, 3), 1, double.PositiveInfinity),
    ];

    public static IReadOnlyList<Distribution> Discontinuous { get; } =
    [
        Constant(3), Bernoulli(0.3), Bernoulli(1e-9), Bernoulli(0), Bernoulli(1),
        Discrete([1, 2, 5, 10], [0.1, 0.2, 0.3, 0.4]), Discrete([3, 1, 3], [1, 2, 1]),
        Empirical([3.1, 4.1, 5.9, 2.6, 5.3, 5.8, 9.7, 9.3, 2.3, 8.4, 4.1]),
    ];

    public static IEnumerable<Distribution> Both => Continuous.Concat(Discontinuous);
}
