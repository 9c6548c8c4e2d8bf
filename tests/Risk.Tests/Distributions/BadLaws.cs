using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>The calls behind the rows of Data/bad-laws.csv. Each gives the warnings of what it made.</summary>
internal static class BadLaws
{
    private static readonly Dictionary<string, Func<IReadOnlyList<Problem>>> Calls = new(StringComparer.Ordinal)
    {
        ["uniform of equal ends"] = () => Uniform(5.0, 5.0).Warnings,
        ["uniform from NaN"] = () => Uniform(double.NaN, 1.0).Warnings,
        ["uniform too wide"] = () => Uniform(-1e308, 1e308).Warnings,
        ["normal without spread"] = () => Normal(3.0, 0.0).Warnings,
        ["normal at infinity"] = () => Normal(double.PositiveInfinity, 1.0).Warnings,
        ["lognormal without spread"] = () => LogNormal(0.0, 0.0).Warnings,
        ["lognormal of mean 0"] = () => LogNormalFromMoments(0.0, 1.0).Warnings,
        ["lognormal of sigma 40"] = () => LogNormal(0.0, 40.0).Warnings,
        ["lognormal of p10 0"] = () => LogNormalFromP10P90(0.0, 10.0).Warnings,
        ["triangular with its mode outside"] = () => Triangular(0.0, 11.0, 10.0).Warnings,
        ["triangular of one point"] = () => Triangular(3.0, 3.0, 3.0).Warnings,
        ["triangular in another order"] = () => Triangular(0.0, 10.0, 5.0).Warnings,
        ["pert of shape 0"] = () => Pert(0.0, 1.0, 2.0, 0.0).Warnings,
        ["pert of shape 1e9"] = () => Pert(0.0, 1.0, 2.0, 1e9).Warnings,
        ["beta of beta -2"] = () => Beta(2.0, -2.0).Warnings,
        ["beta of equal ends"] = () => Beta(2.0, 2.0, 1.0, 1.0).Warnings,
        ["gamma of scale -1"] = () => Gamma(2.0, -1.0).Warnings,
        ["gamma of shape 1e-3"] = () => Gamma(1e-3, 1.0).Warnings,
        ["exponential of rate 0"] = () => ExponentialFromRate(0.0).Warnings,
        ["exponential of mean 0"] = () => Exponential(0.0).Warnings,
        ["weibull of scale 0"] = () => Weibull(2.0, 0.0).Warnings,
        ["pareto of alpha 0.9"] = () => Pareto(1.0, 0.9).Warnings,
        ["student of 1 degree"] = () => StudentT(1.0).Warnings,
        ["bernoulli above 1"] = () => Bernoulli(1.0000001).Warnings,
        ["bernoulli below 0"] = () => Bernoulli(-0.1).Warnings,
        ["binomial of 2.5 trials"] = () => Binomial(2.5, 0.5).Warnings,
        ["geometric of 0"] = () => GeometricTrials(0.0).Warnings,
        ["discrete of nothing"] = () => Discrete([], []).Warnings,
        ["empirical of nothing"] = () => Empirical([]).Warnings,
        ["discrete with a negative weight"] = () => Discrete([1, 2, 3, 4], [1, 1, 1, -0.1]).Warnings,
        ["discrete of different lengths"] = () => Discrete([1, 2, 3, 4, 5], [1, 1, 1, 1]).Warnings,
        ["empirical too long"] = () => Empirical(new double[10_000_001]).Warnings,
        ["discrete too long"] = () => Discrete(new double[10_000_001], [1]).Warnings,
        ["mixture of nothing"] = () => Mixture([], []).Warnings,
        ["mixture nested too deep"] = () => Enumerable.Range(0, 65).Aggregate(Normal(0.0, 1.0), (law, i) => Mixture([1, 1], [law, Normal(i + 1.0, 1.0)])).Warnings,
        ["truncated to hardly anything"] = () => Truncated(Normal(0.0, 1.0), 40, 41).Warnings,
        ["truncated outside the support"] = () => Truncated(LogNormal(0.0, 1.0), -5, -1).Warnings,
        ["metalog of falling percentiles"] = () => MetalogFromQuantiles([(0.1, 20), (0.5, 10), (0.9, 30)]).Warnings,
        ["metalog below its bound"] = () => MetalogFromQuantiles([(0.1, 17), (0.5, 25), (0.9, 30)], lower: 20).Warnings,
        ["clayton of theta 0"] = () => Joined(Copula.Clayton(0)),
        ["t copula of 0 degrees"] = () => Joined(Copula.StudentT(CorrelationMatrix.Equal(2, 0.5), 0)),
        ["correlation with a diagonal of 0.9"] = () => Joined(Copula.Gaussian(new CorrelationMatrix(new[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 0.9 } }))),
        ["correlation of NaN"] = () => Joined(Copula.Gaussian(new CorrelationMatrix(new[,] { { 1, double.NaN }, { double.NaN, 1 } }))),
        ["correlation of too few"] = () => Joined(Copula.Gaussian(CorrelationMatrix.Equal(3, 0.5)), [.. "abcd".Select(c => ($"{c}", Normal(0.0, 1.0)))]),
        ["correlation with a constant"] = () => Joined(Copula.Gaussian(0.5), ("budget", Constant(3.0)), ("time", Normal(0.0, 1.0))),
        ["spearman of two events"] = () => Joined(Copula.Gaussian(0.9), ("a", Bernoulli(0.1)), ("b", Bernoulli(0.5))),
        ["opposite spearman of two events"] = () => Joined(Copula.Gaussian(-0.9), ("a", Bernoulli(0.1)), ("b", Bernoulli(0.1))),
    };

    public static IReadOnlyCollection<string> Names => Calls.Keys;

    public static IReadOnlyList<Problem> Run(string name) => Calls[name]();

    private static IReadOnlyList<Problem> Joined(Copula copula, params (string Name, Distribution Law)[] inputs)
    {
        var model = new Model("joined");
        model.Inputs("group", copula, inputs);
        return model.Warnings;
    }
}
