#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false
// Two options in the same simulated lives: dotnet run samples/scripts/compare.cs
using Risk;
using static Risk.Distribution;

var platform = new Platform { BuildCost = 9, Delay = LogNormalFromP10P90(3, 18) };
var acme = new Supplier("Acme") { Platform = platform };
var ledger = new Customer("Ledger")
{
    Supplier = acme,
    AnnualSaving = Pert(2, 5, 6),
    PlannedMigration = Duration.Months(24),
    MigrationDelay = Gamma(1.5, 4.5),
    MigrationCost = LogNormalFromP10P90(6, 14),
};
var planned = new Programme("as planned") { Customers = [ledger] };

// A pilot: £1.5m more for the platform, and half the delay where it is late.
var piloted = acme with { Platform = platform with { BuildCost = 10.5, Delay = LogNormalFromP10P90(1.5, 9) } };
Programme pilot = planned with { Name = "pilot first", Suppliers = [piloted], Customers = [ledger with { Supplier = piloted }] };

var options = new SimulationOptions { Runs = 100_000, Seed = 42 };
Console.Write(Comparison.Of(planned, pilot, options));
