using static Risk.Distribution;

namespace Risk.Tests.Programmes;

/// <summary>
/// Random cases with a known answer. Seeds are fixed; a figure may differ by 4 standard errors, so that a right program fails some other
/// seed once in 16,000 figures.
/// </summary>
public sealed class ClosedFormCasesTests
{
    private const int Runs = 200_000;

    [Fact]
    public void T1_one_customer_with_an_exponential_delay()
    {
        // £10m at first, £5m a year after T ~ Exp(1.5 years): P = 1 − exp(−(t − 2)⁄1.5).
        Programme programme = new("one customer")
        {
            Start = new(2026, 1, 1),
            FinancialYearEndMonth = 12,
            DiscountRate = DiscountRate.Constant(0),
            Customers = [new("A") { AnnualSaving = 5, MigrationDelay = Exponential(18) }],
            Costs = [new("set-up") { TotalCost = 10, Until = Duration.Years(1) }],
        };
        SimulationResult result = programme.Simulate(Runs, 1);
        (int Years, double Probability)[] expected = [(2, 0), (3, 0.4865828810), (4, 0.7364028618), (5, 0.8646647168), (10, 0.9951720501)];
        Assert.All(expected, e => Near(e.Probability, result.ValueForMoney.ProbabilityIn(2025 + e.Years)));
    }

    [Theory]
    [InlineData(3, 0.4375094169)]
    [InlineData(4, 0.6970035123)]
    [InlineData(5, 0.8365309710)]
    [InlineData(10, 0.9923391380)]
    public void T1_discounted_continuously(int years, double probability)
    {
        double rate = Math.Log(1.035);
        var model = new Model("one customer");
        Uncertain start = model.Input("start", Exponential(1.5));
        Series saving = 5 * Uncertain.Exp(-rate * start) * Timeline.Years(1, 10, unitsPerYear: 1).Flow(start, 1000, 0, rate);
        model.Output("paid back", saving.Cumulative()[years - 1] >= 10);
        Near(probability, model.Simulate(Runs, 2).Events["paid back"].Probability);
    }

    [Theory]
    [InlineData(0.0, 0.99069854)]
    [InlineData(0.1, 0.89579360)]
    [InlineData(0.3, 0.79022648)]
    [InlineData(0.6, 0.72185077)]
    public void T2_a_sum_of_equicorrelated_normals(double correlation, double probability)
    {
        var model = new Model("sum");
        Uncertain common = Math.Sqrt(correlation) * model.Input("common", Normal(0, 1));
        Uncertain total = Uncertain.Sum(Enumerable.Range(0, 26).Select(i =>
            (128.0 / 26) + (1.5 * (common + (Math.Sqrt(1 - correlation) * model.Input($"own {i}", Normal(0, 1)))))));
        model.Output("enough", total >= 110);
        Near(probability, model.Simulate(Runs, 3).Events["enough"].Probability);
    }

    [Fact]
    public void T4_geometric_migration()
    {
        var model = new Model("geometric");
        Uncertain[] year = [.. Enumerable.Range(0, 26).Select(i =>
            1 + Uncertain.Floor(Uncertain.Log(model.Input($"customer {i}", Uniform(0, 1))) / Math.Log(0.75)))];
        model.Output("migrated by 3", Uncertain.Sum(year.Select(y => (y <= 3).AsNumber())));
        model.Output("savings", Uncertain.Sum(year.Select(y => 128.0 / 26 * Uncertain.Max(0, 11 - y))));
        model.Output("two at most", Uncertain.Sum(year.Select(y => (y <= 1).AsNumber())) <= 2);
        Uncertain last = year.Aggregate(Uncertain.Max);
        model.Output("all by 10", last <= 10);
        model.Output("all by 20", last <= 20);
        ModelResult result = model.Simulate(Runs, 4);
        NearMean(15.03125, result.Values["migrated by 3"]);
        NearMean(917.6243896484, result.Values["savings"]);
        Near(0.0258373254, result.Events["two at most"].Probability);
        Near(0.22157519, result.Events["all by 10"].Probability);
        Near(0.92073545, result.Events["all by 20"].Probability);
    }

