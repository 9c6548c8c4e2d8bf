#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false
// Simulate until a decision is settled, however often one looks: dotnet run samples/scripts/decide.cs
using Risk;
using static Risk.Distribution;

var move = new Customer("Archive")
{
    AnnualSaving = Triangular(1.2, 2.0, 2.4),
    PlannedMigration = Duration.Months(12),
    MigrationDelay = Gamma(1.5, 6),
    MigrationCost = LogNormalFromP10P90(4, 9),
};
var programme = new Programme("Archive move") { Start = new(2026, 4, 1), Years = 8, Customers = [move] };

// The board approves where value for money by 2031-32 is at least 80 % probable.
SimulationResult result = programme.SimulateUntil(
    StoppingRule.Settled(programme.HeadlineBy(2032), 0.8),
    new SimulationOptions { Runs = 10_000_000, Seed = 42 });
Console.WriteLine(result.Stopping);
Console.WriteLine(result.Stopping!.IsAbove switch { true => "approve", false => "do not approve", null => "too close to call" });
