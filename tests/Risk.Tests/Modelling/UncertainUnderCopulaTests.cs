using Risk.Tests.Statistics;
using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>Second order under a copula: the copula gives the uniform, the law of the run's parameters the quantile.</summary>
public class UncertainUnderCopulaTests
{
    private static readonly Copula[] Copulas =
    [
        Copula.Gaussian(0.7), Copula.StudentT(CorrelationMatrix.Equal(2, -0.4), 3), Copula.Clayton(3), Copula.Gumbel(2).Survival(), Copula.Frank(-5),
    ];

    [Fact]
    public void Given_its_parameters_every_law_is_drawn_at_the_uniform_of_the_copula()
    {
        var drawn = new Model("drawn");
        var uniform = new Model("uniform");
        for (int i = 0; i < UncertainParametersTests.Pairs.Length; i++)
        {
            (_, double[] parameters, Func<Uncertain[], Uncertain> law, _) = UncertainParametersTests.Pairs[i];
            Copula copula = Copulas[i % Copulas.Length];
            drawn.Output($"{i}", drawn.Inputs($"g{i}", copula, ($"x{i}", Gamma(2.0, 1.0)), ($"y{i}", law(Array.ConvertAll(parameters, UncertainParametersTests.Disguised))))[1]);
            uniform.Output($"{i}", uniform.Inputs($"g{i}", copula, ($"x{i}", Gamma(2.0, 1.0)), ($"y{i}", Uniform(0.0, 1.0)))[1]);
        }

        var options = new SimulationOptions { Runs = 2000, Seed = 8, KeepSamples = true };
        ModelResult draws = drawn.Simulate(options), uniforms = uniform.Simulate(options);
        for (int i = 0; i < UncertainParametersTests.Pairs.Length; i++)
        {
            (double[] x, double[] u) = (draws.Values[$"{i}"].Samples.ToArray(), uniforms.Values[$"{i}"].Samples.ToArray());
            Distribution law = UncertainParametersTests.Pairs[i].Law;
            double scale = law.Quantile(0.75) - law.Quantile(0.25);
            for (int run = 0; run < x.Length; run++)
            {
                double exact = u[run] > 0.5 ? law.UpperQuantile(1 - u[run]) : law.Quantile(u[run]);
                Assert.True(UncertainParametersTests.Near(law, u[run], x[run], exact, scale), $"{UncertainParametersTests.Pairs[i].Factory} {law}: {x[run]:R} for {exact:R} at {u[run]:R}");
            }
        }
    }

    /// <summary>Four correlations by Fisher's z at 4.5 standard errors: a false alarm once in 35,000 seeds.</summary>
    [Fact]
    public void Parameters_of_one_s_own_thin_the_dependence_and_shared_ones_thicken_it()
    {
        const int Runs = 100_000;
        const double Rho = 0.6;
        Uncertain Mean(string name) => Uncertain.Input(name, Normal(0, 2));
        Uncertain shared = Mean("shared mean");
        var model = new Model("two levels");
        void Pair(string name, Uncertain first, Uncertain second)
        {
            IReadOnlyList<Uncertain> pair = model.Inputs(name, Copula.Gaussian(Rho), (name + " a", first), (name + " b", second));
            model.Output(name + " 0", pair[0]);
            model.Output(name + " 1", pair[1]);
        }

        Pair("own", Normal(Mean("mean a"), 1), Normal(Mean("mean b"), 1));
        Pair("shared", Normal(shared, 1), Normal(shared, 1));
        Pair("one", Normal(Mean("mean c"), 1), Normal(0, 1));
        Pair("known", Normal(0, 1), (Uncertain)Normal(0, 1));
        ModelResult result = model.Simulate(new SimulationOptions { Runs = Runs, Seed = 6, KeepSamples = true });

        // The mean has variance 4, the law about it 1: jointly normal, so correlations are those of sums.
        foreach ((string name, double expected) in new[] { ("own", Rho / 5), ("shared", (4 + Rho) / 5), ("one", Rho / Math.Sqrt(5)), ("known", Rho) })
        {
            double[] x = result.Values[name + " 0"].Samples.ToArray(), y = result.Values[name + " 1"].Samples.ToArray();
            double mx = x.Average(), my = y.Average();
            double r = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
            Assert.InRange((Math.Atanh(r) - Math.Atanh(expected)) * Math.Sqrt(Runs - 3), -4.5, 4.5);
        }
    }