    [Fact]
    public void T6_a_platform_gates_26_customers()
    {
        var supplier = new Supplier("S") { Platform = new() { BuildCost = 1, PlannedBuild = Duration.Months(1), Delay = Exponential(12) } };
        Programme programme = new("gate")
        {
            Years = 10,
            YearlyFigures = false,
            Customers = [.. Enumerable.Range(0, 26).Select(i => new Customer($"C{i}") { Supplier = supplier, AnnualSaving = 1, MigrationDelay = Exponential(6) })],
        };
        ProgrammeModel model = programme.ToModel();
        (double Month, double All, double One)[] expected =
            [(24, .21380948, .74764507), (30, .42498214, .84256795), (36, .61165700, .90290462), (48, .84237950, .96370418), (60, .93999066, .98656951)];
        foreach ((double month, _, _) in expected)
        {
            model.Model.Output($"all by {month}", model.LastMigration <= month);
            model.Model.Output($"one by {month}", model.MigratedBy("C7", month));
        }

        ModelResult result = model.Simulate(new() { Runs = 50_000, Seed = 5 }).Model;
        Assert.All(expected, e => Near(e.All, result.Events[$"all by {e.Month}"].Probability));
        Assert.All(expected, e => Near(e.One, result.Events[$"one by {e.Month}"].Probability));
    }

    [Fact]
    public void T7_cost_overruns()
    {
        Distribution cost = LogNormal(Math.Log(95 * 1.6) - 0.125, 0.5);
        Assert.Equal(70.675907, cost.Quantile(0.10), 5e-7);
        Assert.Equal(134.139529, cost.Quantile(0.50), 5e-7);
        Assert.Equal(204.320765, cost.Quantile(0.80), 5e-7);
        Assert.Equal(254.590483, cost.Quantile(0.90), 5e-7);
        Assert.Equal(152, cost.Mean, 1e-9);
        Assert.Equal(.63308957, cost.Cdf(159), 5e-9);
        Assert.Equal(.24509481, cost.Cdf(95), 5e-9);
        Distribution swan = Pareto(1.5, 2);
        Assert.Equal(.25, swan.SurvivalFunction(3), 1e-15);
        Assert.Equal(3, swan.Mean, 1e-15);
        Assert.Equal(double.PositiveInfinity, swan.Variance);
    }

    [Fact]
    public void T9_first_passage_status_and_sustained_are_three_things()
    {
        const int Steps = 8;
        var model = new Model("walk");
        Uncertain level = -2;
        var holds = new Event[Steps + 1];
        for (int n = 1; n <= Steps; n++)
        {
            level += Event.Occurs($"up {n}", 0.6).Choose(1, -1);
            holds[n] = level >= 0;
        }

        (int N, double First, double Status, double Sustained)[] expected =
        [
            (2, .36, .36, .1648512), (3, .36, .216, .1648512), (4, .5328, .4752, .295488), (5, .5328, .33696, .295488),
            (6, .63648, .54432, .419904), (7, .63648, .419904, .419904), (8, .70615296, .5940864, .5940864),
        ];
        foreach ((int n, _, _, _) in expected)
        {
            model.Output($"first {n}", holds[1..(n + 1)].Aggregate((a, b) => a | b));
            model.Output($"status {n}", holds[n]);
            model.Output($"sustained {n}", holds[n..].Aggregate((a, b) => a & b));
        }

        ModelResult result = model.Simulate(Runs, 6);
        foreach ((int n, double first, double status, double sustained) in expected)
        {
            Near(first, result.Events[$"first {n}"].Probability);
            Near(status, result.Events[$"status {n}"].Probability);
            Near(sustained, result.Events[$"sustained {n}"].Probability);
        }
    }

