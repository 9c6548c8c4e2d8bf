using Risk.Tests.House;
using static Risk.Distribution;

namespace Risk.Files.Tests;

public class RoundTripTests
{
    private static readonly Distribution[] Laws =
    [
        Constant(3.5), Uniform(1, 2), Normal(-1, 2), LogNormal(0.1, 0.7), LogNormalFromMoments(3, 1), LogNormalFromP10P90(1, 9), Triangular(0, 1, 1), Pert(1, 2, 9), Pert(1, 2, 9, 7),
        Beta(2, 3), Beta(2, 3, -1, 5), Gamma(1.5, 4.5), ChiSquare(3), Exponential(2), ExponentialFromRate(3), Weibull(1.3, 2), Rayleigh(2), Pareto(1, 3), StudentT(5), StudentT(5, 1, 2), Logistic(0, 1),
        LogLogistic(2, 3), Gumbel(0, 1), GumbelMinimum(1, 2), Frechet(3, 2), Frechet(3, 2, 1), GeneralizedExtremeValue(0, 1, 0.1), GeneralizedPareto(0, 1, 0.2), InverseGaussian(1, 2), Cauchy(0, 1), Laplace(0, 1),
        Kumaraswamy(2, 3), Trapezoidal(0, 1, 2, 3), LogUniform(1, 9), LogTriangular(1, 2, 9), Metalog([1, 0.5, 0.1]), Metalog([1, 0.5], 0), Metalog([1, 0.5], 0, 9), Cumulative([0, 1, 3], [0, 0.4, 1]),
        KernelDensity([1, 2, 4]), KernelDensity([1, 2, 4], 0.3), Empirical([1, 5, 5, 9]), Discrete([1, 2, 5], [0.2, 0.3, 0.5]), Bernoulli(0.3), Binomial(9, 0.4), Poisson(3), GeometricTrials(0.3), GeometricFailures(0.3),
        NegativeBinomial(3, 0.4), Hypergeometric(30, 9, 5), DiscreteUniform(1, 6), Truncated(Normal(0, 1), 0, double.PositiveInfinity), Clipped(Normal(0, 1), -1, 1), Capped(Exponential(1), 3), Shifted(Gamma(2, 1), 3),
        Scaled(Gamma(2, 1), -3), Mixture([1, 3], [Normal(0, 1), Shifted(Exponential(1), 2)]), LinearPool([1, 3], [Normal(0, 1), Normal(2, 1)]), LogarithmicPool([1, 3], [Normal(0, 1), Normal(2, 1)]), Compound(Poisson(2), Gamma(2, 3)), Compound(Binomial(3, 0.4), Discrete([1, 2.5], [1, 2])),
        TriangularFromP10P90(6, 9, 14), PertFromP10P90(6, 9, 14), NormalFromInterval(-1, 3), LogNormalFromInterval(2, 9), Uplifted(Gamma(2, 3), 0.4), MaximumOf(3, Normal(0, 1)), MinimumOf(2, Uniform(0, 1)), Spliced(Normal(0, 1), Shifted(Exponential(1), 2), 0.05),
    ];

    private static Uncertain Read(Uncertain value) => ProgrammeFile.Parse(ProgrammeFile.ToJson(With(value)), "test").Programme.Customers[0].AnnualSaving;

    private static Programme With(Uncertain saving) => new("P") { Customers = [new("A") { AnnualSaving = saving, PlannedMigration = Duration.Months(6), MigrationCost = 1 }] };

    [Fact]
    public void Every_factory_comes_back_as_the_law_it_was()
    {
        foreach (Distribution law in Laws)
        {
            Assert.Equal(law, Read(law).Law);
        }
    }

