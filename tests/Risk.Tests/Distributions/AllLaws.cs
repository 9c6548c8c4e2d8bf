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
        Logistic(0, 1), Logistic(100, 15), LogLogistic(4, 5), LogLogistic(1, 30), LogLogistic(3, 1.5),
        Gumbel(0, 1), Gumbel(50, 10), GumbelMinimum(0, 1), Frechet(6, 2), Frechet(2.5, 1, 10),
        GeneralizedExtremeValue(0, 1, 0), GeneralizedExtremeValue(10, 2, 0.1), GeneralizedExtremeValue(10, 2, -0.3),
        GeneralizedPareto(0, 1, 0), GeneralizedPareto(5, 2, 0.15), GeneralizedPareto(5, 2, -0.4),
        Cauchy(0, 1), Laplace(0, 1), Laplace(7, 0.5), Kumaraswamy(2, 5), Kumaraswamy(0.6, 0.7),
        Trapezoidal(0, 2, 5, 10), Trapezoidal(0, 0, 3, 3), Trapezoidal(1, 1, 2, 4), LogUniform(1, 100), LogUniform(5, 6), LogTriangular(1, 4, 100), LogTriangular(2, 2, 3),
        StudentT(5), StudentT(30, 100, 15), StudentT(2.5), StudentT(1), StudentT(1e6), InverseGaussian(3, 8), InverseGaussian(1, 0.2), ChiSquare(3), Rayleigh(2),
        Metalog([10, 2, 1.5]), Metalog([10, 2, 1.5, 0.5, -0.25]), Metalog([2, 0.1, 0.02], 5), Metalog([-0.5, 0.6, 0.3], 0, 100), Metalog([0, 0.1, 0.02], double.NegativeInfinity, 7),
        MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)]), KernelDensity([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]),
        Truncated(Normal(0, 1), -1, 2), Truncated(Normal(0, 1), 5, 6), Truncated(Gamma(2, 3), 1, double.PositiveInfinity),
        Shifted(Gamma(1.5, 4.5), 3), Scaled(LogNormal(0, 0.5), 2.5), Scaled(Weibull(1.5, 2), -3),
        Mixture([0.7, 0.3], [Normal(0, 1), Normal(5, 2)]), Mixture([1, 1, 2], [Logistic(0, 1), Gumbel(3, 2), Gamma(2.5, 4)]),
        Mixture([5, 1], [LogNormal(-0.1, 0.3), Gamma(4, 1)]),
        MaximumOf(5, Gamma(1.5, 4.5)), MinimumOf(3, LogNormal(0, 1)), MaximumOf(12, Triangular(0, 3, 10)),
        InverseGaussian(1.4232847134888227, 0.014232847134888227), InverseGaussian(1, 1e-6), GeneralizedPareto(769.5, 16.3, -0.2595), GeneralizedExtremeValue(769.5, 16.3, -0.2595),
        Cumulative([0, 0.5, 1.3, 3.3, 5.4], [0, 0.1, 0.53, 0.9, 1]), MaximumOf(3, Cumulative([0, 1, 5], [0, 0.7, 1])),
        MaximumOf(5, Pareto(1, 1.1)), MinimumOf(2, Frechet(1.2, 1)), MaximumOf(4, LogNormal(0, 1)),
        Uplifted(Gamma(1.5, 4.5), 0.54), LogarithmicPool([1, 2], [Logistic(0, 1), Laplace(0, 1)]), Compound(DiscreteUniform(1, 4), Gamma(1.5, 4.5)), Compound(DiscreteUniform(1, 3), LogNormal(0, 0.8)),
    ];

    public static IReadOnlyList<Distribution> Discontinuous { get; } =
    [
        Constant(3), Bernoulli(0.3), Bernoulli(1e-9), Bernoulli(0), Bernoulli(1),
        Binomial(10, 0.3), Binomial(1000, 0.001), Binomial(5, 0), Binomial(5, 1), Binomial(0, 0.5), Poisson(3.7), Poisson(0), Poisson(1000), Poisson(1e-6),
        GeometricTrials(0.2), GeometricFailures(0.2), GeometricTrials(1), GeometricFailures(1e-6), NegativeBinomial(2.5, 0.3), NegativeBinomial(1, 0.2),
        Hypergeometric(50, 20, 10), Hypergeometric(10, 10, 3), DiscreteUniform(1, 6), DiscreteUniform(4, 4),
        Discrete([1, 2, 5, 10], [0.1, 0.2, 0.3, 0.4]), Discrete([3, 1, 3], [1, 2, 1]),
        Empirical([3.1, 4.1, 5.9, 2.6, 5.3, 5.8, 9.7, 9.3, 2.3, 8.4, 4.1]),
        Shifted(Poisson(3.7), 0.1), Shifted(Empirical([1.8e-5, 2.8e-5, 3.8e-5, 4e-5, 5.7e-5, 9.2e-5, 1e-4, 1.3e-4, 1.4e-4, 1.8e-4, 1.9e-4, 2.3e-4, 2.4e-4]), -641.1087297322249), Scaled(Binomial(10, 0.3), -0.7), Clipped(Binomial(10, 0.3), 2, 5),
        Mixture([1, 3], [Constant(0), Poisson(2)]), Compound(Binomial(4, 0.5), Discrete([1, 2.5], [1, 2])), Compound(Poisson(2), DiscreteUniform(-1, 3)),
        MaximumOf(3, DiscreteUniform(1, 6)), MinimumOf(5, Poisson(3.7)), MaximumOf(40, GeometricTrials(0.2)),
    ];

    /// <summary>Laws that are neither smooth nor discrete: kinks, a component too narrow for a rule that integrates blindly, and mass at points beside a density.</summary>
    public static IReadOnlyList<Distribution> Rough { get; } =
    [
        Spliced(LogNormal(0, 0.4), Pareto(2, 5), 1.0 / 6), Spliced(LogNormal(0, 0.4), Pareto(2, 2.1), 0.1), Shifted(Clipped(Uniform(-2.6, 2.7), -1.7578133147290818, 0.65), 509.04894587750954), Mixture([0.999, 0.001], [Normal(0, 1), Normal(1, 1e-4)]),
        Clipped(Normal(0, 1), -1, 2), Capped(Pareto(1, 0.9), 50), Clipped(Normal(3, 5), 0, double.PositiveInfinity), Scaled(Clipped(Normal(0, 1), -1, 2), -2),
        Mixture([1, 3], [Constant(0), Gamma(1.5, 4.5)]), MaximumOf(4, Clipped(Normal(0, 1), -1, 2)),
        Compound(Binomial(6, 0.25), Gamma(2, 3)), Compound(Poisson(2), Normal(3, 1)), Compound(Poisson(2), Pert(1, 2, 9)),
    ];

    public static IEnumerable<Distribution> Both => Continuous.Concat(Rough).Concat(Discontinuous);
}
