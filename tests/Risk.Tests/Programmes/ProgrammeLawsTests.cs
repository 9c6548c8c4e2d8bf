using FsCheck.Xunit;
using Risk.Tests.Modelling;
using static Risk.Distribution;

namespace Risk.Tests.Programmes;

/// <summary>Laws that hold on every run of every programme; the programmes are random, with a fixed seed of the generator.</summary>
public sealed class ProgrammeLawsTests
{
    private const int Runs = 4096;

    [Property(MaxTest = 15, Replay = "(20160520,7)")]
    public void Sustained_is_at_most_status_is_at_most_first_passage_which_never_falls(ushort seed)
    {
        SimulationResult result = Random(seed).Simulate(Runs, seed);
        foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
        {
            foreach (ValueForMoneyResult test in result.Programme.Criteria.Select(c => result.Criterion(c, perimeter)))
            {
                double before = 0;
                foreach (int year in result.Years)
                {
                    double by = test.ProbabilityBy(year).Value, status = test.ProbabilityIn(year).Value, from = test.ProbabilitySustainedFrom(year).Value;
                    Assert.True(from <= status && status <= by && before <= by, $"{test.Test} {perimeter} {year}: {from} {status} {by} after {before}");
                    before = by;
                }

                double total = test.BreakEven.Never.Value + result.Years.Sum(y => test.BreakEven.ProbabilityOf(y).Value);
                Assert.Equal(1, total, 1e-12);
            }
        }
    }

    [Property(MaxTest = 15, Replay = "(20160520,7)")]
    public void A_higher_ratio_and_a_fuller_perimeter_are_never_easier(ushort seed)
    {
        SimulationResult result = (Random(seed) with
        {
            Criteria = [ValueForMoneyCriterion.BenefitCostRatio(1.5), ValueForMoneyCriterion.Payback, ValueForMoneyCriterion.BenefitCostRatio(2)],
        }).Simulate(Runs, seed);
        foreach (int year in result.Years)
        {
            double[] full = [.. result.Programme.Criteria.Select(c => result.Criterion(c).ProbabilityIn(year).Value)];
            Assert.True(full[2] <= full[0] && full[0] <= full[1]);
            Assert.True(full[1] <= result.Criterion(ValueForMoneyCriterion.Payback, Perimeter.Reported).ProbabilityIn(year).Value);
        }
    }

    [Property(MaxTest = 10, Replay = "(20160520,7)")]
    public void A_dearer_programme_is_better_in_no_run(ushort seed)
    {
        Programme programme = Random(seed);
        Programme dearer = programme with { Costs = [.. programme.Costs, new("extra") { AnnualCost = LogNormal(0, 1) }] };
        ReadOnlySpan<double> cheap = programme.Simulate(Runs, seed).NetPresentValue().Samples, dear = dearer.Simulate(Runs, seed).NetPresentValue().Samples;
        for (int i = 0; i < cheap.Length; i++)
        {
            Assert.True(dear[i] < cheap[i] && double.IsFinite(dear[i]), $"run {i}: {dear[i]} against {cheap[i]}");
        }
    }

    [Property(MaxTest = 10, Replay = "(20160520,7)")]
    public void Doubling_all_money_doubles_the_net_present_value_and_leaves_probabilities(ushort seed)
    {
        SimulationResult one = Random(seed).Simulate(Runs, seed), two = Random(seed, money: 2).Simulate(Runs, seed);
        Assert.Equal(2 * one.NetPresentValue().Mean.Value, two.NetPresentValue().Mean.Value, 1e-9 * (1 + Math.Abs(one.NetPresentValue().Mean.Value)));
        foreach (int year in one.Years)
        {
            Assert.Equal(one.ValueForMoney.ProbabilityBy(year).Value, two.ValueForMoney.ProbabilityBy(year).Value);
        }
    }

    [Property(MaxTest = 10, Replay = "(20160520,7)")]
    public void The_order_of_customers_changes_no_bit(ushort seed)
    {
        Programme programme = Random(seed);
        Programme turned = programme with { Customers = [.. programme.Customers.Reverse()], Suppliers = [.. programme.AllSuppliers().Reverse()] };
        var options = new SimulationOptions { Runs = Runs, Seed = seed, Checksum = true };
        Assert.Equal(programme.Simulate(options).Model.Checksum, turned.Simulate(options).Model.Checksum);
    }