    [Fact]
    public void The_list_of_laws_holds_every_factory()
    {
        string[] factories = [.. typeof(Distribution).GetMethods().Where(m => m.IsStatic && !m.IsSpecialName && m.ReturnType == typeof(Distribution)).Select(m => m.Name).Distinct()];
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests/Risk.Files.Tests/RoundTripTests.cs"));

        // From data: what is kept is the law that was found. A MathNet law and a law of a function are objects of C#, which no file can say.
        string[] apart = ["MetalogFromQuantiles", "MetalogFromData", "FromMathNet", "FromCdf", "FromDensity", "FromQuantile"];
        Assert.All(factories.Except(apart), f => Assert.Contains($" {f}(", source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_parameter_that_is_a_law_where_it_is_certain_is_marked_as_one_where_it_is_uncertain()
    {
        System.Reflection.MethodInfo[] factories = [.. typeof(Distribution).GetMethods().Where(m => m.IsStatic && !m.IsSpecialName)];
        var laws = factories.SelectMany(m => m.GetParameters().Where(p => p.ParameterType == typeof(Distribution) || p.ParameterType == typeof(IReadOnlyList<Distribution>)).Select(p => (m.Name, p.Name))).ToHashSet();
        System.Reflection.ParameterInfo[] uncertain = [.. factories.SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(Uncertain) || p.ParameterType == typeof(IReadOnlyList<Uncertain>))];
        Assert.All(uncertain, p => Assert.Equal(laws.Contains((p.Member.Name, p.Name)), p.IsDefined(typeof(LawAttribute), inherit: false)));
        Assert.Equal(16, uncertain.Count(p => p.IsDefined(typeof(LawAttribute), inherit: false)));
    }

    [Fact]
    public void A_law_of_a_function_is_refused_in_words()
    {
        foreach (Distribution law in new[] { FromCdf(x => x, 0, 1), FromDensity(x => 1, 0, 1), FromQuantile(p => p) })
        {
            Problem problem = Assert.Single(Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(With(law))).Problems);
            Assert.Equal("FORM003", problem.Code);
        }
    }

    [Fact]
    public void A_sum_of_draws_comes_back_bit_for_bit()
    {
        Uncertain sum = SumOfDraws(Poisson(2), LogNormal(0, 1));
        var options = new SimulationOptions { Runs = 300, Seed = 7, Checksum = true };
        Assert.Equal(With(sum).Simulate(options).Model.Checksum, With(Read(sum)).Simulate(options).Model.Checksum);
    }

    [Fact]
    public void A_law_fitted_to_quantiles_comes_back_by_its_coefficients()
    {
        Distribution law = MetalogFromQuantiles([(0.1, 2), (0.5, 5), (0.9, 11)]);
        Assert.Equal(law, Read(law).Law);
        const string File = """{ "name": "P", "customers": [{ "name": "A", "annualSaving": { "distribution": "metalogFromQuantiles", "quantiles": [[0.1, 2], [0.5, 5], [0.9, 11]] } }] }""";
        Assert.Equal(law, ProgrammeFile.Parse(File, "x").Programme.Customers[0].AnnualSaving.Law);
    }

    [Fact]
    public void Laws_with_uncertain_parameters_and_formulas_come_back_bit_for_bit()
    {
        Uncertain x = Uncertain.Input("x", Uniform(1, 2)), y = Uncertain.Input("a 'quoted' name", Normal(0, 1));
        Uncertain[] values =
        [
            x + (y + (x - y)), x - (y - x), x / (y / x), (x + y) * (x - y), -(x * y), -(Uncertain)3.0, Uncertain.Pow(x, 3), Uncertain.Pow(x, 0.5), Uncertain.Exp(-x), Uncertain.Sqrt(x) / Uncertain.Log(x + 1),
            (y < 0 | (x > 1.5 & !(y <= x))).Choose(x, -1e-5 * y), Uncertain.Floor(3 * x).Is(4.0).AsNumber(), x.Clamp(1.2, 1.7), Uncertain.Min(x, Uncertain.Max(y, 0)), 1e300 * x, x * x - x,
            Normal(x, 2.0), LogNormal(y, 0.3), Exponential(x), Gamma(x, 2.0), Gamma(2.0, x), Beta(x, 3.0), BetaFromMean(0.2 * x, 8), Weibull(x, 2.0), Pareto(1.0, x), Triangular(0.0, x, 3.0), Uniform(0.0, x), Bernoulli(0.3 * x),
            Uncertain.Input("named", BetaFromMean(0.2 * x, 8)) * 2, Uncertain.Input("g", Gamma(x, 2.0)) + x,
            .. MoreLaws(x), .. MoreLaws(x).Select((law, i) => Uncertain.Input($"named {i}", law) + x),
        ];
        var options = new SimulationOptions { Runs = 300, Seed = 7, Checksum = true };
        foreach (Uncertain value in values)
        {
            string json = ProgrammeFile.ToJson(With(value));
            Assert.Equal(With(value).Simulate(options).Model.Checksum, ProgrammeFile.Parse(json, "test").Programme.Simulate(options).Model.Checksum);
            Assert.Equal(json, ProgrammeFile.ToJson(ProgrammeFile.Parse(json, "test").Programme));
        }
    }

    [Fact]
    public void Laws_of_uncertain_lists_come_back_bit_for_bit_and_are_refused_inside_a_formula()
    {
        Uncertain x = Uncertain.Input("x", Uniform(1, 2));
        Uncertain[] laws =
        [
            Mixture([x, 0.5], [Normal(0, 1), Normal(3, 2)]), Mixture([1, 0.5], [Truncated(Gamma(x, 2), 0, 9), Mixture([x, 1], [Constant(0), Poisson(2)])]), LinearPool([2, 1], [Gumbel(x, 1), Logistic(0, 1)]), Discrete([x, 1, 9], [0.2, 0.5, 0.3]),
            Cumulative([0, x, 4], [0, 0.25 * x, 1]), Metalog([x, 0.5, 0.1]), Metalog([x, 0.5, 0.1], 0, double.PositiveInfinity), Metalog([1, 0.5, 0.1], x), Metalog([x, 0.5], upper: 3 * x), Metalog([x, 0.5], x, 9 * x), Spliced(LogNormal(0, 0.4), Pareto(x, 5), 0.1), MaximumOf(3, Gamma(x, 2)), MinimumOf(Uncertain.Floor(2 * x), Gamma(2, 3)),
            MetalogFromQuantiles([(0.1, x), (0.5, 3), (0.9, 5 + x)]), MetalogFromQuantiles([(0.1, x), (0.5, 3), (0.9, 5 + x), (0.95, 8)], 3, lower: 0.5 * x), Compound(Poisson(x), Gamma(2, 3)), Compound(Binomial(3, 0.5), Scaled(Exponential(x), 2)),
            Compound(Poisson(2), Discrete([1, 2], [x, 1])), Uplifted(Gamma(2, 3), 0.1 * x), Uplifted(Gamma(x, 3), 0.5), PertFromP10P90(x, 4, 9, 2 + x),
            SumOfDraws(Poisson(2), Exponential(x)), Shifted(Discrete([x, 1], [1, 1]), 3),
        ];
        var options = new SimulationOptions { Runs = 300, Seed = 7, Checksum = true };
        foreach (Uncertain law in laws)
        {
            string json = ProgrammeFile.ToJson(With(law));
            Assert.Equal(With(law).Simulate(options).Model.Checksum, ProgrammeFile.Parse(json, "test").Programme.Simulate(options).Model.Checksum);
            Assert.Equal(json, ProgrammeFile.ToJson(ProgrammeFile.Parse(json, "test").Programme));
        }

        Problem refused = Assert.Single(Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(With(Uncertain.Input("mixed", laws[0]) + 1))).Problems);
        Assert.Equal(("FORM003", "/customers/0/annualSaving", "a formula cannot say Mixture of uncertain lists or laws: let the law stand by itself where the value is wanted, not inside a formula"), (refused.Code, refused.Path, refused.Message));
    }

