using System.Reflection;
using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>A generator for every public factory of laws, by its name and its parameters' names.</summary>
internal static class LawFamilies
{
    public static IReadOnlyDictionary<string, LawFamily> All { get; } = new Dictionary<string, LawFamily>(StringComparer.Ordinal)
    {
        ["Uniform(minimum, maximum)"] = LawFamily.Of("ll", d => d.Rising(d.Location(), d.Scale(), 2), p => Uniform(p[0], p[1])),
        ["Triangular(minimum, mode, maximum)"] = LawFamily.Of("lll", d => d.Rising(d.Location(), d.Scale(), 3), p => Triangular(p[0], p[1], p[2])),
        ["TriangularFromP10P90(p10, mode, p90)"] = LawFamily.Of("lll", Inner, p => TriangularFromP10P90(p[0], p[1], p[2])),
        ["Pert(minimum, mode, maximum, shape)"] = LawFamily.Of("lllk", d => [.. d.Rising(d.Location(), d.Scale(), 3), d.Log(0.1, 100)], p => Pert(p[0], p[1], p[2], p[3])),
        ["PertFromP10P90(p10, mode, p90, shape)"] = LawFamily.Of("lllk", d => [.. Inner(d), d.Log(2, 20)], p => PertFromP10P90(p[0], p[1], p[2], p[3])) with { Accuracy = 1e-12 },
        ["Trapezoidal(minimum, lowerMode, upperMode, maximum)"] = LawFamily.Of("llll", d => d.Rising(d.Location(), d.Scale(), 4), p => Trapezoidal(p[0], p[1], p[2], p[3])),
        ["Normal(mean, standardDeviation)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => Normal(p[0], p[1])),
        ["NormalFromInterval(low, high, probability)"] = LawFamily.Of("llp", d => [.. d.Rising(d.Location(), d.Scale(), 2), d.Between(0.02, 0.999)], p => NormalFromInterval(p[0], p[1], p[2])),
        ["LogNormal(logMean, logStandardDeviation)"] = LawFamily.Of("mk", d => [d.Between(-10, 10), d.Log(1e-3, 5)], p => LogNormal(p[0], p[1])),
        ["LogNormalFromMoments(mean, standardDeviation)"] = LawFamily.Of("ss", d => Scales(d, 1e-3, 30), p => LogNormalFromMoments(p[0], p[1])),
        ["LogNormalFromP10P90(p10, p90)"] = LawFamily.Of("ss", d => Scales(d, 1.001, 1e3), p => LogNormalFromP10P90(p[0], p[1])),
        ["LogNormalFromInterval(low, high, probability)"] = LawFamily.Of("ssp", d => [.. Scales(d, 1.001, 1e3), d.Between(0.05, 0.999)], p => LogNormalFromInterval(p[0], p[1], p[2])),
        ["LogUniform(minimum, maximum)"] = LawFamily.Of("ss", d => Scales(d, 1.001, 1e8), p => LogUniform(p[0], p[1])),
        ["LogTriangular(minimum, mode, maximum)"] = LawFamily.Of("sss", RisingScales, p => LogTriangular(p[0], p[1], p[2])),
        ["Exponential(mean)"] = LawFamily.Of("s", d => [d.Scale()], p => Exponential(p[0])),
        ["ExponentialFromRate(rate)"] = LawFamily.Of("r", d => [d.Scale()], p => ExponentialFromRate(p[0])),
        ["Gamma(shape, scale)"] = LawFamily.Of("ks", d => [d.Log(0.05, 1e5), d.Scale()], p => Gamma(p[0], p[1])),
        ["ChiSquare(degreesOfFreedom)"] = LawFamily.Of("k", d => [d.Log(0.1, 1e5)], p => ChiSquare(p[0])),
        ["Beta(alpha, beta)"] = LawFamily.Of("kk", d => [d.Log(0.05, 1e4), d.Log(0.05, 1e4)], p => Beta(p[0], p[1])),
        ["Beta(alpha, beta, minimum, maximum)"] = LawFamily.Of("kkll", d => [d.Log(0.05, 1e3), d.Log(0.05, 1e3), .. d.Rising(d.Location(), d.Scale(), 2)], p => Beta(p[0], p[1], p[2], p[3])),
        ["Kumaraswamy(a, b)"] = LawFamily.Of("kk", d => [d.Log(0.1, 100), d.Log(0.1, 100)], p => Kumaraswamy(p[0], p[1])),
        ["Weibull(shape, scale)"] = LawFamily.Of("ks", d => [d.Log(0.2, 100), d.Scale()], p => Weibull(p[0], p[1])),
        ["Rayleigh(scale)"] = LawFamily.Of("s", d => [d.Scale()], p => Rayleigh(p[0])),
        ["Pareto(minimum, alpha)"] = LawFamily.Of("sk", d => [d.Scale(), d.Log(0.5, 100)], p => Pareto(p[0], p[1])),
        ["GeneralizedPareto(threshold, scale, shape)"] = LawFamily.Of("lsk", d => [d.Location(), d.Scale(), Tail(d)], p => GeneralizedPareto(p[0], p[1], p[2])),
        ["GeneralizedExtremeValue(location, scale, shape)"] = LawFamily.Of("lsk", d => [d.Location(), d.Scale(), Tail(d)], p => GeneralizedExtremeValue(p[0], p[1], p[2])),
        ["Gumbel(location, scale)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => Gumbel(p[0], p[1])),
        ["GumbelMinimum(location, scale)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => GumbelMinimum(p[0], p[1])),
        ["Frechet(shape, scale)"] = LawFamily.Of("ks", d => [d.Log(0.5, 50), d.Scale()], p => Frechet(p[0], p[1])),
        ["Frechet(shape, scale, minimum)"] = LawFamily.Of("ksl", d => [d.Log(0.5, 50), d.Scale(), d.Location()], p => Frechet(p[0], p[1], p[2])),
        ["Logistic(location, scale)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => Logistic(p[0], p[1])),
        ["LogLogistic(scale, shape)"] = LawFamily.Of("sk", d => [d.Scale(), d.Log(0.5, 50)], p => LogLogistic(p[0], p[1])),
        ["Cauchy(location, scale)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => Cauchy(p[0], p[1])),
        ["Laplace(location, scale)"] = LawFamily.Of("ls", d => [d.Location(), d.Scale()], p => Laplace(p[0], p[1])),
        ["StudentT(degreesOfFreedom)"] = LawFamily.Of("k", d => [d.Log(0.5, 1e6)], p => StudentT(p[0])),
        ["StudentT(degreesOfFreedom, location, scale)"] = LawFamily.Of("kls", d => [d.Log(0.5, 1e6), d.Location(), d.Scale()], p => StudentT(p[0], p[1], p[2])),
        ["InverseGaussian(mean, shape)"] = LawFamily.Of("ss", d => Scales(d, 0.01, 1e4), p => InverseGaussian(p[0], p[1])),
        ["Metalog(coefficients, lower, upper)"] = LawFamily.Of(MetalogOf),
        ["MetalogFromQuantiles(quantiles, terms, lower, upper)"] = LawFamily.Of(d => MetalogFromQuantiles([.. new[] { 0.1, 0.5, 0.9 }.Zip(Middle(d))])),
        ["MetalogFromData(sample, terms, lower, upper)"] = LawFamily.Of(d => MetalogFromData(Sample(d, 12), 3)),
        ["KernelDensity(sample, bandwidth)"] = LawFamily.Of(d => Sample(d, d.Whole(2, 12)) is var s ? KernelDensity(s, d.Coin() ? (s.Max() - s.Min() + 1e-3) * d.Log(0.2, 3) : null) : null!) with { MomentAccuracy = 1e-6 },
        ["Cumulative(values, probabilities)"] = LawFamily.Of(d => Cumulative(Strict(d, d.Location(), d.Scale(), 5), [0, .. d.Rising(0.1, 0.8, 3), 1])),
        ["Empirical(sample)"] = LawFamily.Of(d => Empirical(Sample(d, d.Whole(1, 20)))),
        ["Constant(value)"] = LawFamily.Of("l", d => [d.Location()], p => Constant(p[0])),
        ["Discrete(values, weights)"] = LawFamily.Of(d => d.Whole(1, 8) is var n ? Discrete(Sample(d, n), d.Weights(n)) : null!),
        ["DiscreteUniform(minimum, maximum)"] = LawFamily.Of("kk", d => d.Whole(-1000, 1000) is var low ? [low, low + d.Whole(0, 10_000)] : [], p => DiscreteUniform(p[0], p[1])),
        ["Bernoulli(probability)"] = LawFamily.Of("k", d => [d.Between(0, 1)], p => Bernoulli(p[0])),
        ["Binomial(trials, probability)"] = LawFamily.Of("kk", d => [d.Whole(0, 2000), d.Between(0, 1)], p => Binomial(p[0], p[1])),
        ["Poisson(mean)"] = LawFamily.Of("k", d => [d.Coin() ? d.Log(1e-6, 1e4) : d.Between(0, 30)], p => Poisson(p[0])),
        ["GeometricTrials(probability)"] = LawFamily.Of("k", d => [d.Log(1e-5, 1)], p => GeometricTrials(p[0])),
        ["GeometricFailures(probability)"] = LawFamily.Of("k", d => [d.Log(1e-5, 1)], p => GeometricFailures(p[0])),
        ["NegativeBinomial(successes, probability)"] = LawFamily.Of("kk", d => [d.Log(0.1, 1e3), d.Log(1e-2, 1)], p => NegativeBinomial(p[0], p[1])),
        ["Hypergeometric(population, successes, draws)"] = LawFamily.Of("kkk", d => d.Whole(1, 500) is var n ? [n, d.Whole(0, n), d.Whole(0, n)] : [], p => Hypergeometric(p[0], p[1], p[2])),
        ["Truncated(law, lower, upper)"] = LawFamily.Of(d => Plain(d) is var law ? Truncated(law, law.Quantile(d.Between(0, 0.5)), law.UpperQuantile(d.Log(1e-12, 0.4))) : law),
        ["Clipped(law, lower, upper)"] = LawFamily.Of(d => Plain(d) is var law ? Clipped(law, law.Quantile(d.Between(0, 0.5)), law.UpperQuantile(d.Between(0, 0.4))) : law),
        ["Capped(law, cap)"] = LawFamily.Of(d => Plain(d) is var law ? Capped(law, law.UpperQuantile(d.Between(0.001, 0.9))) : law),
        ["Shifted(law, offset)"] = LawFamily.Of(d => Shifted(Plain(d), d.Location())),
        ["Scaled(law, factor)"] = LawFamily.Of(d => Scaled(Plain(d), d.Coin() ? d.Scale() : -d.Scale())),
        ["Uplifted(law, uplift)"] = LawFamily.Of(d => Uplifted(Plain(d), d.Between(-0.5, 3))),
        ["Mixture(weights, laws)"] = LawFamily.Of(d => d.Whole(1, 3) is var n ? Mixture(d.Weights(n), Plains(d, n)) : null!),
        ["LinearPool(weights, laws)"] = LawFamily.Of(d => d.Whole(1, 3) is var n ? LinearPool(d.Weights(n), Plains(d, n)) : null!),
        ["LogarithmicPool(weights, laws)"] = LawFamily.Of(d => LogarithmicPool([d.Between(0.2, 3), d.Between(0.2, 3)], [Gamma(d.Between(1, 9), 2), Gamma(d.Between(1, 9), d.Between(1, 4))])) with { Accuracy = 1e-10, Reach = 1e-120, Most = 2 },
        ["Spliced(body, tail, tailProbability)"] = LawFamily.Of(d => Plain(d) is var law ? Spliced(law, Pareto(Math.Max(law.Quantile(0.6), 0.1), d.Between(1.5, 9)), d.Between(0.01, 0.5)) : law),
        ["MaximumOf(count, law)"] = LawFamily.Of(d => MaximumOf(d.Whole(1, 40), Plain(d))),
        ["MinimumOf(count, law)"] = LawFamily.Of(d => MinimumOf(d.Whole(1, 40), Plain(d))),
        ["Compound(count, severity)"] = LawFamily.Of(d => Compound(d.Coin() ? Poisson(d.Log(0.1, 5)) : Binomial(d.Whole(1, 6), d.Between(0.1, 1)), d.Coin() ? DiscreteUniform(1, d.Whole(1, 9)) : Gamma(d.Log(0.5, 20), d.Scale()))),
        ["FromDensity(density, minimum, maximum, marks, normalise)"] = LawFamily.Of(d => Gamma(d.Log(1, 30), d.Log(0.1, 10)) is var law ? FromDensity(law.Density, 0) : law) with { Accuracy = 1e-10, Most = 12 },
        ["FromCdf(cdf, minimum, maximum, survival, density)"] = LawFamily.Of(d => Plain(d) is var law ? FromCdf(law.Cdf, law.Minimum, law.Maximum, law.SurvivalFunction, law.Density) : law) with { MomentAccuracy = 1e-6, Most = 12 },
        ["FromQuantile(quantile, upperQuantile)"] = LawFamily.Of(d => Plain(d) is var law ? FromQuantile(law.Quantile, law.UpperQuantile) : law) with { MomentAccuracy = 1e-6 },
        ["FromMathNet(law)"] = LawFamily.Of(d => FromMathNet(new MathNet.Numerics.Distributions.Normal(d.Between(-10, 10), d.Log(0.1, 10)))) with { Accuracy = 1e-9, Reach = 1e-4 },
    };

    /// <summary>What must have a generator.</summary>
    public static IEnumerable<string> Factories { get; } = typeof(Distribution).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.ReturnType == typeof(Distribution)).Select(m => $"{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.Name))})");

    /// <summary>A law of an ordinary kind, to make another of.</summary>
    private static Distribution Plain(Draws d) => d.Whole(0, 6) switch
    {
        0 => Normal(d.Between(-10, 10), d.Log(0.1, 10)),
        1 => Gamma(d.Log(0.5, 50), d.Log(0.1, 10)),
        2 => LogNormal(d.Between(-2, 2), d.Log(0.05, 1)),
        3 => Triangular(d.Between(-5, 0), d.Between(1, 2), d.Between(3, 9)),
        4 => Weibull(d.Log(0.8, 10), d.Log(0.1, 10)),
        5 => Logistic(d.Between(-10, 10), d.Log(0.1, 10)),
        _ => Uniform(d.Between(-5, 0), d.Between(1, 9)),
    };

    private static Distribution[] Plains(Draws d, int count) => [.. Enumerable.Range(0, count).Select(_ => Plain(d))];

    private static double[] Sample(Draws d, int count) => d.Location() is var at && d.Scale() is var width ? [.. Enumerable.Range(0, count).Select(_ => at + (width * d.Between(0, 1)))] : [];

    /// <summary>Numbers that rise by a twentieth of the width at least.</summary>
    private static double[] Strict(Draws d, double from, double width, int count)
    {
        double at = from;
        return [from, .. Enumerable.Range(1, count - 1).Select(_ => at += width * d.Between(0.05, 1))];
    }

    /// <summary>A mode well between the percentiles.</summary>
    private static double[] Inner(Draws d) => d.Location() is var low && d.Scale() is var width ? [low, low + (width * d.Between(0.1, 0.9)), low + width] : [];

    /// <summary>A median near the middle, as three terms of a metalog law need.</summary>
    private static double[] Middle(Draws d) => d.Location() is var low && d.Scale() is var width ? [low, low + (width * d.Between(0.35, 0.65)), low + width] : [];

    private static double[] Scales(Draws d, double least, double most) => d.Log(1e-3, 1e4) is var scale ? [scale, scale * d.Log(least, most)] : [];

    private static double[] RisingScales(Draws d)
    {
        double low = d.Log(1e-3, 1e3), high = low * d.Log(1.001, 1e6);
        return [low, Math.Clamp(d.Log(low, high), low, high), high];
    }

    private static double Tail(Draws d) => d.Whole(0, 6) switch
    {
        0 => 0,
        1 or 2 => -d.Log(1e-6, 0.9),
        _ => d.Log(1e-6, 0.9),
    };

    private static Distribution MetalogOf(Draws d)
    {
        double scale = d.Log(1e-2, 1e2);
        double[] coefficients = [d.Location(), scale, scale * d.Between(-0.8, 0.8), scale * d.Between(0, 0.5)];
        return d.Whole(0, 2) switch
        {
            0 => Metalog(coefficients),
            1 => Metalog([d.Between(-3, 3), d.Log(0.02, 0.6), d.Between(-0.01, 0.01)], d.Location()),
            _ => Metalog([d.Between(-3, 3), d.Log(0.02, 0.6), d.Between(-0.01, 0.01)], -d.Scale(), d.Scale()),
        };
    }
}