    [Property(MaxTest = 10, Replay = "(20160520,7)")]
    public void A_programme_as_planned_simulates_to_its_plan(ushort seed)
    {
        Programme programme = Random(seed);
        ProgrammePlan plan = programme.Plan();
        SimulationResult result = programme.AsPlanned().Simulate(runs: 64, seed);
        foreach (int year in result.Years)
        {
            Assert.Equal(plan.SavingBy(year), result.SavingBy(year).Mean.Value, 1e-9 * (1 + plan.SavingBy(year)));
            Assert.Equal(plan.CostBy(year, Perimeter.Full), result.CostBy(year).Mean.Value, 1e-9 * (1 + plan.CostBy(year, Perimeter.Full)));
            Assert.Equal(plan.NetPresentValueBy(year, Perimeter.Full), result.NetPresentValueBy(year).Mean.Value, 1e-9 * (1 + plan.SavingBy(year)));
        }
    }

    [Property(MaxTest = 10, Replay = "(20160520,7)")]
    public void A_run_agrees_with_the_slow_reading_of_its_graph(ushort seed)
    {
        Model model = Random(seed).ToModel().Model;
        RunExplanation told = model.Explain(seed, seed);
        Dictionary<string, double> drawn = told.Inputs.ToDictionary(i => i.Name, i => i.Value);
        var oracle = new GraphOracle((name, _) => drawn[name]);
        foreach ((string name, double value) in told.Values)
        {
            double slow = oracle.Number(model.Outputs[name]);
            Assert.True(Math.Abs(slow - value) <= 1e-8 * (1 + Math.Abs(slow)), $"{name}: {value} against {slow}");
        }
    }

    [Fact]
    public void Less_delay_may_make_value_for_money_less_probable_in_a_year()
    {
        // The migration costs 5 and saves 1 a year: earlier, its cost falls into the first year, which has only 0.1 to spare.
        Programme Moved(double delay) => new("earlier is dearer")
        {
            Customers =
            [
                new("steady") { AnnualSaving = 3 },
                new("late") { AnnualSaving = 1, PlannedMigration = Duration.Months(12), MigrationDelay = delay, MigrationCost = 5 },
            ],
            Costs = [new("running") { AnnualCost = 2.9 }],
        };
        Assert.Equal(0, Moved(0).Simulate(100, 1).ValueForMoney.ProbabilityIn(2027).Value);
        Assert.Equal(1, Moved(24).Simulate(100, 1).ValueForMoney.ProbabilityIn(2027).Value);
    }

