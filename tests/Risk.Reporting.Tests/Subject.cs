using NextGenerationSharedServices;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

/// <summary>What is charted and reported here.</summary>
internal static class Subject
{
    private static readonly Lazy<SimulationResult> Case = new(() => (BaseCase.Programme() with { YearlyFigures = true }).Simulate(new SimulationOptions { Runs = 4096, Seed = 2016, Checksum = true }));

    public static SimulationResult RealCase => Case.Value;

    /// <summary>A programme with a name, and the same name on all that has one. Control characters are refused in names that identify, so there a space stands for them.</summary>
    public static Programme Programme(string name, Uncertain saving) => Programme(name, Identifier(name), saving);

    private static Programme Programme(string name, string id, Uncertain saving) => new(name)
    {
        Customers = [new(id) { AnnualSaving = saving, PlannedMigration = Duration.Months(6), MigrationCost = Uniform(1, 2) }],
        Observations = [new(id, ObservedQuantity.Saving, 1), new(id + " (2)", ObservedQuantity.FullCost, 1.5) { IsForecast = true }],
        Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = Provenance.Assumption(name) },
    };

    public static SimulationResult Small(string name, Uncertain saving, long runs = 500) => Programme(name, saving).Simulate(runs, 1);

    private static string Identifier(string name)
    {
        string id = new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
        return id.Trim().Length > 200 ? id.Trim()[..200] : id.Trim();
    }

    public static IEnumerable<Chart> Charts(SimulationResult result)
    {
        yield return Risk.Charts.ValueForMoneyByYear(result);
        yield return Risk.Charts.BreakEven(result);
        yield return Risk.Charts.CumulativeNetBenefit(result);
        yield return Risk.Charts.CumulativeNetBenefit(result, Perimeter.Reported);
        yield return Risk.Charts.CumulativeNetBenefit(result, Perimeter.Reported, discounted: false);
        yield return Risk.Charts.MigratedCustomers(result);
        yield return Risk.Charts.CostAgainstCompletion(result);
        yield return Risk.Charts.CostAgainstBreakEven(result);
        yield return Risk.Charts.SCurve(result.NetPresentValue(), "Net present value of " + result.Programme.Name, "£m");
        yield return Risk.Charts.Backtest(result);
        if (result.Runs >= Sensitivity.MinimumRuns)
        {
            yield return Risk.Charts.Tornado(result.Drivers(result.NetPresentValue(), 500));
            yield return Risk.Charts.ValueOfInformation(result.ValueOfInformation(runs: 500), "£m");
        }
    }
}
