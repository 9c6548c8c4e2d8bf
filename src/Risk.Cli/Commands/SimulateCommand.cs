using System.CommandLine;
using System.Globalization;

namespace Risk.Cli.Commands;

/// <summary><c>risk simulate</c>: the probability of value for money by year.</summary>
internal static class SimulateCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string>("file") { Description = "A model file." };
        var json = new Option<string?>("--json") { HelpName = "file", Description = "Write the result as data to a file; - for the standard output, in place of the table." };
        var report = new Option<string?>("--report") { HelpName = "file", Description = "Write a report, one HTML file that needs nothing else." };
        var force = new Option<bool>("--force") { Description = "Replace output files that are there." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress, no warnings." };
        var command = new Command("simulate", "Simulate a programme and print the probability of value for money by year.") { file, json, report, force, quiet };
        var options = new RunOptions(command);
        var until = new UntilOptions(command);
        command.SetAction((parsed, cancellation) => application.Guarded(() =>
        {
            LoadedProgramme loaded = ProgrammeFile.Load(parsed.GetValue(file)!);
            SimulationOptions settings = options.Of(parsed, loaded.Simulation) with { Checksum = true, ResultWhenCancelled = true };
            string? target = parsed.GetValue(json), page = parsed.GetValue(report);
            OutputFiles.Check(parsed.GetValue(force), parsed.GetValue(file)!, target == "-" ? null : target, page);
            options.Confirm(parsed, [loaded.Programme], settings with { Runs = until.Foreseen(parsed, settings.Runs, options.HasRuns(parsed)) }, cancellation);

            bool isQuiet = parsed.GetValue(quiet);
            SimulationResult result;
            using (var progress = new ProgressLine(application.Errors, application.ShowProgress && !isQuiet))
            {
                result = until.Simulate(parsed, loaded.Programme, settings, options.HasRuns(parsed), progress, cancellation);
            }

            // Whoever cancels the simulation wants what is done so far, the report of it too.
            bool isPartial = result.Model.RunsAsked > result.Runs || result.Stopping?.Reason == StoppingReason.Cancelled;
            if (!isQuiet)
            {
                application.Warn(loaded.Warnings, [.. settings.Check(), .. result.Warnings]);
            }

            Print(application, result, target == "-");
            if (target is not null and not "-")
            {
                ProgrammeFile.WriteText(target, ResultFile.ToJson(result), parsed.GetValue(force));
                application.Written(target, isQuiet);
            }

            if (page is not null)
            {
                using var drawn = new ChartLine(application.Errors, application.ShowProgress && !isQuiet);
                HtmlReport.Of(result, progress: drawn, cancellation: isPartial ? CancellationToken.None : cancellation).Write(page, parsed.GetValue(force));
                drawn.Dispose();
                application.Written(page, isQuiet);
            }

            return isPartial ? ExitCode.Cancelled : ExitCode.Ok;
        }));
        return command;
    }

    private static void Print(Application application, SimulationResult result, bool asData)
    {
        if (asData)
        {
            application.Output.Write(ResultFile.ToJson(result));
            return;
        }

        // Warnings are told beside the answer, with their lines.
        application.Output.Write(result.ToString(withWarnings: false));
        application.Output.WriteLine();
        application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Runs:N0} run{(result.Runs == 1 ? "" : "s")}, seed {result.Seed}, {result.Model.Design}; checksum {result.Model.Checksum}"));
        if (result.Stopping is { } stopping)
        {
            application.Output.WriteLine(stopping);
        }

        if (result.Model.RunsAsked > result.Runs)
        {
            application.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"partial: cancelled after {result.Runs:N0} of {result.Model.RunsAsked:N0} runs"));
        }

        application.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Model.Elapsed.TotalSeconds:0.00} s"));
    }
}