    [Fact]
    public void The_running_cost_of_a_legacy_system_is_never_counted_beside_the_saving()
    {
        // Two years late with nothing but a running cost: there is no premium, so there is no cost.
        Programme programme = new("no premium")
        {
            Customers = [new("A") { AnnualSaving = 10, PlannedMigration = Duration.Years(1), MigrationDelay = 24, Legacy = new() { RunningCost = 50 } }],
        };
        Assert.Equal(0, programme.Simulate(100, 1).CostBy(2036).Maximum);
        Assert.Equal(["ExtensionPremium", "Growth", "RunningCost"], typeof(LegacySystem).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_year_end_before_any_cost_passes_no_test()
    {
        Programme free = new("free") { Customers = [new("A") { AnnualSaving = 10 }], Costs = [new("later") { AnnualCost = 1, From = Duration.Years(2) }] };
        SimulationResult result = free.Simulate(100, 1);
        Assert.Equal([0, 0, 1], new[] { 2027, 2028, 2029 }.Select(y => result.ValueForMoney.ProbabilityBy(y).Value));
    }

    [Fact]
    public void A_risk_event_moves_every_target_together()
    {
        var strike = new RiskEvent("strike")
        {
            Likelihood = 0.25,
            Impacts = [Impact.Add(ImpactTarget.MigrationDelay, 12), Impact.Multiply(ImpactTarget.MigrationCost, 3)],
        };
        Programme programme = new("strike")
        {
            Years = 5,
            Customers = [new("A") { AnnualSaving = 10, PlannedMigration = Duration.Years(1), MigrationCost = 2 }],
            Risks = [strike],
        };
        SimulationResult result = programme.Simulate(20_000, 1);
        ReadOnlySpan<double> saving = result.SavingBy(2031).Samples, cost = result.CostBy(2031).Samples;
        int struck = 0;
        for (int i = 0; i < saving.Length; i++)
        {
            bool hit = cost[i] > 4;
            struck += hit ? 1 : 0;
            Assert.Equal(hit ? 30 : 40, saving[i], 1e-9);
            Assert.Equal(hit ? 6 : 2, cost[i], 1e-9);
        }

        Assert.InRange(struck / 20_000.0, 0.25 - (4 * 0.00306), 0.25 + (4 * 0.00306));
    }

    [Fact]
    public void Pace_divides_planned_durations()
    {
        Programme programme = new("pace")
        {
            Customers = [new("A") { Supplier = new("S") { Pace = 0.5 }, PlannedMigration = Duration.Months(18) }],
            Observations = [new("last", ObservedQuantity.LastMigration, null)],
        };
        Assert.Equal(36, programme.Simulate(100, 1).Model.Values["observed/last"].Mean.Value, 1e-12);
    }

    /// <summary>A programme whose every feature depends on the bits of <paramref name="seed"/>; no claims, so that the full perimeter only adds cost.</summary>
    private static Programme Random(int seed, double money = 1)
    {
        bool Bit(int i) => ((seed >> i) & 1) != 0;
        Uncertain client = Uncertain.Input("client", Normal(0, 1));
        Supplier[] suppliers =
        [
            .. new[] { "S1", "S2" }.Select(name => new Supplier(name)
            {
                Capability = Capability.Score(name, client, 0.5),
                Effects = new() { PlatformDelay = -0.3, MigrationDelay = -0.2, PlatformCost = -0.1, MigrationCost = -0.1 },
                Platform = Bit(0) ? new() { BuildCost = 5 * money, Delay = LogNormal(2, 0.4), Gate = Bit(1) ? PlatformGate.HoldsUntilReady : PlatformGate.DelaysEveryMigration } : null,
                Renegotiation = Bit(2) ? new() { Likelihood = 0.4, Moment = Uniform(10, 40), OtherExit = 0.3 } : null,
            }),
        ];
        return new($"random {seed}")
        {
            Start = new(2026, 1 + (seed % 12), 1 + (seed % 28)),
            Years = 4 + (seed % 5),
            DiscountTiming = (DiscountTiming)(seed % 3),
            DiscountRate = Bit(3) ? DiscountRate.GreenBook2026 : new("kinked", new DiscountBand(1, 0.035), new DiscountBand(3, 0.02)),
            Savings = new() { TransferShare = Bit(4) ? 0.4 : 0, MigrationRamp = Duration.Months(Bit(5) ? 12 : 0), Erosion = Bit(6) ? Triangular(0, 0.03, 0.08) : 0.0, Obsolescence = Bit(7) ? 0.05 : 0 },
            MigrationAfterTransfer = Duration.Months(Bit(8) ? 3 : 0),
            Office = Bit(9) ? new() { AnnualCost = 1.5 * money, MinimumDuration = Duration.Months(12), AnnualCostAfter = 0.4 * money } : null,
            Costs = [new("set-up") { TotalCost = 4 * money, Until = Duration.Months(5) }],
            Customers =
            [
                .. Enumerable.Range(0, 2 + (seed % 4)).Select(i => new Customer($"c{i}")
                {
                    Supplier = suppliers[i % 2],
                    AnnualSaving = money * (1 + i),
                    PlannedTransfer = Duration.Months(Bit(10) ? 4 * i : 0),
                    TransferDelay = Bit(10) ? Exponential(3) : 0.0,
                    Participation = Bit(11) ? 0.8 : 1,
                    PlannedMigration = Duration.Months(3 + (7 * i)),
                    MigrationDelay = Gamma(1.5, 4),
                    MigrationCost = 0.5 * money,
                    TransferCost = 0.2 * money,
                    ExitHazard = Bit(12) ? 0.05 : 0,
                    ExitCost = 0.3 * money,
                    Legacy = Bit(13) ? new() { RunningCost = money, ExtensionPremium = 0.1, Growth = Triangular(0.01, 0.05, 0.1) } : null,
                }),
            ],
            Risks = Bit(14) ? [new("strike") { Likelihood = 0.2, Impacts = [Impact.Add(ImpactTarget.MigrationDelay, Uniform(1, 6)), Impact.Multiply(ImpactTarget.PlatformCost, 1.4)] }] : [],
        };
    }
}
