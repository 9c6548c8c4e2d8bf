using static Risk.Distribution;

namespace Risk.Files.Tests.Data;

/// <summary>A small programme and a hostile model whose tables are written.</summary>
internal static class TableSubject
{
    public static readonly SimulationOptions Options = new() { Runs = 5000, Seed = 42, Checksum = true, KeepSamples = true };

    public static Programme Programme { get; } = new("Example")
    {
        Years = 4,
        Customers = [new("Payroll") { AnnualSaving = Triangular(3, 4, 5), PlannedMigration = Duration.Months(6), MigrationDelay = Gamma(1.5, 4.5), MigrationCost = Pert(5, 8, 16) }],
    };

    /// <summary>Names that spreadsheets, CSV and JSON could trip over, and a moment that never comes in about half of the runs.</summary>
    public static readonly string[] Names = ["=cmd|'/C calc'!A0", "-2+3", "\t=1+1", "\r=1+1", "\n=1+1", "a\",=1+1,\"", "line\nbreak", "<script>", "ไทย \U0001F600", "@x", "+x", "\uFF1Dx", "plain"];

    public static Model Hostile()
    {
        var model = new Model("=2+2");
        Uncertain x = model.Input("=x", Normal(0, 1));
        foreach (string name in Names)
        {
            model.Output(name, x + name.Length);
        }

        model.Output("above", x > 0);
        model.OutputMoment("moment", (x > 0).Choose(1.0, double.PositiveInfinity));
        return model;
    }

    public static RunTable Table(Model model, SimulationOptions? options = null, params string[] columns)
    {
        SimulationOptions chosen = options ?? Options;
        return RunTable.Of(model, chosen, model.Simulate(chosen), columns);
    }
}
