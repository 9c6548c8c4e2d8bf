using System.Reflection;
using Risk.Modelling;
using Risk.Tests.Statistics;
using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>Second order: laws whose parameters are themselves uncertain.</summary>
public class UncertainParametersTests
{
    /// <summary>Every factory that takes uncertain parameters, with parameters and the law that those make.</summary>
    internal static readonly (string Factory, double[] Parameters, Func<Uncertain[], Uncertain> Drawn, Distribution Law)[] Pairs =
    [
        ("Uniform", [-3, 7], p => Uniform(p[0], p[1]), Uniform(-3, 7)),
        ("Normal", [3, 2], p => Normal(p[0], p[1]), Normal(3, 2)),
        ("LogNormal", [0.1, 0.7], p => LogNormal(p[0], p[1]), LogNormal(0.1, 0.7)),
        ("LogNormalFromMoments", [100, 50], p => LogNormalFromMoments(p[0], p[1]), LogNormalFromMoments(100, 50)),
        ("LogNormalFromP10P90", [6, 14], p => LogNormalFromP10P90(p[0], p[1]), LogNormalFromP10P90(6, 14)),
        ("NormalFromInterval", [-1, 3, 0.8], p => NormalFromInterval(p[0], p[1], p[2]), NormalFromInterval(-1, 3, 0.8)),
        ("LogNormalFromInterval", [2, 9, 0.8], p => LogNormalFromInterval(p[0], p[1], p[2]), LogNormalFromInterval(2, 9, 0.8)),
        ("Exponential", [4], p => Exponential(p[0]), Exponential(4)),
        ("ExponentialFromRate", [0.25], p => ExponentialFromRate(p[0]), ExponentialFromRate(0.25)),
        ("Gamma", [1.5, 4.5], p => Gamma(p[0], p[1]), Gamma(1.5, 4.5)),
        ("ChiSquare", [3], p => ChiSquare(p[0]), ChiSquare(3)),
        ("Beta", [2, 5], p => Beta(p[0], p[1]), Beta(2, 5)),
        ("Beta", [3, 2, -1, 1], p => Beta(p[0], p[1], p[2], p[3]), Beta(3, 2, -1, 1)),
        ("BetaFromMean", [0.3, 8], p => BetaFromMean(p[0], p[1]), Beta(0.3 * 8, 0.7 * 8)),
        ("Weibull", [1.5, 2], p => Weibull(p[0], p[1]), Weibull(1.5, 2)),
        ("Rayleigh", [2], p => Rayleigh(p[0]), Rayleigh(2)),
        ("Pareto", [2, 2.5], p => Pareto(p[0], p[1]), Pareto(2, 2.5)),
        ("Triangular", [0, 3, 10], p => Triangular(p[0], p[1], p[2]), Triangular(0, 3, 10)),
        ("Pert", [6, 12, 36], p => Pert(p[0], p[1], p[2]), Pert(6, 12, 36)),
        ("Pert", [0, 3, 10, 20], p => Pert(p[0], p[1], p[2], p[3]), Pert(0, 3, 10, 20)),
        ("TriangularFromP10P90", [6, 9, 14], p => TriangularFromP10P90(p[0], p[1], p[2]), TriangularFromP10P90(6, 9, 14)),
        ("PertFromP10P90", [6, 9, 14], p => PertFromP10P90(p[0], p[1], p[2]), PertFromP10P90(6, 9, 14)),
        ("Trapezoidal", [0, 2, 5, 10], p => Trapezoidal(p[0], p[1], p[2], p[3]), Trapezoidal(0, 2, 5, 10)),
        ("LogTriangular", [1, 4, 100], p => LogTriangular(p[0], p[1], p[2]), LogTriangular(1, 4, 100)),
        ("LogUniform", [1, 100], p => LogUniform(p[0], p[1]), LogUniform(1, 100)),
        ("Kumaraswamy", [0.6, 0.7], p => Kumaraswamy(p[0], p[1]), Kumaraswamy(0.6, 0.7)),
        ("StudentT", [2.5], p => StudentT(p[0]), StudentT(2.5)),
        ("StudentT", [5, 100, 15], p => StudentT(p[0], p[1], p[2]), StudentT(5, 100, 15)),
        ("Cauchy", [1, 2], p => Cauchy(p[0], p[1]), Cauchy(1, 2)),
        ("Laplace", [7, 0.5], p => Laplace(p[0], p[1]), Laplace(7, 0.5)),
        ("Logistic", [100, 15], p => Logistic(p[0], p[1]), Logistic(100, 15)),
        ("LogLogistic", [4, 5], p => LogLogistic(p[0], p[1]), LogLogistic(4, 5)),
        ("Gumbel", [50, 10], p => Gumbel(p[0], p[1]), Gumbel(50, 10)),
        ("GumbelMinimum", [1, 2], p => GumbelMinimum(p[0], p[1]), GumbelMinimum(1, 2)),
        ("Frechet", [6, 2], p => Frechet(p[0], p[1]), Frechet(6, 2)),
        ("Frechet", [2.5, 1, 10], p => Frechet(p[0], p[1], p[2]), Frechet(2.5, 1, 10)),
        ("GeneralizedExtremeValue", [10, 2, -0.3], p => GeneralizedExtremeValue(p[0], p[1], p[2]), GeneralizedExtremeValue(10, 2, -0.3)),
        ("GeneralizedPareto", [5, 2, 0.15], p => GeneralizedPareto(p[0], p[1], p[2]), GeneralizedPareto(5, 2, 0.15)),
        ("InverseGaussian", [3, 8], p => InverseGaussian(p[0], p[1]), InverseGaussian(3, 8)),
        ("Bernoulli", [0.3], p => Bernoulli(p[0]), Bernoulli(0.3)),
        ("Binomial", [10, 0.3], p => Binomial(p[0], p[1]), Binomial(10, 0.3)),
        ("Poisson", [3.7], p => Poisson(p[0]), Poisson(3.7)),
        ("GeometricTrials", [0.2], p => GeometricTrials(p[0]), GeometricTrials(0.2)),
        ("GeometricFailures", [0.2], p => GeometricFailures(p[0]), GeometricFailures(0.2)),
        ("NegativeBinomial", [2.5, 0.3], p => NegativeBinomial(p[0], p[1]), NegativeBinomial(2.5, 0.3)),
        ("Hypergeometric", [50, 20, 10], p => Hypergeometric(p[0], p[1], p[2]), Hypergeometric(50, 20, 10)),
        ("DiscreteUniform", [1, 6], p => DiscreteUniform(p[0], p[1]), DiscreteUniform(1, 6)),
        ("Truncated", [-1, 2], p => Truncated(Normal(0, 1), p[0], p[1]), Truncated(Normal(0, 1), -1, 2)),
        ("Clipped", [-1, 2], p => Clipped(Normal(0, 1), p[0], p[1]), Clipped(Normal(0, 1), -1, 2)),
        ("Capped", [5], p => Capped(Gamma(1.5, 4.5), p[0]), Capped(Gamma(1.5, 4.5), 5)),
        ("Shifted", [3], p => Shifted(Gamma(1.5, 4.5), p[0]), Shifted(Gamma(1.5, 4.5), 3)),
        ("Scaled", [2.5], p => Scaled(LogNormal(0, 0.5), p[0]), Scaled(LogNormal(0, 0.5), 2.5)),
        ("Scaled", [-3], p => Scaled(Poisson(3.7), p[0]), Scaled(Poisson(3.7), -3)),
        ("Truncated", [0, 1, 0, 2], p => Truncated(Normal(p[0], p[1]), p[2], p[3]), Truncated(Normal(0, 1), 0, 2)),
        ("Shifted", [0, 1, 0, 2, -2, 5], p => Shifted(Scaled(Truncated(Gumbel(p[0], p[1]), p[2], p[3]), p[4]), p[5]), Shifted(Scaled(Truncated(Gumbel(0, 1), 0, 2), -2), 5)),
        ("Mixture", [0.7, 0.3, 1, 2], p => Mixture([p[0], p[1]], [Normal(0, 1), Gamma(p[2], p[3])]), Mixture([0.7, 0.3], [Normal(0, 1), Gamma(1, 2)])),
        ("Mixture", [3, 0, 1, 2, 0.5, 9, 0, 1], p => Mixture([p[0], p[1], p[2]], [Constant(0), Truncated(Normal(p[6], p[7]), p[4], p[5]), Mixture([1, p[3]], [Poisson(2), Logistic(0, 1)])]),
            Mixture([3, 0, 1], [Constant(0), Truncated(Normal(0, 1), 0.5, 9), Mixture([1, 2], [Poisson(2), Logistic(0, 1)])])),
        ("LinearPool", [2, 5], p => LinearPool([p[0], 3], [Gumbel(0, 1), Logistic(p[1], 2)]), LinearPool([2, 3], [Gumbel(0, 1), Logistic(5, 2)])),
        ("Discrete", [5, 1, 2, 0.1, 0.6, 0], p => Discrete([p[0], p[1], p[2]], [p[3], p[4], p[5]]), Discrete([5, 1, 2], [0.1, 0.6, 0])),
        ("Cumulative", [0, 3, 10, 0.25], p => Cumulative([p[0], p[1], p[2]], [0, p[3], 1]), Cumulative([0, 3, 10], [0, 0.25, 1])),
        ("Metalog", [10, 2, 1.5], p => Metalog([p[0], p[1], p[2]]), Metalog([10, 2, 1.5])),
        ("Metalog", [-0.5, 0.6, 0.3, 0, 100], p => Metalog([p[0], p[1], p[2]], p[3], p[4]), Metalog([-0.5, 0.6, 0.3], 0, 100)),
        ("Spliced", [0, 0.4, 2, 5, 0.1], p => Spliced(LogNormal(p[0], p[1]), Pareto(p[2], p[3]), p[4]), Spliced(LogNormal(0, 0.4), Pareto(2, 5), 0.1)),
        ("MaximumOf", [5, 1.5], p => MaximumOf(p[0], Gamma(p[1], 4.5)), MaximumOf(5, Gamma(1.5, 4.5))),
        ("MinimumOf", [3, 3.7], p => MinimumOf(p[0], Poisson(p[1])), MinimumOf(3, Poisson(3.7))),
        ("Shifted", [0.7, 0.3, 1, 2, -3, 4], p => Shifted(Scaled(Mixture([p[0], p[1]], [Gumbel(0, 1), Weibull(p[2], p[3])]), p[4]), p[5]), Shifted(Scaled(Mixture([0.7, 0.3], [Gumbel(0, 1), Weibull(1, 2)]), -3), 4)),
        ("Metalog", [2, 0.1, 0.02, 5], p => Metalog([p[0], p[1], p[2]], p[3]), Metalog([2, 0.1, 0.02], 5)),
        ("Metalog", [0, 0.1, 0.02, 7], p => Metalog([p[0], p[1], p[2]], upper: p[3]), Metalog([0, 0.1, 0.02], upper: 7)),
        ("MetalogFromQuantiles", [17, 24, 35], p => MetalogFromQuantiles([(0.1, p[0]), (0.5, p[1]), (0.9, p[2])]), MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)])),
        ("MetalogFromQuantiles", [12, 17, 24, 35, 3], p => MetalogFromQuantiles([(0.05, p[0]), (0.1, p[1]), (0.5, p[2]), (0.9, p[3])], terms: 3, lower: p[4]), MetalogFromQuantiles([(0.05, 12), (0.1, 17), (0.5, 24), (0.9, 35)], 3, 3)),
        ("Uplifted", [0.54], p => Uplifted(Gamma(1.5, 4.5), p[0]), Uplifted(Gamma(1.5, 4.5), 0.54)),
        ("PertFromP10P90", [2, 4, 9, 6], p => PertFromP10P90(p[0], p[1], p[2], p[3]), PertFromP10P90(2, 4, 9, 6)),
        ("Compound", [0.7, 1.5, 4.5], p => Compound(Poisson(p[0]), Gamma(p[1], p[2])), Compound(Poisson(0.7), Gamma(1.5, 4.5))),
        ("Compound", [4, 0.5, -2, 1, 3], p => Compound(Binomial(p[0], p[1]), Scaled(Normal(p[2], p[3]), p[4])), Compound(Binomial(4, 0.5), Scaled(Normal(-2, 1), 3))),
        ("Compound", [4, 0.5, 0.3], p => Compound(Binomial(p[0], p[1]), Discrete([1, 2.5], [p[2], 0.7])), Compound(Binomial(4, 0.5), Discrete([1, 2.5], [0.3, 0.7]))),
        ("Truncated", [2, 0.8, 1, 50], p => Truncated(Compound(GeometricTrials(p[1]), Exponential(p[0])), p[2], p[3]), Truncated(Compound(GeometricTrials(0.8), Exponential(2)), 1, 50)),
    ];

    /// <summary>Factories of lists, whose parameters are as many as one writes.</summary>
    private static readonly string[] Listed = ["Mixture", "LinearPool", "Discrete", "Cumulative", "Metalog", "Spliced", "MaximumOf", "MinimumOf", "MetalogFromQuantiles", "Compound"];

    /// <summary>The first row of the lists that came after the checksums of those before.</summary>
    private static readonly int Later = Array.FindLastIndex(Pairs, p => p.Factory == "Shifted") + 1;

    private static readonly Uncertain Half = Uncertain.Input("half", Uniform(0, 1));

    /// <summary>Always c, in a way that the plan does not know.</summary>
    internal static Uncertain Disguised(double c) => (Half > 2).Choose(1, c);

    [Fact]
    public void At_parameters_that_never_vary_the_draws_are_those_of_the_fixed_law()
    {
        var drawn = new Model("drawn");
        var uniform = new Model("uniform");
        for (int i = 0; i < Pairs.Length; i++)
        {
            drawn.Output($"{i}", drawn.Input($"x{i}", Pairs[i].Drawn(Array.ConvertAll(Pairs[i].Parameters, Disguised))));
            uniform.Output($"{i}", uniform.Input($"x{i}", Uniform(0, 1)));
        }

        var options = new SimulationOptions { Runs = 4000, Seed = 5, KeepSamples = true };
        ModelResult draws = drawn.Simulate(options), uniforms = uniform.Simulate(options);
        for (int i = 0; i < Pairs.Length; i++)
        {
            (double[] x, double[] u) = (draws.Values[$"{i}"].Samples.ToArray(), uniforms.Values[$"{i}"].Samples.ToArray());
            Distribution law = Pairs[i].Law;
            double scale = law.Quantile(0.75) - law.Quantile(0.25);
            for (int run = 0; run < x.Length; run++)
            {
                double exact = u[run] > 0.5 ? law.UpperQuantile(1 - u[run]) : law.Quantile(u[run]);
                Assert.True(Near(law, u[run], x[run], exact, scale), $"{Pairs[i].Factory} {law}: {x[run]:R} for {exact:R} at {u[run]:R}");
            }
        }
    }

    /// <summary>1e-12 of the value or of the quartile distance; where a table stands for a standard law, 1e-10 in probability.</summary>
    internal static bool Near(Distribution law, double u, double x, double exact, double scale) =>
        Math.Abs(x - exact) <= 1e-12 * Math.Max(Math.Abs(exact), scale) || (!law.IsDiscrete && Math.Abs(u > 0.5 ? law.SurvivalFunction(x) - (1 - u) : law.Cdf(x) - u) <= 1e-10);

    [Fact]
    public void Every_factory_of_numbers_takes_uncertain_numbers_too()
    {
        MethodInfo[] all = [.. typeof(Distribution).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsSpecialName)];
        string[] numbers =
        [
            .. all.Where(m => m.ReturnType == typeof(Distribution) && m.GetParameters().All(p => p.ParameterType == typeof(double))).Select(Signature)
                .Where(s => s is not "Constant(value)"),
        ];
        string[] uncertain = [.. all.Where(m => m.ReturnType == typeof(Uncertain) && m.Name != "SumOfDraws" && m.GetCustomAttribute<ObsoleteAttribute>() is null).Select(Signature)];

        Assert.Empty(numbers.Except(uncertain));
        Assert.Empty(uncertain.Select(s => s.Split('(')[0]).Except(Pairs.Select(p => p.Factory)));
        Assert.Equal(uncertain.Count(s => !Listed.Contains(s.Split('(')[0])), Pairs.Where(p => !Listed.Contains(p.Factory)).Select(p => (p.Factory, p.Parameters.Length)).Distinct().Count() - 2);
        Assert.Empty(Listed.Except(uncertain.Select(s => s.Split('(')[0])));

        static string Signature(MethodInfo m) => $"{m.Name}({string.Join(",", m.GetParameters().Select(p => p.Name))})";
    }

    [Fact]
    public void An_invalid_parameter_fails_its_run_with_input_parameter_value_and_rule()
    {
        // Below 0 in a run in a hundred; an output that is an event sees no NaN.
        Uncertain spread = Uncertain.Input("spread", Uniform(-0.01, 0.99));
        (string Parameter, string Code, Uncertain Law)[] wrong =
        [
            ("standardDeviation", "DIST003", Normal(0, spread)), ("scale", "DIST003", Gamma(2, spread)), ("shape", "DIST003", Gamma(spread, 1)), ("mean", "DIST003", Exponential(spread)), ("minimum", "DIST002", Uniform(0, spread)),
            ("mode", "DIST005", Triangular(0, spread, 1)), ("alpha", "DIST003", Beta(spread, 1)), ("probability", "DIST009", Bernoulli(spread)), ("mean", "DIST009", BetaFromMean(spread, 8)), ("scale", "DIST003", Gumbel(0, spread)),
            ("mean", "DIST003", Poisson(spread)), ("shape", "DIST003", InverseGaussian(1, spread)), ("trials", "DIST010", Binomial(spread, 0.5)), ("lower", "DIST002", Truncated(Normal(0, 1), 0, spread)), ("lower", "DIST002", Clipped(Normal(0, 1), 0, spread)),
            ("weights[1]", "DIST012", Mixture([1, spread], [Normal(0, 1), Constant(3)])), ("laws[1].standardDeviation", "DIST003", Mixture([1, 2], [Normal(0, 1), Normal(0, spread)])), ("weights[0]", "DIST012", Discrete([1, 2], [spread, 1])),
            ("laws[0].laws[1].mean", "DIST003", LinearPool([1], [Mixture([1, 2], [Normal(0, 1), Poisson(spread)])])), ("values[1]", "DIST005", Cumulative([0, spread, 3], [0, 0.5, 1])), ("probabilities[1]", "DIST009", Cumulative([0, 1, 3], [0, spread, 1])),
            ("coefficients", "DIST015", Metalog([1, spread])), ("lower", "DIST002", Metalog([1, 2], 0, spread)), ("tailProbability", "DIST009", Spliced(LogNormal(0, 0.4), Pareto(2, 5), spread)), ("tail.minimum", "DIST003", Spliced(Gamma(2, 0.1), Pareto(spread, 5), 0.1)),
            ("count", "DIST010", MaximumOf(spread, Normal(0, 1))), ("law.scale", "DIST003", MinimumOf(3, Gamma(2, spread))), ("weights[0]", "DIST012", Truncated(Mixture([spread, 0.1], [Normal(0, 1), Constant(3)]), -9, 9)),
            ("severity.scale", "DIST003", Compound(Poisson(2), Gamma(2, spread))), ("count.mean", "DIST003", Compound(Poisson(spread), Normal(2, 1))), ("quantiles[1]", "DIST005", MetalogFromQuantiles([(0.1, 0), (0.9, spread)])),
            ("shape", "DIST003", Shifted(Gamma(spread, 1), 3)), ("degreesOfFreedom", "DIST003", StudentT(spread)), ("minimum", "DIST003", Pareto(spread, 1)),
        ];
        foreach ((string parameter, string code, Uncertain law) in wrong)
        {
            var model = new Model("wrong");
            model.Output("event", model.Input("the input", law) > 1e9);
            model.Output("spread", spread);

            RunException failed = Assert.Throws<RunException>(() => model.Simulate(new SimulationOptions { Runs = 20_000, Seed = 3, Threads = 1 }));

            Assert.Equal((code, "the input", 3ul), (failed.Code, failed.Name, failed.Seed));
            Assert.Contains($"parameter {parameter} = ", failed.Message, StringComparison.Ordinal);
            double value = model.Explain(failed.Run, 3).Inputs.Single(i => i.Name == "spread").Value;
            Assert.Contains(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), failed.Message, StringComparison.Ordinal);
            if (failed.Run > 0)
            {
                Assert.Equal(failed.Run, model.Simulate(failed.Run, 3).Runs); // no run before it fails, and none beyond the last is asked
            }
        }
    }

    [Fact]
    public void Parameters_that_are_wrong_in_every_run_are_told_before_any_all_at_once()
    {
        Uncertain two = (Uncertain)3.0 - 1.0;
        var model = new Model("wrong");
        model.Output("a", model.Input("a", Normal(0, -two)));
        model.Output("b", model.Input("b", Poisson(-two)));
        model.Output("c", model.Input("c", Poisson(two)));

        Assert.Equal([("DIST003", "a"), ("DIST003", "b")], Assert.Throws<ModelException>(() => model.Simulate(10, 1)).Problems.Select(p => (p.Code, p.Path)));
    }

    [Fact]
    public void What_is_no_law_is_refused_as_the_inside_of_one()
    {
        Uncertain named = Uncertain.Input("x", Normal(0, 1));
        Assert.Throws<ArgumentException>(() => Truncated(named, 0, named));
        Assert.Throws<ArgumentException>(() => Truncated(2 * named, 0, named));
        Assert.Throws<ArgumentException>(() => Truncated(SumOfDraws(Poisson(2), Normal(0, 1)), 0, named));
        Assert.Throws<ArgumentException>(() => Mixture([1, 2], [Normal(0, 1), named]));
        Assert.Throws<ArgumentException>(() => Mixture([1, named], [Normal(0, 1), 3.0]));
        Assert.Throws<ArgumentException>(() => Spliced(Normal(0, 1), SumOfDraws(Poisson(2), Normal(0, 1)), named));
        Assert.Throws<ArgumentException>(() => SumOfDraws(Poisson(2), named));
        Assert.Throws<ArgumentNullException>(() => Poisson((Uncertain)null!));
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused_where_they_are_written()
    {
        Uncertain x = Uncertain.Input("x", Uniform(0, 1));
        (string Code, Action Write)[] wrong =
        [
            ("DIST013", () => Mixture([x, 1, 2], [Normal(0, 1), Normal(1, 1)])), ("DIST011", () => Mixture((Uncertain[])[], (Uncertain[])[])), ("DIST013", () => Discrete([x, 1], [1.0])), ("DIST011", () => Discrete((Uncertain[])[], (Uncertain[])[])),
            ("DIST011", () => Cumulative([x], [1.0])), ("DIST013", () => Cumulative([x, 2, 3], [0, 1])), ("DIST011", () => Metalog([x])), ("DIST009", () => MetalogFromQuantiles([(0.1, x), (1.5, x)])),
            ("DIST005", () => MetalogFromQuantiles([(0.5, x), (0.2, x + 1)])), ("DIST011", () => MetalogFromQuantiles([(0.1, x), (0.9, x + 1)], terms: 9)), ("CMP003", () => Compound(Poisson(x), LogNormal(0, 1))),
            ("LIM014", () => Discrete([.. Enumerable.Range(0, 501).Select(i => x + i)], [.. Enumerable.Range(0, 501).Select(i => x)])),
        ];
        Assert.All(wrong, w => Assert.Equal(w.Code, Assert.Throws<ParameterException>(w.Write).Code));
    }

    /// <summary>Two means within 4.5 standard errors: a false alarm once in 70,000 seeds.</summary>
    [Fact]
    public void Amounts_of_a_sum_share_the_parameters_of_a_run_and_are_independent_given_them()
    {
        const int Runs = 100_000;
        var model = new Model("sum");
        Uncertain mean = model.Input("mean", Gamma(4, 0.5));
        Uncertain total = model.Input("claims", SumOfDraws(Poisson(3.0), Exponential(mean)));
        model.Output("total", total);
        model.Output("square", total * total);
        ModelResult result = model.Simulate(Runs, 9);

        // Given m the total has mean 3m and variance 6m²; E m = 2, E m² = 5.
        Assert.InRange((result.Values["total"].Mean.Value - 6) / result.Values["total"].Mean.StandardError, -4.5, 4.5);
        Assert.InRange((result.Values["square"].Mean.Value - 75) / result.Values["square"].Mean.StandardError, -4.5, 4.5);
    }

    [Fact]
    public void Mixtures_of_two_levels_are_the_laws_that_theory_says()
    {
        const int Runs = 400_000;
        Uncertain Mixed(string name, Uncertain law) => Uncertain.Input("mixing " + name, law);
        Uncertain variance = 5 / Mixed("t", Gamma(2.5, 2)), share = Mixed("share", Beta(2, 3));
        (string Name, Uncertain Value, Distribution Law)[] claims =
        [
            ("Poisson of gamma mean", Poisson(Mixed("nb", Gamma(2.5, 7.0 / 3))), NegativeBinomial(2.5, 0.3)),
            ("binomial of uniform probability", Binomial(9, Mixed("bb", Uniform(0, 1))), DiscreteUniform(0, 9)),
            ("normal of normal mean", Normal(Mixed("n", Normal(1, 3)), 4), Normal(1, 5)),
            ("exponential of gamma rate", ExponentialFromRate(Mixed("l", Gamma(3, 0.5))), GeneralizedPareto(0, 2.0 / 3, 1.0 / 3)),
            ("normal of inverse-gamma variance", Normal(0, Uncertain.Sqrt(variance)), StudentT(5)),
            ("geometric failures of beta probability (1, 1)", GeometricFailures(Mixed("y", Uniform(0, 1))), Discrete([.. Enumerable.Range(0, 4000).Select(k => (double)k)], [.. Enumerable.Range(0, 4000).Select(k => 1.0 / ((k + 1.0) * (k + 2.0)))])),
            ("Gumbel of minus Gumbel location", Gumbel(-1 * Mixed("g", Gumbel(0, 1)), 1), Logistic(0, 1)),
            ("nothing or a drawn factor", Scaled(Bernoulli(0.5), Mixed("r", Rayleigh(2))), Mixture([1, 1], [Constant(0), Rayleigh(2)])),
            ("mixture with Dirichlet weights (1, 1)", Mixture([Mixed("d1", Gamma(1, 1)), Mixed("d2", Gamma(1, 1))], [Normal(0, 1), Normal(Mixed("centre", Normal(3, 1)), 2)]), Mixture([1, 1], [Normal(0, 1), Normal(3, Math.Sqrt(5))])),
            ("discrete of a beta share", Discrete([0, 1], [1 - share, share]), Bernoulli(0.4)),
            ("maximum of a geometric number of uniforms", MaximumOf(Mixed("number", GeometricTrials(0.5)), Uniform(0, 1)), FromCdf(x => x <= 0 ? 0 : x >= 1 ? 1 : x / (2 - x), 0, 1)),
            ("uniform up to the greater of two uniforms", Truncated(Uniform(0, 1), 0, Mixed("tu", Beta(2, 1))), Triangular(0, 0, 1)),
        ];
        var model = new Model("mixtures");
        foreach ((string name, Uncertain value, _) in claims)
        {
            model.Output(name, model.Input(name, value));
        }

        ModelResult result = model.Simulate(new SimulationOptions { Runs = Runs, Seed = 17, KeepSamples = true });

        // 60 binomial counts: a false alarm once in 16,000 seeds at 10⁻⁶ each.
        foreach ((string name, _, Distribution law) in claims)
        {
            double[] samples = result.Values[name].Samples.ToArray();
            foreach (double p in (double[])[0.01, 0.2, 0.5, 0.8, 0.99])
            {
                double x = law.Quantile(p);
                double probability = law is { IsDiscrete: true } && name.StartsWith("geometric", StringComparison.Ordinal) ? 1 - (1 / (x + 2)) : law.Cdf(x);
                double alarm = PValue.Count(samples.LongCount(s => s <= x), Runs, probability);
                Assert.True(alarm > 1e-6, $"{name} at {p}: {alarm}");
            }
        }
    }

    [Theory]
    [Trait("Category", "Bits")]
    [InlineData(0, "facf3a9fea564e922e8b9e182af2a6f74c989860")]
    [InlineData(1, "0963576b2ffbaa0b58fd45ca7bca38f4cbf2adff")]
    [InlineData(2, "a25629fd7b8cd62c3208ec4ade1c71b59e7271c8")]
    public void The_bits_do_not_depend_on_threads_or_batches_or_parts(int part, string bits)
    {
        Uncertain v = Uncertain.Input("v", Uniform(0.9, 1.1));
        var model = new Model("bits");
        int[] from = [0, Array.FindIndex(Pairs, p => Listed.Contains(p.Factory)), Later, Pairs.Length];
        for (int i = from[part]; i < from[part + 1]; i++)
        {
            model.Output($"{i}", model.Input($"x{i}", Pairs[i].Drawn([.. Pairs[i].Parameters.Select((p, k) => p == Math.Floor(p) || Pairs[i].Parameters.Length > 2 ? Disguised(p) : p * v)])));
        }

        var options = new SimulationOptions { Runs = part == 2 ? 4200 : 9000, Seed = 5, Checksum = true };
        string one = model.Simulate(options with { Threads = 1 }).Checksum!;
        Assert.Equal(one, model.Simulate(options with { Threads = 3 }).Checksum);
        Assert.Equal(one, PartialResult.Merge(model.SimulatePart(options, 1, part == 2 ? 1 : 2), model.SimulatePart(options, 0, 1)).Checksum);
        Assert.StartsWith(bits, one, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_told_in_the_singular()
    {
        Uncertain x = Uncertain.Input("x", Uniform(0, 1));
        (string Told, Action Broken)[] cases =
        [
            ("1 component but 2 weights", () => Mixture([x, 1], [Normal(0, 1)])), ("2 components but 1 weight", () => Mixture([x], [Normal(0, 1), Normal(x, 1)])),
            ("1 value but 2 weights", () => Discrete([x], [1.0, 2.0])), ("2 values but 1 probability", () => Cumulative([x, 2], [1.0])),
            ("1 component but 2 weights", () => Mixture([1, 2], [Normal(0, 1)])), ("2 laws but 1 weight", () => LogarithmicPool([1], [Normal(0, 1), Normal(1, 1)])),
            ("1 value but 2 weights", () => Discrete([1], [0.5, 0.5])), ("2 values but 1 probability", () => Cumulative([1, 2], [1])),
            ("matrix is 2x2 but 1 law is given", () => CorrelationMatrix.FromPearson(new[,] { { 1, 0.5 }, { 0.5, 1 } }, [Normal(0, 1)])),
        ];
        Assert.All(cases, c => Assert.Contains(c.Told, Record.Exception(c.Broken)!.Message, StringComparison.Ordinal));
    }
}
