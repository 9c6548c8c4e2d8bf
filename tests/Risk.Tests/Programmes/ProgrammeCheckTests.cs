using static Risk.Distribution;

namespace Risk.Tests.Programmes;

/// <summary>Bad input gets a clear answer: the code, the place, the value and the rule, and all problems at once.</summary>
public sealed class ProgrammeCheckTests
{
    private static readonly Supplier Acme = new("Acme");

    private static readonly Programme Good = new("good")
    {
        Customers = [new("Payroll") { Supplier = Acme, AnnualSaving = 4, PlannedMigration = Duration.Months(18) }],
    };

    private static readonly Customer Payroll = Good.Customers[0];

    public static TheoryData<string, string, string, Func<Programme>> Errors() => new()
    {
        { "MOD001", "customers", "at least one customer is required", () => Good with { Customers = [] } },
        { "LIM005", "years", "horizon 201 exceeds 200", () => Good with { Years = 201 } },
        { "MOD004", "years", "end 2024 is before start 2026", () => Good with { Years = -2 } },
        { "MOD005", "financial year end month", "1..12 (was 13)", () => Good with { FinancialYearEndMonth = 13 } },
        { "MOD011", "customers[1]", "id must not be empty", () => Good with { Customers = [Payroll, new("")] } },
        { "MOD012", "customers[1]", "control character (U+0007 at 3)", () => Good with { Customers = [Payroll, new("bel\u0007")] } },
        { "MOD013", "customers[1]", "\"Payroll\" is taken", () => Good with { Customers = [Payroll, Payroll] } },
        { "MOD002", "customers[1]", "null", () => Good with { Customers = [Payroll, null!] } },
        { "MOD034", "customers/Payroll/migration delay", "delay can be negative (27% of draws): truncate at 0", () => With(Payroll with { MigrationDelay = Normal(3, 5) }) },
        { "MOD034", "customers/Payroll/transfer delay", "delay is negative (-1 months)", () => With(Payroll with { TransferDelay = -1 }) },
        { "MOD037", "costs/rent", "2015 prices", () => Good with { Costs = [new("rent") { AnnualCost = 1, Prices = PriceBasis.Real(2015) }] } },
        { "MOD040", "criteria", "value-for-money rule is not defined", () => Good with { Criteria = [] } },
        { "MOD042", "suppliers/Acme/pace", "supplier Acme has capacity 0: programme never ends", () => With(Payroll with { Supplier = Acme with { Pace = 0 } }) },
        { "MOD042", "suppliers/Acme/pace", "supplier Acme can have capacity 0 or less", () => With(Payroll with { Supplier = Acme with { Pace = Normal(1, 1) } }) },
        { "DIST009", "customers/Payroll/participation/probability", "must be in [0,1] (was 1.5)", () => With(Payroll with { Participation = 1.5 }) },
        { "DIST009", "risks/strike/likelihood", "must be in [0,1]", () => Good with { Risks = [new("strike") { Likelihood = Uniform(0.5, 1.5) }] } },
        { "DIST001", "customers/Payroll/annual saving", "is not a number", () => With(Payroll with { AnnualSaving = double.NaN }) },
        { "DIST001", "customers/Payroll/annual saving", "must be finite", () => With(Payroll with { AnnualSaving = double.PositiveInfinity }) },
        { "FIN001", "customers/Payroll/legacy/growth", "greater than -100%", () => With(Payroll with { Legacy = new() { Growth = -1 } }) },
        { "FIN006", "base year", "is after the first financial year", () => Good with { BaseYear = 2030 } },
        { "MOD006", "costs/rent", "must begin before it ends", () => Good with { Costs = [new("rent") { From = Duration.Months(5), Until = Duration.Months(5) }] } },
        { "MOD007", "observations/late", "beyond the horizon of 120 months", () => Good with { Observations = [new("late", ObservedQuantity.Saving, 1) { At = Duration.Months(121) }] } },
        { "MOD015", "risks/strike", "named Nobody", () => Good with { Risks = [new("strike") { Impacts = [Impact.Multiply(ImpactTarget.AnnualSaving, 2) with { On = ["Nobody"] }] }] } },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_bad_programme_is_refused_with_code_place_and_rule(string code, string path, string says, Func<Programme> programme)
    {
        ModelException refused = Assert.Throws<ModelException>(() => programme().Simulate(runs: 10, seed: 1));
        Problem problem = Assert.Single(refused.Problems, p => p.Code == code);
        Assert.Equal(path, problem.Path);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The value at each place that holds what is drawn there to a rule, in a law that breaks it.</summary>
    public static TheoryData<string, string, Distribution, Func<Uncertain, Programme>> Ruled() => new()
    {
        { "MOD042", "suppliers/Acme/pace", Normal(1, 0.6), x => With(Payroll with { Supplier = Acme with { Pace = x } }) },
        { "MOD034", "customers/Payroll/migration delay", Normal(3, 5), x => With(Payroll with { MigrationDelay = x }) },
        { "MOD034", "customers/Payroll/transfer delay", Uniform(-1000, 1), x => With(Payroll with { TransferDelay = x }) },
        { "MOD035", "customers/Payroll/exit hazard", Normal(0.1, 0.1), x => With(Payroll with { ExitHazard = x }) },
        { "DIST009", "customers/Payroll/participation/probability", Uniform(0.5, 1.5), x => With(Payroll with { Participation = x }) },
        { "FIN001", "customers/Payroll/legacy/growth", Normal(0, 1), x => With(Payroll with { Legacy = new() { RunningCost = 1, Growth = x } }) },
        { "LIM015", "customers/Payroll/annual saving", Uniform(0, 1e60), x => With(Payroll with { AnnualSaving = x }) },
        { "OB001", "customers/Payroll/migration cost", Uplifted(Uplifted(Gamma(2, 3), 0.5), 0.5), x => With(Payroll with { MigrationCost = x }) },
    };

    [Theory]
    [MemberData(nameof(Ruled))]
    public void A_named_or_joined_input_is_held_to_the_rules_of_its_place(string code, string path, Distribution law, Func<Uncertain, Programme> with)
    {
        Problem alone = Assert.Single(with(law).Validate());
        Assert.Equal((code, path), (alone.Code, alone.Path));
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("g", Copula.Gaussian(0.5), ("the input", law), ("other", Gamma(2, 3)));
        foreach (Uncertain value in (Uncertain[])[Uncertain.Input("the input", law), joined[0]])
        {
            Problem named = Assert.Single(with(value).Validate(), p => p.Code != "COR015");
            Assert.Equal((code, path, alone.Severity), (named.Code, named.Path, named.Severity));
            Assert.Equal(alone.Message, named.Message.Replace(" of \"the input\"", "", StringComparison.Ordinal));
            Assert.Equal(code is not ("LIM015" or "OB001"), named.Message.Contains("\"the input\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_migration_planned_at_the_horizon_or_later_saves_nothing_as_planned_but_by_its_transfer()
    {
        Customer late = new("Late") { AnnualSaving = 5, PlannedMigration = Duration.Months(120) };
        Programme without = Good, programme = Good with { Customers = [.. Good.Customers, late] };
        Problem warning = Assert.Single(programme.Validate());
        Assert.Equal(("MOD051", "customers/Late/planned migration"), (warning.Code, warning.Path));
        Assert.Equal("month 120 is not before the horizon of 120 months: as planned, no saving of this migration falls within the horizon", warning.Message);
        Assert.Equal(without.Plan().Saving, programme.Plan().Saving);

        // What a transfer saves comes before, and runs whose pace is greater migrate within the horizon: the warning is of the plan.
        Programme shared = programme with { Savings = new() { TransferShare = 0.25 } }, fast = programme with { Customers = [.. Good.Customers, late with { Supplier = Acme with { Pace = 2 } }], Suppliers = [Acme with { Pace = 2 }] };
        Assert.Equal((without with { Savings = shared.Savings }).Plan().Saving + (0.25 * 5 * 10), shared.Plan().Saving, 9);
        Assert.Equal("MOD051", Assert.Single(fast.Validate()).Code);
        Assert.Equal(without.Plan().Saving, fast.Plan().Saving);
        Assert.Empty((programme with { Customers = [.. Good.Customers, late with { PlannedMigration = Duration.Months(119.9) }] }).Validate());
    }

    [Fact]
    public void All_problems_come_at_once_with_those_of_the_options()
    {
        Programme bad = Good with { Years = 201, Criteria = [], Customers = [Payroll with { MigrationDelay = -1, Participation = 2 }] };
        ModelException refused = Assert.Throws<ModelException>(() => bad.Simulate(runs: 0, seed: 1));
        Assert.Equal(["DIST009", "LIM005", "MOD034", "MOD040", "RUN001"], refused.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_that_differ_only_by_case_are_a_warning_of_the_result()
    {
        SimulationResult result = (Good with { Customers = [new("a"), new("A")] }).Simulate(runs: 10, seed: 1);
        Assert.Contains(result.Warnings, p => p.Code == "MOD010" && p.Severity == Severity.Warning && p.Message.Contains("ids differ only by case", StringComparison.Ordinal));
    }

    [Fact]
    public void A_slash_in_a_name_does_not_reach_into_another_place()
    {
        Programme twins = Good with { Customers = [new("a/b") { AnnualSaving = Uniform(0, 1) }, new("a~1b") { AnnualSaving = Uniform(0, 1) }] };
        Assert.Equal(2, twins.Parameters().Where(p => p.Path.EndsWith("/annual saving", StringComparison.Ordinal)).Select(p => p.Path).Distinct().Count());
    }

    [Theory]
    [InlineData(-1, "FIN001", "greater than -100%")]
    [InlineData(double.NaN, "FIN001", "rate is not a number")]
    [InlineData(350, "FIN002", "rate 350 = 35000%: did you mean 0.035?")]
    [InlineData(3.5, "FIN002", "did you mean 0.035?")]
    public void A_discount_rate_that_cannot_be_meant_is_refused(double rate, string code, string says)
    {
        ParameterException refused = Assert.Throws<ParameterException>(() => DiscountRate.Constant(rate));
        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.01, false)]
    public void A_law_that_draws_beyond_what_can_be_summed_is_refused(double shape, bool accepted)
    {
        Programme heavy = Good with { Customers = [new("A") { AnnualSaving = Distribution.Pareto(1, shape), PlannedMigration = Duration.Months(6) }] };

        Problem[] problems = [.. heavy.Validate().Where(p => p.Code == "LIM015")];
        Assert.Equal(accepted ? 0 : 1, problems.Length);
        Assert.All(problems, p => Assert.Equal("customers/A/annual saving", p.Path));
    }

    [Fact]
    public void Ten_thousand_customers_are_checked_and_planned_without_hanging()
    {
        Programme many = Good with { Customers = [.. Enumerable.Range(0, 10_000).Select(i => new Customer($"c{i}") { AnnualSaving = 1, PlannedMigration = Duration.Months(i % 60) })] };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty(many.Validate());
        Assert.Equal(10_000, many.Plan().MigratedAt(Duration.Months(60)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(120), $"took {clock.Elapsed}");
    }

    private static Programme With(Customer customer) => Good with { Customers = [customer] };
}
