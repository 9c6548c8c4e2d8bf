using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class FunctionLawsTests
{
    private static readonly double[] Ladder = [1e-12, 1e-6, 1e-3, 0.1, 0.4, 0.5];

    private static double Bell(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 15)]
    [InlineData(-3e6, 1e4)]
    [InlineData(0, 1e-8)]
    public void The_law_of_a_normal_density_is_normal(double mean, double deviation) =>
        Same(Normal(mean, deviation), FromDensity(x => Bell((x - mean) / deviation) / deviation), 1e-11);

    [Fact]
    public void Densities_on_a_half_line_and_an_interval_and_with_kinks_and_power_tails()
    {
        Same(Gamma(0.3, 2), FromDensity(Gamma(0.3, 2).Density, 0), 1e-10);
        Same(Beta(0.5, 1.5), FromDensity(Beta(0.5, 1.5).Density, 0, 1), 1e-8);
        Assert.Equal(0.5, FromDensity(Beta(0.5, 0.5).Density, 0, 1).Cdf(0.5), 1e-10);
        Same(Triangular(0, 3, 10), FromDensity(Triangular(0, 3, 10).Density, 0, 10, [3]), 1e-9);
        Same(Cauchy(0, 1), FromDensity(Cauchy(0, 1).Density), 1e-11);
        Same(Scaled(Gamma(2, 1), -1), FromDensity(x => -x * Math.Exp(x), maximum: 0), 1e-11);
        Same(Normal(1e4, 0.01), FromDensity(Normal(1e4, 0.01).Density, marks: [1e4]), 1e-9);
    }

    [Fact]
    public void Moments_of_a_density_are_right_or_undefined()
    {
        Distribution gamma = FromDensity(Gamma(2, 3).Density, 0), cauchy = FromDensity(Cauchy(0, 1).Density), pareto = FromDensity(Pareto(1, 2.5).Density, 1);
        Assert.Equal(6, gamma.Mean, 1e-11);
        Assert.Equal(18, gamma.Variance, 1e-10);
        Assert.Equal(Gamma(2, 3).Skewness, gamma.Skewness, 1e-10);
        Assert.Equal(Gamma(2, 3).ExcessKurtosis, gamma.ExcessKurtosis, 1e-9);
        Assert.True(double.IsNaN(cauchy.Mean) && double.IsNaN(cauchy.Variance));
        Assert.Equal(2.5 / 1.5, pareto.Mean, 1e-10);
        Assert.Equal(Pareto(1, 2.5).Variance, pareto.Variance, 1e-7);
        Assert.True(double.IsPositiveInfinity(FromDensity(Pareto(1, 0.8).Density, 1).Mean));
        Assert.Equal(double.PositiveInfinity, FromDensity(Pareto(1, 1.5).Density, 1).Variance);
    }

    [Fact]
    public void The_law_of_a_cdf_has_its_quantiles_and_moments()
    {
        Distribution logistic = FromCdf(x => 1 / (1 + Math.Exp(-x)), survival: x => 1 / (1 + Math.Exp(x))), tail = FromCdf(x => -Math.Exp(-x / 4) + 1, 0);
        Same(Logistic(0, 1), logistic, 1e-13);
        Assert.Equal(Math.PI * Math.PI / 3, logistic.Variance, 1e-9);
        Assert.Equal(4, tail.Mean, 1e-8);
        Assert.Equal(0.25, tail.Density(1e-4), 1e-5);
        Assert.Equal(Exponential(4).Density(9), tail.Density(9), 1e-8);
        Assert.Equal(4 * Math.Log(10), tail.Quantile(0.9), 1e-13);
        Assert.True(double.IsFinite(tail.UpperQuantile(1e-30)));
    }

    [Fact]
    public void The_law_of_a_quantile_function_has_its_cdf_and_density()
    {
        Distribution law = FromQuantile(p => Math.Log(p / (1 - p)), q => Math.Log((1 - q) / q));
        Same(Logistic(0, 1), law, 1e-13);
        Assert.Equal(0.25, law.Density(0), 1e-9);
        Assert.Equal(Logistic(0, 1).Density(8), law.Density(8), 1e-9 * Logistic(0, 1).Density(8));
        Assert.Equal(0, law.Mean, 1e-9);
        Assert.Equal(1.0 / 12, FromQuantile(p => p).Variance, 1e-9);
    }

    [Fact]
    public void The_law_of_a_heavy_quantile_function_has_no_finite_moments_that_it_should_not_have()
    {
        Distribution half = FromQuantile(Pareto(1, 0.8).Quantile, Pareto(1, 0.8).UpperQuantile), turned = FromQuantile(p => -half.UpperQuantile(p), q => -half.Quantile(q)), both = FromQuantile(Cauchy(0, 1).Quantile, Cauchy(0, 1).UpperQuantile);
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity, double.NaN), (half.Mean, turned.Mean, both.Mean));
        Assert.Equal(double.PositiveInfinity, FromQuantile(Pareto(1, 1.9).Quantile, Pareto(1, 1.9).UpperQuantile).Variance);
        Assert.Equal(1, FromQuantile(LogNormal(0, 3).Quantile, LogNormal(0, 3).UpperQuantile).Mean / Math.Exp(4.5), 1e-6);
    }

    [Fact]
    public void Draws_of_such_laws_are_those_of_the_law_they_are()
    {
        Distribution[] same = [FromDensity(x => Bell(x)), FromCdf(x => Normal(0, 1).Cdf(x), survival: x => Normal(0, 1).SurvivalFunction(x)), FromQuantile(Normal(0, 1).Quantile, Normal(0, 1).UpperQuantile)];
        foreach (Distribution law in same)
        {
            var model = new Model("m");
            model.Output("x", model.Input("x", law));
            var known = new Model("m");
            known.Output("x", known.Input("x", Normal(0, 1)));
            double[] p = [1, 10, 50, 90, 99];
            ModelResult found = model.Simulate(20_000, seed: 3), expected = known.Simulate(20_000, seed: 3);
            Assert.All(p, q => Assert.Equal(expected.Values["x"].Percentile(q).Value, found.Values["x"].Percentile(q).Value, 1e-7));
        }
    }

    [Fact]
    public void Functions_that_are_no_law_are_refused_in_words()
    {
        Refused("FUN003", "integrates to", () => FromDensity(x => 2 * Bell(x)));
        Refused("FUN003", "no mass", () => FromDensity(x => 0, 0, 1));
        Refused("FUN001", "negative", () => FromDensity(x => x, -1, 1));
        Refused("FUN001", "not a number", () => FromDensity(x => double.NaN, 0, 1));
        Refused("FUN003", "marks", () => FromDensity(Normal(1e6, 1e-6).Density));
        Refused("DIST002", "less than", () => FromDensity(x => 1, 1, 0));
        Refused("FUN002", "jumps", () => FromCdf(x => x < 0.5 ? x / 2 : (1 + x) / 2, 0, 1));
        Refused("FUN002", "falls", () => FromCdf(x => x + (0.4 * Math.Sin(6 * Math.PI * x)) is var y ? Math.Clamp(y, 0, 1) : 0, 0, 1));
        Refused("FUN003", "runs from 0 to 1", () => FromCdf(x => x / 2, 0, 1));
        Refused("FUN001", "[0,1]", () => FromCdf(x => 2 * x, 0, 1));
        Refused("FUN002", "add to 1", () => FromCdf(x => x, 0, 1, survival: x => 1 - (x * x)));
        Refused("FUN002", "falls", () => FromQuantile(p => -p));
        Refused("FUN002", "stands still", () => FromQuantile(p => Math.Max(p, 0.3)));
        Refused("FUN003", "ends", () => FromQuantile(p => p == 0 ? double.NaN : p));
        Refused("FUN002", "differ", () => FromQuantile(p => p, q => 1 - (0.9 * q)));
        Assert.Equal(2, FromDensity(x => 2 * Math.Exp(-2 * x) * 7, 0, normalise: true).Density(0), 1e-11);
    }

    [Fact]
    public void The_linear_pool_has_the_weighted_cdf()
    {
        Distribution a = LogNormal(1, 0.5), b = Pert(1, 4, 12), pool = LinearPool([3, 1], [a, b]);
        foreach (double x in new[] { 0.5, 2, 4, 9, 20 })
        {
            Assert.Equal((0.75 * a.Cdf(x)) + (0.25 * b.Cdf(x)), pool.Cdf(x), 1e-15);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(0.2, 0.8)]
    public void The_logarithmic_pool_of_normals_is_normal(double v, double w)
    {
        double share = v / (v + w), first = share / 4, second = (1 - share) / 0.25;
        Distribution pool = LogarithmicPool([v, w], [Normal(3, 2), Normal(5, 0.5)]);
        Same(Normal(((3 * first) + (5 * second)) / (first + second), 1 / Math.Sqrt(first + second)), pool, 1e-11);
        Assert.Equal(((3 * first) + (5 * second)) / (first + second), pool.Mean, 1e-11);
    }

    [Fact]
    public void Logarithmic_pools_of_other_laws()
    {
        // Gamma densities multiply to a gamma density.
        Same(Gamma(2.5, 1 / (0.5 + 0.25)), LogarithmicPool([1, 1], [Gamma(2, 1), Gamma(3, 2)]), 1e-11);
        Same(Pert(1, 2, 9), LogarithmicPool([1, 1], [Pert(1, 2, 9), Pert(1, 2, 9)]), 1e-7);
        Distribution common = LogarithmicPool([1, 2], [Triangular(0, 3, 10), Uniform(2, 20)]);
        Assert.Equal((2, 10), (common.Minimum, common.Maximum));
        Refused("DIST014", "in common", () => LogarithmicPool([1, 1], [Uniform(0, 1), Uniform(1, 2)]));
        Refused("DIST014", "continuous", () => LogarithmicPool([1, 1], [Uniform(0, 1), Poisson(1)]));
        Refused("FUN003", "mass", () => LogarithmicPool([1, 1], [Normal(0, 1e-3), Normal(100, 1e-3)]));
        Refused("DIST013", "2 laws but 1 weight", () => LogarithmicPool([1], [Uniform(0, 1), Uniform(1, 2)]));
        Refused("DIST012", "negative", () => LogarithmicPool([1, -1], [Uniform(0, 1), Uniform(1, 2)]));
    }

    /// <summary>Far out the densities of the laws themselves are beyond 1e-200.</summary>
    [Fact]
    public void A_logarithmic_pool_keeps_its_lower_tail_to_1e_minus_300()
    {
        Distribution pool = LogarithmicPool([1, 2], [Gamma(3, 2), Gamma(5, 1)]), exact = Gamma(13.0 / 3, 1.2);
        foreach (double p in (double[])[1e-100, 1e-200, 1e-250, 1e-300])
        {
            double x = exact.Quantile(p);
            Assert.Equal(1, pool.Quantile(p) / x, 1e-10);
            Assert.Equal(1, pool.Cdf(x) / p, 1e-9);
            Assert.Equal(1, pool.Density(x) / exact.Density(x), 1e-9);
        }
    }

    /// <summary>x^(k − 1) e^(−x)/Γ(k) near 0, where x^k is beyond the doubles: by mpmath 1.3 at 50 digits.</summary>
    [Fact]
    public void The_density_of_a_gamma_law_near_0_is_there_as_long_as_a_double_holds_it()
    {
        Assert.Equal(1, Gamma(5, 1).Density(1e-69) / 4.1666666666666661e-278, 1e-12);
        Assert.Equal(1, Gamma(1.5, 2).Density(1e-300) / 3.9894228040143268e-151, 1e-12);
        Assert.Equal(1, Gamma(1, 4).Density(1e-320) / 0.25, 1e-15);
    }

    private static void Same(Distribution expected, Distribution found, double tolerance)
    {
        foreach (double p in Ladder)
        {
            foreach ((double x, bool upper) in new[] { (expected.Quantile(p), false), (expected.UpperQuantile(p), true) })
            {
                double tail = upper ? found.SurvivalFunction(x) : found.Cdf(x), known = upper ? expected.SurvivalFunction(x) : expected.Cdf(x);
                Assert.True(Math.Abs(tail - known) <= tolerance * known, $"{expected}: {tail:R} and not {known:R} at {x:R}");
                double back = upper ? found.UpperQuantile(p) : found.Quantile(p), again = upper ? found.SurvivalFunction(back) : found.Cdf(back);
                // Or what four units in the last place of x are worth.
                double place = 4 * found.Density(back) * (Math.BitIncrement(Math.Abs(back)) - Math.Abs(back));
                Assert.True(Math.Abs(again - p) <= (1e-11 * p) + 4e-16 + place, $"{expected}: quantile {back:R} at {p} has {again:R}");
            }
        }
    }

    private static void Refused(string code, string words, Func<Distribution> law)
    {
        ParameterException refused = Assert.Throws<ParameterException>(() => law());
        Assert.True(refused.Code == code && refused.Rule.Contains(words, StringComparison.Ordinal), $"{refused.Code}: {refused.Rule}");
    }
}
