using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class CompoundTests
{
    [Fact]
    public void A_Poisson_number_of_coin_tosses_is_Poisson()
    {
        // Thinning: heads among a Poisson number of tosses.
        Distribution law = Compound(Poisson(6), Bernoulli(0.25)), known = Poisson(1.5);
        for (int k = 0; k < 15; k++)
        {
            Assert.Equal(1, law.Density(k) / known.Density(k), 1e-12);
            Assert.Equal(1, law.SurvivalFunction(k) / known.SurvivalFunction(k), 1e-9);
        }

        Assert.True(law.IsDiscrete);
        Assert.Equal(known.Quantile(0.9), law.Quantile(0.9));
    }

    [Fact]
    public void Small_cases_have_their_exact_probabilities()
    {
        // N = 0, 1, 2 with ¼, ½, ¼; X = 1 or 2.5 with ⅓, ⅔.
        Distribution law = Compound(Binomial(2, 0.5), Discrete([1, 2.5], [1, 2]));
        (double X, double P)[] known = [(0, 1.0 / 4), (1, 1.0 / 6), (2, 1.0 / 36), (2.5, 1.0 / 3), (3.5, 1.0 / 9), (5, 1.0 / 9)];
        Assert.All(known, k => Assert.Equal(k.P, law.Density(k.X), 1e-15));
        Assert.Equal(1, known.Sum(k => law.Density(k.X)), 1e-14);
        Assert.Equal(-0.3, Compound(Constant(3), Constant(-0.1)).Mean, 1e-15);
        Assert.Equal(0, Compound(Constant(0), Exponential(1)).Quantile(0.7));
        Assert.Equal((0, 0), (Compound(Constant(0), Pareto(1, 0.5)).Mean, Compound(Constant(0), Pareto(1, 0.5)).Variance));
    }

    [Fact]
    public void A_geometric_number_of_exponential_amounts_is_exponential_beside_nothing()
    {
        // With N = 0, 1, 2, … of success probability p: P(S > x) = (1 − p) e^(−px/m).
        Distribution law = Compound(GeometricFailures(0.25), Exponential(3));
        foreach (double x in new[] { 0, 0.01, 1, 10, 100, 300 })
        {
            Assert.Equal(1, law.SurvivalFunction(x) / (0.75 * Math.Exp(-x / 12)), 1e-11);
        }

        Assert.Equal((0, 0, 0), (law.Quantile(0.1), law.Quantile(0.25), law.UpperQuantile(0.8)));
        foreach (double q in new[] { 0.7, 0.1, 1e-6, 1e-12 })
        {
            Assert.Equal(12 * Math.Log(0.75 / q), law.UpperQuantile(q), 1e-9);
        }

        Assert.Equal(12 * Math.Log(0.75 / 0.1), law.Quantile(0.9), 1e-9);
    }

    [Fact]
    public void Moments_are_those_of_a_random_sum()
    {
        // Compound Poisson: κₙ = λ E Xⁿ.
        Distribution law = Compound(Poisson(3), Gamma(2, 5));
        double[] raw = [10, 150, 3000, 75000];
        Assert.Equal(30, law.Mean, 1e-12);
        Assert.Equal(3 * raw[1], law.Variance, 1e-10);
        Assert.Equal(3 * raw[2] / Math.Pow(3 * raw[1], 1.5), law.Skewness, 1e-12);
        Assert.Equal(3 * raw[3] / Math.Pow(3 * raw[1], 2), law.ExcessKurtosis, 1e-12);
        Distribution discrete = Compound(NegativeBinomial(2.5, 0.3), DiscreteUniform(-1, 4)), same = Discrete(
            [.. Enumerable.Range(-200, 900).Select(i => (double)i)], [.. Enumerable.Range(-200, 900).Select(i => discrete.Density(i))]);
        Assert.Equal(same.Mean, discrete.Mean, 1e-9);
        Assert.Equal(same.Variance, discrete.Variance, 1e-8);
        Assert.Equal(same.Skewness, discrete.Skewness, 1e-8);
        Assert.Equal(same.ExcessKurtosis, discrete.ExcessKurtosis, 1e-7);
    }

    [Fact]
    public void Sums_of_normals_and_scaled_amounts_go_both_ways()
    {
        Distribution law = Compound(Binomial(2, 0.5), Normal(-1, 1));
        double Known(double x) => (0.25 * (x >= 0 ? 1 : 0)) + (0.5 * Normal(-1, 1).Cdf(x)) + (0.25 * Normal(-2, Math.Sqrt(2)).Cdf(x));
        foreach (double x in new[] { -9.0, -2, -0.1, 0, 0.1, 3 })
        {
            Assert.Equal(Known(x), law.Cdf(x), 1e-14);
        }

        foreach (double p in new[] { 1e-9, 0.1, 0.6, 0.99 })
        {
            Assert.Equal(p, law.Cdf(law.Quantile(p)), 1e-13);
        }

        Assert.Equal(0, law.Quantile(0.8));
        Assert.Equal(Compound(Poisson(2), Gamma(2, 3)).Cdf(7), Compound(Poisson(2), Scaled(Gamma(2, 1), 3)).Cdf(7), 1e-14);
    }

    [Fact]
    public void Draws_have_the_moments_and_the_atom()
    {
        const int Runs = 100_000;
        Uncertain[] sums = [Compound(Binomial(6, 0.25), Gamma(2, 3)), SumOfDraws(Binomial(6, 0.25), Gamma(2, 3))];
        foreach (Uncertain sum in sums)
        {
            var model = new Model("m");
            Uncertain x = model.Input("x", sum);
            model.Output("x", x);
            model.Output("none", x.Is(0));
            ModelResult result = model.Simulate(Runs, seed: 8);

            // Five standard errors each.
            Assert.Equal(9, result.Values["x"].Mean.Value, 5 * Math.Sqrt(68.0 / Runs));
            Assert.Equal(Math.Pow(0.75, 6), result.Events["none"].Probability.Value, 5 * Math.Sqrt(0.147 / Runs));
            Assert.Equal(Compound(Binomial(6, 0.25), Gamma(2, 3)).Quantile(0.95), result.Values["x"].Percentile(95).Value, 0.5);
        }
    }

    [Fact]
    public void A_sum_of_draws_takes_any_law_and_keeps_its_names()
    {
        var model = new Model("m");
        model.Output("claims", model.Input("claims", SumOfDraws(DiscreteUniform(1, 3), LogNormal(0, 1))));
        var same = new Model("m");
        Uncertain n = same.Input("claims/count", DiscreteUniform(1, 3));
        Uncertain[] x = [.. Enumerable.Range(1, 3).Select(i => same.Input($"claims/{i}", LogNormal(0, 1)))];
        same.Output("claims", x[0] + (n >= 2).Choose(x[1], 0.0) + (n >= 3).Choose(x[2], 0.0));
        var options = new SimulationOptions { Runs = 5000, Seed = 4, Checksum = true };
        Assert.Equal(same.Simulate(options).Checksum, model.Simulate(options).Checksum);
    }

    // Laws whose sums are known, in a form that the library does not know them by.
    public static TheoryData<Distribution, Distribution, Distribution> Disguised => new()
    {
        { GeometricFailures(0.25), Weibull(1, 3), Exponential(3) },
        { Poisson(3), Truncated(Gamma(2, 0.4), 0, double.PositiveInfinity), Gamma(2, 0.4) },
        { Poisson(3), Truncated(Gamma(0.5, 0.4), 0, double.PositiveInfinity), Gamma(0.5, 0.4) },
        { Poisson(30), Mixture([1], [Gamma(2, 0.4)]), Gamma(2, 0.4) },
        { Binomial(4, 0.5), Truncated(InverseGaussian(3, 8), 0, double.PositiveInfinity), InverseGaussian(3, 8) },
    };

    [Theory]
    [MemberData(nameof(Disguised))]
    public void Sums_on_panels_are_those_of_closed_forms(Distribution count, Distribution disguised, Distribution plain)
    {
        Distribution law = Compound(count, disguised), known = Compound(count, plain);
        foreach (double p in new[] { 1e-9, 1e-4, 0.02, 0.3, 0.6, 0.9, 0.999 })
        {
            double low = known.Quantile(p), high = known.UpperQuantile(p);
            Assert.Equal(known.Cdf(low), law.Cdf(low), 1e-11);
            Assert.Equal(known.SurvivalFunction(high), law.SurvivalFunction(high), 1e-11);
            if (high > 0)
            {
                Assert.Equal(1, law.SurvivalFunction(high) / known.SurvivalFunction(high), 1e-6);
                Assert.Equal(1, law.Density(high) / known.Density(high), 1e-6);
                Assert.Equal(1, law.UpperQuantile(p) / known.UpperQuantile(p), 1e-6);
            }
        }

        Assert.Equal(known.Cdf(0), law.Cdf(0), 1e-15);
        Assert.Equal(1, law.Mean / known.Mean, 1e-10);
        Assert.Equal(1, law.Variance / known.Variance, 1e-9);
    }

    [Fact]
    public void Sums_on_panels_are_those_of_nested_integrals()
    {
        // compound.py: each value by integrals within integrals, to about 2e-12.
        var severities = new Dictionary<string, Distribution> { ["LogNormal(0;1.2)"] = LogNormal(0, 1.2), ["Pareto(1;1.5)"] = Pareto(1, 1.5), ["Pert(1;2;9)"] = Pert(1, 2, 9) };
        string[][] rows = [.. House.Repository.Read("tests/Risk.Tests/Data/compound.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))];
        foreach (IGrouping<string, string[]> severity in rows.GroupBy(r => r[0]))
        {
            Distribution law = Compound(Binomial(3, 0.4), severities[severity.Key]);
            foreach (string[] row in severity)
            {
                double x = double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), known = double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(known, law.Cdf(x), 1e-11);
                Assert.Equal(1 - known, law.SurvivalFunction(x), 1e-11);
            }
        }

        Assert.Equal(12, rows.Length);
    }

    [Fact]
    public void Far_out_one_great_amount_makes_a_great_total()
    {
        // Subexponential: P(S > x) ⁄ P(X > x) → E N, here from above; and bounded amounts end where they end.
        Distribution pareto = Compound(Binomial(3, 0.4), Pareto(1, 1.5));
        foreach (double x in new[] { 1e6, 1e9, 1e14, 1e20 })
        {
            Assert.InRange(pareto.SurvivalFunction(x) / Pareto(1, 1.5).SurvivalFunction(x), 1.2 * (1 - 1e-9), 1.2 * (1 + (6 / x) + 1e-9));
        }

        Distribution uniform = Compound(Binomial(2, 0.5), Uniform(1, 2));
        Assert.Equal((1, 4, 0, 1), (uniform.Cdf(4), uniform.Maximum, uniform.SurvivalFunction(4), uniform.Cdf(5)));
        Assert.Equal(0.25 + (0.5 * 0.5), uniform.Cdf(1.5), 1e-15);
        Assert.Equal(0.25 * (1 - (0.5 * 0.5 * 0.5)), uniform.Cdf(3.5) - 0.75, 1e-13);
    }

    [Fact]
    public void What_has_no_sum_in_closed_form_is_refused_with_the_way_out()
    {
        Refused("CMP001", "below 0", () => Compound(Poisson(2), Logistic(0, 1)));
        Refused("CMP001", "single values", () => Compound(Poisson(2), Clipped(Gamma(2, 1), 1, 5)));
        Refused("CMP002", "SumOfDraws", () => Compound(Poisson(3), Beta(0.5, 0.5)));
        Refused("CMP002", "SumOfDraws", () => Compound(DiscreteUniform(4000, 4100), LogNormal(0, 1)));
        Refused("CMP001", "lattice", () => Compound(Poisson(2), Discrete([1, Math.PI], [1, 1])));
        Refused("DIST010", "whole numbers", () => Compound(Gamma(2, 1), Gamma(2, 1)));
        Refused("DIST010", "whole numbers", () => Compound(Shifted(Poisson(2), 0.5), Gamma(2, 1)));
        Refused("DIST010", "whole numbers", () => Compound(DiscreteUniform(-1, 3), Gamma(2, 1)));
        Refused("LIM011", "count", () => Compound(Poisson(1e9), Gamma(2, 1)));
        Assert.Equal("LIM011", Assert.Throws<ParameterException>(() => SumOfDraws(Poisson(1e9), Gamma(2, 1))).Code);
    }

    private static void Refused(string code, string words, Func<Distribution> law)
    {
        ParameterException refused = Assert.Throws<ParameterException>(() => law());
        Assert.True(refused.Code == code && refused.Rule.Contains(words, StringComparison.Ordinal), $"{refused.Code}: {refused.Rule}");
    }
}