    private const string
        Data = "a law of data takes numbers alone: for data that are too few fit a family and draw from its bootstrap (Bootstrap().Law), for data that may be read in several ways take a Mixture of their laws",
        Pool = "a logarithmic pool takes numbers alone, for it would be integrated anew in each run: take LinearPool, or for normal laws the normal law of pooled precisions";

    [Theory]
    [InlineData("""{ "distribution": "mixture", "weights": ["=x", { "distribution": "normal", "mean": 0, "standardDeviation": 1 }], "laws": [{ "distribution": "poisson", "mean": "=x" }, { "distribution": "constant", "value": 1 }] }""", "FILE011", "a distribution as an item of weights needs a name: declare it under inputs and write \"=name\"")]
    [InlineData("""{ "distribution": "mixture", "weights": ["=x", 1], "laws": [{ "distribution": "poisson", "mean": "=x" }, 3] }""", "FILE011", "expected a distribution (was 3)")]
    [InlineData("""{ "distribution": "mixture", "weights": ["=x"], "laws": [{ "distribution": "poisson", "mean": "=x" }, { "distribution": "constant", "value": 1 }] }""", "DIST013", "2 components but 1 weight")]
    [InlineData("""{ "distribution": "logarithmicPool", "weights": ["=x", 1], "laws": [{ "distribution": "normal", "mean": 0, "standardDeviation": 1 }, { "distribution": "logistic", "location": 0, "scale": 1 }] }""", "FILE011", Pool)]
    [InlineData("""{ "distribution": "logarithmicPool", "weights": [1, 1], "laws": [{ "distribution": "normal", "mean": "=x", "standardDeviation": 1 }, { "distribution": "logistic", "location": 0, "scale": 1 }] }""", "FILE011", Pool)]
    [InlineData("""{ "distribution": "empirical", "sample": [1, "=x", 3] }""", "FILE011", Data)]
    [InlineData("""{ "distribution": "kernelDensity", "sample": [1, 2, 3], "bandwidth": "=x" }""", "FILE011", Data)]
    [InlineData("""{ "distribution": "compound", "count": { "distribution": "poisson", "mean": "=x" }, "severity": { "distribution": "logNormal", "logMean": 0, "logStandardDeviation": 1 } }""", "CMP003", "sums of lognormal have no closed form, and with uncertain parameters they would be convolved anew in each run: with a number of amounts whose law is one of numbers, draw them one by one with SumOfDraws; else take amounts of a law whose sums are known, such as a gamma law of the same mean and deviation")]
    [InlineData("""{ "distribution": "sumOfDraws", "count": { "distribution": "poisson", "mean": "=x" }, "severity": { "distribution": "exponential", "mean": 1 } }""", "FILE011", "a law of uncertain parameters cannot stand here")]
    public void Lists_that_cannot_be_are_refused_in_words(string law, string code, string message)
    {
        string file = $$"""{ "name": "P", "inputs": { "x": { "distribution": "uniform", "minimum": 1, "maximum": 2 } }, "customers": [{ "name": "A", "plannedMigration": 6, "migrationCost": 1, "annualSaving": {{law}} }] }""";
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => ProgrammeFile.Parse(file, "x")).Problems);
        Assert.Equal((code, message), (problem.Code, problem.Message));
        Assert.StartsWith("/customers/0/annualSaving", problem.Path, StringComparison.Ordinal);
    }

    // Each with x in (1, 2) as a parameter, combinators round one another and round fixed laws among them.
    private static Uncertain[] MoreLaws(Uncertain x) =>
    [
        StudentT(x), StudentT(x, 1, 2), Logistic(x, 1), LogLogistic(x, 3), Gumbel(x, 1), GumbelMinimum(x, 1), Frechet(x, 2), Frechet(3, x, 1), GeneralizedExtremeValue(x, 1, 0.1), GeneralizedPareto(0, x, 0.2),
        InverseGaussian(x, 2), Rayleigh(x), ChiSquare(x), Cauchy(x, 1), Laplace(x, 1), Kumaraswamy(x, 2), Trapezoidal(0, x, 2, 3), Pert(0, x, 3), Pert(0, x, 3, 6), Beta(x, 2, 0, 3), LogTriangular(1, x, 9), LogUniform(1, 2 + x),
        LogNormalFromMoments(x, 1), LogNormalFromP10P90(x, 9), NormalFromInterval(0, x, 0.9), LogNormalFromInterval(0.5, x, 0.9), TriangularFromP10P90(0, x, 4), PertFromP10P90(0, x, 4), ExponentialFromRate(x),
        Binomial(9, 0.3 * x), Poisson(x), GeometricTrials(0.3 * x), GeometricFailures(0.3 * x), NegativeBinomial(x, 0.4), Hypergeometric(30, 9, Uncertain.Floor(4 * x)), DiscreteUniform(0, Uncertain.Floor(4 * x)),
        Truncated(Normal(0, 1), -1, x), Clipped(Gamma(x, 2), 1, 5 * x), Capped(Exponential(1), x), Shifted(Poisson(2), x), Scaled(Shifted(Truncated(Gumbel(x, 1), 0, 5), x), -x),
    ];

    [Fact]
    public void A_law_truncated_at_one_uncertain_end_comes_back()
    {
        Uncertain x = Uncertain.Input("x", Uniform(1, 2)), law = Truncated(Gamma(x, 2), x, double.PositiveInfinity);
        var options = new SimulationOptions { Runs = 300, Seed = 7, Checksum = true };
        Assert.Equal(With(law).Simulate(options).Model.Checksum, With(Read(law)).Simulate(options).Model.Checksum);
    }

    [Fact]
    public void Every_record_and_every_text_survives()
    {
        Supplier acme = new("Acme/1 ~ <script>") { Pace = LogNormalFromP10P90(0.7, 1.2), Platform = new() { BuildCost = 9, Gate = PlatformGate.HoldsUntilReady, BlackSwan = new() { Likelihood = 0.1, Overrun = Pareto(2, 2), Cap = 8 } } };
        Programme programme = new("=cmd|'/C calc'!A0 \"quoted\" \u0e44\u0e17\u0e22 \U0001F600")
        {
            Start = new(2025, 9, 1), Years = 7, FinancialYearEndMonth = 12, Prices = PriceBasis.Real(2024), DiscountRate = DiscountRate.Constant(0.0375), DiscountTiming = DiscountTiming.MidYear, BaseYear = 2024,
            Customers = [new("A") { Supplier = acme, AnnualSaving = 3, PlannedMigration = Duration.Months(6), Savings = new() { Erosion = 0.02 }, Legacy = new() { RunningCost = 1, Growth = 0.05 } }, new("B") { AnnualSaving = 2 }],
            Office = new() { AnnualCost = 1, MinimumDuration = Duration.Months(9) },
            Costs = [new("licences") { AnnualCost = Triangular(1, 2, 3), From = Duration.Months(3), Until = Duration.Months(30), Perimeter = Perimeter.Full }],
            CostTreatment = new() { Exit = Perimeter.Full },
            Risks = [new("late") { Likelihood = 0.2, Impacts = [Impact.Multiply(ImpactTarget.MigrationCost, Uniform(1, 2)), Impact.Add(ImpactTarget.PlatformDelay, 3) with { On = ["A"] }] }],
            Criteria = [ValueForMoneyCriterion.BenefitCostRatio(1.5), ValueForMoneyCriterion.Outcome(0.75)],
            Observations = [new("seen", ObservedQuantity.Saving, 9) { At = Duration.Months(12), IsForecast = true }, new("not yet", ObservedQuantity.FullCost, null)],
            Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = Provenance.Fact("NAO <2016>") with { Owner = "me", Date = new(2016, 5, 20), Note = "p. 12" } },
            YearlyFigures = false,
        };
        string json = ProgrammeFile.ToJson(programme);
        Programme read = ProgrammeFile.Parse(json, "test").Programme;
        Assert.Equal(json, ProgrammeFile.ToJson(read));
        Assert.Equal(programme.Name, read.Name);
        Assert.Equal(programme.Parameters().Select(p => p.ToString()), read.Parameters().Select(p => p.ToString()));
        var options = new SimulationOptions { Runs = 500, Seed = 3, Checksum = true };
        Assert.Equal(programme.Simulate(options).Model.Checksum, read.Simulate(options).Model.Checksum);
    }

    [Fact]
    public void What_no_file_can_say_is_refused_with_its_place()
    {
        Uncertain own = Uncertain.Function(v => 2 * v, Uncertain.Input("x", Uniform(0, 1)));
        Assert.Equal("FORM003", Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(With(own))).Problems[0].Code);
        Programme custom = With(1) with { Criteria = [new("mine", p => p.PresentValueOfSaving > 0)] };
        Assert.Contains("mine", Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(custom)).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(new("empty")));
    }
}
