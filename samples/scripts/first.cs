#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false
// The shortest path to an answer: dotnet run samples/scripts/first.cs
using Risk;
using static Risk.Distribution;

var platform = new Platform
{
    BuildCost = 9,                                             // £m
    PlannedBuild = Duration.Months(12),
    Delay = LogNormalFromP10P90(3, 18),                        // months
};
var acme = new Supplier("Acme") { Platform = platform };
var payroll = new Customer("Payroll")
{
    Supplier = acme,
    AnnualSaving = Triangular(3.1, 4.0, 4.6),                  // £m a year at full effect
    PlannedMigration = Duration.Months(18),
    MigrationDelay = Gamma(shape: 1.5, scale: 4.5),            // months
    MigrationCost = LogNormalFromP10P90(6, 14),                // £m
};
var programme = new Programme("Payroll") { Start = new(2026, 4, 1), Customers = [payroll] };

SimulationResult result = programme.Simulate(runs: 100_000, seed: 42);
foreach (int year in result.Years)
    Console.WriteLine($"{result.YearLabel(year)}  {result.ValueForMoney.ProbabilityBy(year)}");
Console.WriteLine($"net present value, £m: {result.NetPresentValue().Mean}");