    [Fact]
    public void Each_input_keeps_the_mixed_law_that_theory_says()
    {
        const int Runs = 200_000;
        var model = new Model("mixed");
        Uncertain mean = model.Input("mean", Gamma(2.5, 7.0 / 3)), precision = model.Input("precision", Gamma(2.5, 2.0));
        IReadOnlyList<Uncertain> pair = model.Inputs("pair", Copula.Gumbel(2), ("claims", Poisson(mean)), ("size", Normal(0, Uncertain.Sqrt(5 / precision))));
        model.Output("claims", pair[0]);
        model.Output("size", pair[1]);
        ModelResult result = model.Simulate(new SimulationOptions { Runs = Runs, Seed = 4, KeepSamples = true });

        // Ten binomial counts at 10⁻⁶ each: a false alarm once in 100,000 seeds.
        foreach ((string name, Distribution law) in new[] { ("claims", NegativeBinomial(2.5, 0.3)), ("size", StudentT(5)) })
        {
            double[] samples = result.Values[name].Samples.ToArray();
            foreach (double p in (double[])[0.01, 0.2, 0.5, 0.8, 0.99])
            {
                double x = law.Quantile(p), alarm = PValue.Count(samples.LongCount(s => s <= x), Runs, law.Cdf(x));
                Assert.True(alarm > 1e-6, $"{name} at {p}: {alarm}");
            }
        }
    }

    [Fact]
    public void A_parameter_that_makes_no_law_fails_its_run_with_the_name_of_the_input()
    {
        Uncertain spread = Uncertain.Input("spread", Uniform(-0.01, 0.99));
        foreach ((string parameter, string code, Uncertain law) in new[]
        {
            ("standardDeviation", "DIST003", Normal(0, spread)), ("mean", "DIST003", Poisson(spread)), ("lower", "DIST002", Truncated(Normal(0, 1), 0, spread)), ("shape", "DIST003", Scaled(Gamma(spread, 1), 2)),
        })
        {
            foreach (Copula copula in Copulas)
            {
                var model = new Model("wrong");
                model.Output("event", model.Inputs("group", copula, ("other", Gamma(2, 3)), ("the input", law))[1] > 1e9);
                model.Output("spread", spread);

                RunException failed = Assert.Throws<RunException>(() => model.Simulate(new SimulationOptions { Runs = 20_000, Seed = 3, Threads = 1 }));

                Assert.Equal((code, "the input", 3ul), (failed.Code, failed.Name, failed.Seed));
                double value = model.Explain(failed.Run, 3).Inputs.Single(i => i.Name == "spread").Value;
                Assert.Contains($"parameter {parameter} = ", failed.Message, StringComparison.Ordinal);
                Assert.Contains(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), failed.Message, StringComparison.Ordinal);
            }
        }

        Uncertain two = (Uncertain)3.0 - 1.0;
        var always = new Model("always wrong");
        always.Output("x", always.Inputs("group", Copulas[2], ("a", Poisson(-two)), ("b", Gamma(2, 3)))[0]);
        Assert.Equal([("DIST003", "a")], Assert.Throws<ModelException>(() => always.Simulate(10, 1)).Problems.Select(p => (p.Code, p.Path)));
    }

    [Fact]
    public void What_is_not_drawn_from_one_uniform_is_refused_all_at_once()
    {
        var model = new Model("refused");
        Uncertain named = model.Input("named", Normal(0, 1));
        ModelException refused = Assert.Throws<ModelException>(() => model.Inputs("group", Copula.Clayton(1, 5),
            ("sum", SumOfDraws(Poisson(2.0), Normal(0.0, 1.0))), ("again", named), ("computed", named + 1), ("certain", 3), ("law", Poisson(named))));

        Assert.Equal(
            [("COR014", "sum is SumOfDraws: "), ("COR014", "again is a named or computed value: "), ("COR014", "computed is a named or computed value: "), ("COR007", "corr with Constant certain has")],
            refused.Problems.Select((p, i) => (p.Code, p.Message[..((int[])[19, 36, 39, 30])[i]])));
        Assert.All(refused.Problems, p => Assert.Equal("group", p.Path));
    }

    [Fact]
    [Trait("Category", "Bits")]
    public void The_bits_are_those_of_known_laws_where_parameters_are_known_and_do_not_depend_on_threads()
    {
        static Model Of(bool drawn)
        {
            var model = new Model("bits");
            (string Name, Distribution Known, Uncertain Drawn)[] laws = [("n", Normal(3, 2), Normal(3, (Uncertain)2)), ("l", LogNormal(0, 0.5), LogNormal(0, (Uncertain)0.5)), ("p", Poisson(4), Poisson((Uncertain)4))];
            IReadOnlyList<Uncertain> all = drawn
                ? model.Inputs("group", Copula.Gaussian(CorrelationMatrix.Equal(3, 0.5)), [.. laws.Select(l => (l.Name, l.Drawn))])
                : model.Inputs("group", Copula.Gaussian(CorrelationMatrix.Equal(3, 0.5)), [.. laws.Select(l => (l.Name, l.Known))]);
            for (int i = 0; i < laws.Length; i++)
            {
                model.Output(laws[i].Name, all[i]);
            }

            return model;
        }

        var options = new SimulationOptions { Runs = 9000, Seed = 5, Checksum = true };
        string known = Of(false).Simulate(options).Checksum!;
        Assert.Equal(known, Of(true).Simulate(options).Checksum);
        Assert.Equal(known, Of(true).Simulate(options with { Threads = 3 }).Checksum);
    }
}
