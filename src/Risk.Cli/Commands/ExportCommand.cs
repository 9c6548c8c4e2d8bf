using System.CommandLine;
using System.Globalization;

namespace Risk.Cli.Commands;

/// <summary><c>risk export</c>: the runs of a simulation, for other programs.</summary>
internal static class ExportCommand
{
    /// <summary>Longer endings first: <c>.sipmath.json</c> is no <c>.json</c>.</summary>
    private static readonly (string Ending, string Format)[] Endings =
    [
        (".csv", "csv"), (".parquet", "parquet"), (".arrow", "arrow"), (".feather", "arrow"), (".xlsx", "excel"), (".sipmath.json", "sipmath"), (".sipmath", "sipmath"), (".json", "json"),
    ];

    public static Command Make(Application application)
    {
        var file = new Argument<string>("file") { Description = "A model file." };
        var to = new Option<string>("--to") { HelpName = "file", Description = "Where to write; its ending says the format.", Required = true };
        var format = new Option<string?>("--format") { HelpName = "name", Description = $"The format, where the ending does not say it: {string.Join(", ", Endings.Select(e => e.Format).Distinct())}." };
        Choice.Among(format, [.. Endings.Select(e => e.Format).Distinct()]);
        var columns = new Option<string[]>("--columns")
        {
            HelpName = "names",
            Description = "Which columns: names, patterns such as \"net present value/*\", or inputs, values, events, all. Default: inputs values; in Excel no runs.",
            AllowMultipleArgumentsPerToken = true,
        };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress, no warnings." };
        var command = new Command("export", "Simulate a programme and write what every run drew and gave: CSV, Parquet, Arrow, SIPmath; or the result as Excel or JSON.") { file, to, format, columns, force, quiet };
        var options = new RunOptions(command);
        command.SetAction((parsed, cancellation) => application.Guarded(() =>
        {
            string target = parsed.GetValue(to)!, chosen = FormatOf(target, parsed.GetValue(format));
            LoadedProgramme loaded = ProgrammeFile.Load(parsed.GetValue(file)!);
            SimulationOptions settings = options.Of(parsed, loaded.Simulation) with { Checksum = true, KeepSamples = false };
            bool overwrite = parsed.GetValue(force), isQuiet = parsed.GetValue(quiet);
            OutputFiles.Check(overwrite, parsed.GetValue(file)!, target);

            ProgrammeModel model = loaded.Programme.ToModel();
            string[]? wanted = parsed.GetValue(columns);
            RunTable.ColumnsOf(model.Model, wanted);
            options.Confirm(parsed, [loaded.Programme], settings, cancellation);
            SimulationResult result;
            using (var progress = new ProgressLine(application.Errors, application.ShowProgress && !isQuiet))
            {
                result = model.Simulate(settings, progress, cancellation);
            }

            if (!isQuiet)
            {
                application.Warn(loaded.Warnings, [.. settings.Check(), .. result.Warnings]);
            }

            bool noRuns = chosen is "json" || (chosen is "excel" && wanted is null or []);
            RunTable table = RunTable.Of(model.Model, settings, result.Model, wanted);
            Write(chosen, result, table, noRuns, target, overwrite, cancellation);
            string what = noRuns ? "the result of " : "", columnsOf = noRuns ? "" : string.Create(CultureInfo.InvariantCulture, $", {table.Columns.Count} columns");
            application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {what}{table.Runs:N0} runs{columnsOf}, seed {result.Seed}; checksum {result.Model.Checksum}"));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static void Write(string format, SimulationResult result, RunTable table, bool noRuns, string target, bool overwrite, CancellationToken cancellation)
    {
        switch (format)
        {
            case "csv":
                ResultFile.WriteCsv(table, target, overwrite, cancellation);
                break;
            case "parquet":
                ResultFile.WriteParquet(table, target, overwrite, cancellation);
                break;
            case "arrow":
                ResultFile.WriteArrow(table, target, overwrite, cancellation);
                break;
            case "excel":
                ResultFile.WriteExcel(result, target, noRuns ? null : table, overwrite, cancellation);
                break;
            case "sipmath":
                ResultFile.WriteSipmath(table, target, overwrite: overwrite, cancellation: cancellation);
                break;
            default:
                ResultFile.WriteJson(result, target, overwrite);
                break;
        }
    }

    /// <summary>The format said, which may not be at odds with the ending; or that of the ending.</summary>
    private static string FormatOf(string target, string? said)
    {
        string? ofEnding = Endings.FirstOrDefault(e => target.EndsWith(e.Ending, StringComparison.OrdinalIgnoreCase)).Format;

        // SIPmath libraries are JSON, and many are named so.
        return said is null
            ? ofEnding ?? throw new ModelException(new Problem(Application.CannotGo, target, $"no format has this ending: {string.Join(", ", Endings.Select(e => e.Ending))}", Severity.Error, "say it with --format"))
            : ofEnding is null || ofEnding == said || (ofEnding, said) is ("json", "sipmath") ? said
            : throw new ModelException(new Problem(Application.CannotGo, target, $"--format {said} cannot go with --to {target}: its ending says {ofEnding}"));
    }
}
