using System.CommandLine;
using static Risk.Distribution;

namespace Risk.Cli.Commands;

/// <summary><c>risk new</c>: an example to be edited, and its schema beside it.</summary>
internal static class NewCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string?>("file") { Description = "Where to write; programme.json or programme.xlsx unless said.", Arity = ArgumentArity.ZeroOrOne };
        var excel = new Option<bool>("--excel") { Description = "A workbook with a row a customer, instead of JSON; so too where the file ends in .xlsx." };
        var force = new Option<bool>("--force") { Description = "Replace what is there." };
        var command = new Command("new", "Write an example programme, to be edited, and the schema that editors use; or a workbook.") { file, excel, force };
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            bool asWorkbook = parsed.GetValue(excel) || parsed.GetValue(file)?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true;
            string path = parsed.GetValue(file) ?? (asWorkbook ? "programme.xlsx" : "programme.json");
            if (asWorkbook)
            {
                ProgrammeWorkbook.WriteTemplate(Example(), path, parsed.GetValue(force));
                application.Output.WriteLine($"{path} is written; its sheet help says what to fill in; next: risk check {path}, risk simulate {path}");
                return ExitCode.Ok;
            }

            ProgrammeFile.Write(Example(), path, parsed.GetValue(force));
            string schema = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "programme.schema.json");
            ProgrammeFile.WriteText(schema, ProgrammeFile.Schema(), overwrite: true);
            application.Output.WriteLine($"{path} is written; next: risk check {path}, risk simulate {path}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Programme Example()
    {
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
            MigrationDelay = Gamma(1.5, 4.5),
            MigrationCost = Pert(5, 8, 16),
            Legacy = new() { RunningCost = 4.5, Growth = Triangular(0.03, 0.08, 0.15) },
        };
        Customer ledger = payroll with { Name = "Ledger", AnnualSaving = Pert(2, 5, 6), PlannedMigration = Duration.Months(24) };
        return new("Finance modernisation")
        {
            Suppliers = [acme],
            Customers = [payroll, ledger],
            Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = Provenance.Assumption("an example: put your own numbers and their sources here") },
        };
    }
}
