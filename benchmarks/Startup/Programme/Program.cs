using Risk;
using static Risk.Distribution;

// The first programme of the README with 10,000 runs, for benchmarks/startup.sh.
var acme = new Supplier("Acme")
{
    Capability = Normal(0, 1),
    Effects = new() { PlatformDelay = -0.4, MigrationDelay = -0.25 },
    Platform = new() { BuildCost = 9, PlannedBuild = Duration.Months(12), Delay = LogNormalFromP10P90(3, 18) },
};
var payroll = new Customer("Payroll")
{
    Supplier = acme,
    AnnualSaving = Triangular(3.1, 4.0, 4.6),
    PlannedMigration = Duration.Months(18),
    MigrationDelay = Gamma(shape: 1.5, scale: 4.5),
    MigrationCost = LogNormalFromP10P90(6, 14),
    Legacy = new() { RunningCost = 4.5, Growth = Triangular(0.03, 0.08, 0.15) },
};
var ledger = payroll with { Name = "Ledger", AnnualSaving = Pert(2, 5, 6), PlannedMigration = Duration.Months(24) };
var programme = new Programme("Finance modernisation")
{
    Start = new(2026, 4, 1), Years = 10, DiscountRate = DiscountRate.GreenBook2026,
    Suppliers = [acme],
    Customers = [payroll, ledger],
};

SimulationResult result = programme.Simulate(runs: 10_000, seed: 42);

foreach (int year in result.Years)
{
    Console.WriteLine($"{year}  {result.ValueForMoney.ProbabilityBy(year)}");
}
