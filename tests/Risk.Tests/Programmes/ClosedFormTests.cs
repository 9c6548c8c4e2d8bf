using static Risk.Distribution;

namespace Risk.Tests.Programmes;

/// <summary>
/// Stochastic cases with a closed form. A simulated figure lies within 4 standard errors of it at a fixed seed; for a fresh seed one figure
/// would fail with probability 6e-5.
/// </summary>
public sealed class ClosedFormTests
{
    private const int Runs = 200_000;
    private const ulong Seed = 20160520;

    [Fact]
    public void T1_one_customer_and_an_exponential_delay()
    {
        // P(by t) = 1 − e^(−(t − C⁄s)⁄μ), C = 10, s = 5, μ = 1.5.
        SimulationResult result = OneCustomer(DiscountRate.Constant(0)).Simulate(Runs, Seed);
        Assert.Equal(0, result.ValueForMoney.ProbabilityBy(2028).Value);
        Close(0.4865828810, result.ValueForMoney.ProbabilityBy(2029));
        Close(0.7364028618, result.ValueForMoney.ProbabilityBy(2030));
        Close(0.8646647168, result.ValueForMoney.ProbabilityBy(2031));
        Close(0.9951720501, result.ValueForMoney.ProbabilityBy(2036));
        Assert.Equal(2030, result.ValueForMoney.BreakEven.Quantile(0.5)); // the median crossing is at 3.04 years
    }

    [Fact]
    public void T1_discounted()
    {
        SimulationResult result = OneCustomer(DiscountRate.Constant(0.035)).Simulate(Runs, Seed);
        Close(0.4375094169, result.ValueForMoney.ProbabilityBy(2029));
        Close(0.6970035123, result.ValueForMoney.ProbabilityBy(2030));
        Close(0.8365309710, result.ValueForMoney.ProbabilityBy(2031));
        Close(0.9923391380, result.ValueForMoney.ProbabilityBy(2036));
    }

    [Theory]
    [InlineData(0, 0.99069854, 7.64852927)]
    [InlineData(0.1, 0.89579360, 14.30908802)]
    [InlineData(0.3, 0.79022648, 22.29910312)]
    [InlineData(0.6, 0.72185077, 30.59411708)]
    public void T2_a_sum_of_equicorrelated_normals(double r, double probability, double deviation)
    {
        var model = new Model("sum");
        Uncertain common = model.Input("common", Normal(0, 1));
        Uncertain total = Uncertain.Sum(Enumerable.Range(0, 26).Select(i =>
            (128 / 26.0) + (1.5 * ((Math.Sqrt(r) * common) + (Math.Sqrt(1 - r) * model.Input($"own {i}", Normal(0, 1)))))));
        model.Output("total", total);
        model.Output("enough", total >= 110);
        ModelResult result = model.Simulate(Runs, Seed);
        Close(probability, result.Events["enough"].Probability);
        Close(deviation, result.Values["total"].StandardDeviation);
    }

    [Fact]
    public void T4_geometric_migration()
    {
        // The year of migration is 1 + ⌊X⌋ with X exponential of mean −1 ⁄ ln 0.75: geometric with p = 0.25.
        var model = new Model("geometric");
        Uncertain[] years = [.. Enumerable.Range(0, 26).Select(i => 1 + Uncertain.Floor(model.Input($"customer {i}", Exponential(-1 / Math.Log(0.75)))))];
        model.Output("by 3", Uncertain.Sum(years.Select(y => (y <= 3).AsNumber())));
        model.Output("saving", Uncertain.Sum(years.Select(y => 128 / 26.0 * Uncertain.Max(0, 11 - y))));
        model.Output("few by 1", Uncertain.Sum(years.Select(y => (y <= 1).AsNumber())) <= 2);
        Uncertain last = years.Aggregate(Uncertain.Max);
        model.Output("all by 10", last <= 10);
        model.Output("all by 15", last <= 15);
        ModelResult result = model.Simulate(Runs, Seed);
        Close(15.03125, result.Values["by 3"].Mean);
        Close(917.6243896484, result.Values["saving"].Mean);
        Close(0.0258373254, result.Events["few by 1"].Probability);
        Close(0.22157519, result.Events["all by 10"].Probability);
        Close(0.70483437, result.Events["all by 15"].Probability);
    }

