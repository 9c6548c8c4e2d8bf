using System.Diagnostics;
using System.Globalization;
using Risk;
using static Risk.Distribution;

// A programme, a copula and a table of each kind, natively compiled: prints the checksum of every output of every run, and the time from the start of the process.
var acme = new Supplier("Acme") { Capability = Normal(0, 1) };
var programme = new Programme("Finance modernisation")
{
    Customers =
    [
        new Customer("Payroll")
        {
            Supplier = acme, AnnualSaving = Triangular(3.1, 4.0, 4.6), PlannedMigration = Duration.Months(18), MigrationDelay = Gamma(1.5, 4.5), MigrationCost = LogNormalFromP10P90(6, 14),
        },
        new Customer("Ledger") { Supplier = acme, AnnualSaving = Pert(2, 3, 5), PlannedMigration = Duration.Months(24), MigrationDelay = Truncated(StudentT(4, 6, 2), 0, 60), MigrationCost = Poisson(9) },
    ],
};
SimulationResult result = programme.Simulate(new SimulationOptions { Runs = 10_000, Seed = 42, Checksum = true });
double milliseconds = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;

var model = new Model("dependent");
IReadOnlyList<Uncertain> delays = model.Inputs("delays", Copula.StudentT(CorrelationMatrix.Equal(2, 0.6), 4), ("a", Gamma(1.5, 4.5)), ("b", Beta(2, 5)));
model.Output("total", delays[0] + delays[1]);
Console.WriteLine($"{result.Model.Checksum} {model.Simulate(new SimulationOptions { Runs = 10_000, Seed = 42, Checksum = true }).Checksum}");
Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first result after {milliseconds:F0} ms from the start of the process"));