    [Fact]
    public void T14_moments_of_three_point_laws()
    {
        Distribution triangular = Triangular(6, 12, 36), pert = Pert(6, 12, 36);
        Assert.Equal(18, triangular.Mean, 1e-12);
        Assert.Equal(42, triangular.Variance, 1e-12);
        Assert.Equal(0.8, triangular.Cdf(24), 1e-14);
        Assert.Equal(24, triangular.Quantile(0.8), 1e-12);
        Assert.Equal(15, pert.Mean, 1e-12);
        Assert.Equal(27, pert.Variance, 1e-12);
    }

    [Fact]
    public void Less_delay_may_lower_the_probability_in_a_year()
    {
        // Half of the saving comes with the transfer; a migration that is late has not been paid for yet.
        Programme At(Distribution delay) => new("late")
        {
            Start = new(2026, 1, 1),
            FinancialYearEndMonth = 12,
            Savings = new() { TransferShare = 0.5 },
            Customers = [new("A") { AnnualSaving = 4, PlannedMigration = Duration.Months(24), MigrationDelay = delay, MigrationCost = 10 }],
            Costs = [new("set-up") { TotalCost = 1, Until = Duration.Years(1) }],
        };
        Assert.Equal(0, At(Uniform(0, 0.1)).Simulate(4096, 7).ValueForMoney.ProbabilityIn(2027).Value);
        Assert.Equal(1, At(Uniform(24, 30)).Simulate(4096, 7).ValueForMoney.ProbabilityIn(2027).Value);
    }

    [Fact]
    public void All_problems_of_a_programme_are_told_at_once()
    {
        Programme bad = new("bad") { Years = 201, Customers = [new("A") { AnnualSaving = 1, MigrationDelay = Normal(3, 5) }, new("")] };
        ModelException exception = Assert.Throws<ModelException>(() => bad.Simulate(0, 1));
        string[] codes = [.. exception.Problems.Select(p => p.Code)];
        Assert.All((string[])["LIM005", "MOD011", "MOD034", "RUN001"], code => Assert.Contains(code, codes));
        Assert.Contains(exception.Problems, p => p.Code == "MOD034" && p.Path.Contains("customers/A", StringComparison.Ordinal));
        exception = Assert.Throws<ModelException>(() => new Programme("nobody").Simulate(1, 1));
        Assert.Contains("at least one customer is required", exception.Message, StringComparison.Ordinal);
    }

    private static void Near(double expected, Estimate estimate) =>
        Assert.InRange(Math.Abs(estimate.Value - expected), 0, (4 * Math.Sqrt(expected * (1 - expected) / estimate.Runs)) + 1e-9);

    private static void NearMean(double expected, ValueOutput output) =>
        Assert.InRange(Math.Abs(output.Mean.Value - expected), 0, 4 * output.Mean.StandardError);

    [Fact]
    public void The_plan_of_a_drawn_shape_or_of_a_dependent_input_stands_at_the_medians()
    {
        Uncertain x = Uncertain.Input("x", Distribution.Uniform(1.0, 3.0));
        var model = new Model("m");
        Uncertain[] pair = [.. model.Inputs("pair", Copula.Clayton(2.0, 2), ("a", Distribution.Gamma(2.0, 1.0)), ("b", Distribution.Exponential(1.0)))];
        Assert.Equal(Distribution.Gamma(2.0, 3.0).Quantile(0.5), Planned(Distribution.Gamma(x, 3.0)), 12);
        Assert.Equal(Distribution.Beta(2.0, 3.0).Quantile(0.5), Planned(Distribution.Beta(x, 3.0)), 12);

        // The common factor and the own part of a Clayton pair stand at their medians, which is near the median of the pair's members, not at it.
        Assert.InRange(Distribution.Gamma(2.0, 1.0).Cdf(Planned(pair[0])), 0.4, 0.6);
        Assert.InRange(Distribution.Exponential(1.0).Cdf(Planned(pair[1])), 0.4, 0.6);

        static double Planned(Uncertain saving)
        {
            var programme = new Programme("p") { Customers = [new("A") { AnnualSaving = saving, PlannedMigration = Duration.Months(1), MigrationCost = 1 }] };
            return programme.AsPlanned().Customers[0].AnnualSaving.Node.Constant;
        }
    }
}