    [Fact]
    public void T6_a_gate_and_the_last_of_twenty_six()
    {
        // Platform Exp(12), customers Exp(6): E(last) = a + b·H₂₆.
        var supplier = new Supplier("S") { Platform = new() { Delay = Exponential(12) } };
        var programme = new Programme("gate")
        {
            Customers = [.. Enumerable.Range(0, 26).Select(i => new Customer($"c{i}") { Supplier = supplier, MigrationDelay = Exponential(6) })],
            Observations =
            [
                new("last", ObservedQuantity.LastMigration, null),
                .. new[] { 24, 30, 36, 48, 60 }.Select(m => new Observation($"by {m}", ObservedQuantity.MigratedCustomers, 26) { At = Duration.Months(m) }),
            ],
        };
        ModelResult result = programme.Simulate(Runs, Seed).Model;
        Close(35.1265182973, result.Values["observed/last"].Mean);
        double[] all = [0.21380948, 0.42498214, 0.61165700, 0.84237950, 0.93999066];
        double[] one = [0.74764507, 0.84256795, 0.90290462, 0.96370418, 0.98656951];
        int[] months = [24, 30, 36, 48, 60];
        for (int i = 0; i < months.Length; i++)
        {
            Close(all[i], result.Values["observed/last"].ProbabilityAtMost(months[i]));
            Close(26 * one[i], result.Values[$"observed/by {months[i]}"].Mean);
        }
    }

    [Fact]
    public void T6_two_behind_a_gate_move_together()
    {
        // Corr(M₁, M₂) = a² ⁄ (a² + b²) = 0.8, so Var(M₁ + M₂) = 2·180·1.8 and Var(M₁ − M₂) = 2·36.
        var supplier = new Supplier("S") { Platform = new() { Delay = Exponential(12) } };
        var programme = new Programme("gate") { Customers = [.. "AB".Select(n => new Customer($"{n}") { Supplier = supplier, MigrationDelay = Exponential(6) })] };
        ProgrammeModel model = programme.ToModel();
        model.Model.Output("sum", model.MigrationOf("A") + model.MigrationOf("B"));
        model.Model.Output("difference", model.MigrationOf("A") - model.MigrationOf("B"));
        ModelResult result = model.Simulate(new() { Runs = Runs, Seed = Seed }).Model;
        Close(Math.Sqrt(648), result.Values["sum"].StandardDeviation);
        Close(Math.Sqrt(72), result.Values["difference"].StandardDeviation);
    }

    [Fact]
    public void T7_a_lognormal_overrun()
    {
        var supplier = new Supplier("S") { Platform = new() { BuildCost = 95, Overrun = LogNormalFromMoments(1.6, 1.6 * Math.Sqrt(Math.Exp(0.25) - 1)) } };
        var programme = new Programme("overrun") { Customers = [new("A") { Supplier = supplier, AnnualSaving = 1 }] };
        ValueOutput cost = programme.Simulate(Runs, Seed).CostBy(2036, Perimeter.Reported);
        Close(152, cost.Mean);
        Close(0.63308957, cost.ProbabilityAtMost(159));
        Close(0.24509481, cost.ProbabilityAtMost(95));
        Close(204.320765, cost.Quantile(0.8));
        Close(70.675907, cost.Quantile(0.1));
    }

    [Fact]
    public void T9_first_passage_status_and_sustained_of_a_walk()
    {
        var model = new Model("walk");
        Event[] up = [.. Enumerable.Range(1, 8).Select(t => Event.Occurs($"step {t}", 0.6))];
        Uncertain level = -2;
        var holds = new Event[8];
        for (int t = 0; t < 8; t++)
        {
            level += up[t].Choose(1, -1);
            holds[t] = level >= 0;
        }

        for (int n = 2; n <= 8; n++)
        {
            model.Output($"by {n}", holds.Take(n).Aggregate((a, b) => a | b));
            model.Output($"in {n}", holds[n - 1]);
            model.Output($"from {n}", holds.Skip(n - 1).Aggregate((a, b) => a & b));
        }

        ModelResult result = model.Simulate(Runs, Seed);
        double[] by = [.36, .36, .5328, .5328, .63648, .63648, .70615296];
        double[] status = [.36, .216, .4752, .33696, .54432, .419904, .5940864];
        double[] from = [.1648512, .1648512, .295488, .295488, .419904, .419904, .5940864];
        for (int n = 2; n <= 8; n++)
        {
            Close(by[n - 2], result.Events[$"by {n}"].Probability);
            Close(status[n - 2], result.Events[$"in {n}"].Probability);
            Close(from[n - 2], result.Events[$"from {n}"].Probability);
        }
    }

    /// <summary>£10m on the first day, then £5m a year after an exponential delay of mean 18 months.</summary>
    private static Programme OneCustomer(DiscountRate rate) => new("one customer")
    {
        Start = new(2026, 4, 1),
        DiscountRate = rate,
        DiscountTiming = DiscountTiming.Continuous,
        Customers = [new("A") { AnnualSaving = 5, MigrationDelay = Exponential(18) }],
        Costs = [new("set-up") { TotalCost = 10, Until = Duration.Months(1e-6) }],
    };

    private static void Close(double exact, Estimate simulated)
    {
        // A probability near 0 or 1 has its error from the exact value, not from the count.
        double error = simulated.Kind == EstimateKind.Probability ? Math.Sqrt(exact * (1 - exact) / simulated.Runs) : simulated.StandardError;
        Assert.True(Math.Abs(simulated.Value - exact) <= 4 * error, $"{simulated} is {(simulated.Value - exact) / error:0.0} standard errors from {exact}");
    }
}
