using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk report</c>: the report of a programme as one HTML file.</summary>
internal static class ReportCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string>("file") { Description = "A model file." };
        var to = new Option<string?>("--to", "-o") { HelpName = "file", Description = "Where to write; the name of the model file with .html unless said." };
        var year = new Option<int?>("--drivers-by") { HelpName = "year", Description = "Tell also what drives value for money by the end of this financial year, 2032 or 2031-32.", CustomParser = Spelling.Year };
        var charts = new Option<string?>("--charts") { HelpName = "folder", Description = "Write also every chart of the report as SVG, into a folder that is there." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress, no warnings." };
        var command = new Command("report", "Simulate a programme and write its report, one HTML file that needs nothing else.") { file, to, year, charts, force, quiet };
        var options = new RunOptions(command);
        command.SetAction((parsed, cancellation) => application.Guarded(() =>
        {
            string model = parsed.GetValue(file)!, target = parsed.GetValue(to) ?? Path.ChangeExtension(model, ".html");
            LoadedProgramme loaded = ProgrammeFile.Load(model);
            SimulationOptions settings = options.Of(parsed, loaded.Simulation) with { Checksum = true };
            bool overwrite = parsed.GetValue(force);
            string? folder = parsed.GetValue(charts);
            OutputFiles.Check(overwrite, model, target, folder is null ? null : Path.Combine(folder, "by-year.svg"));
            options.Confirm(parsed, [loaded.Programme], settings, cancellation);
            IReadOnlyList<int> years = loaded.Programme.Plan().Years;
            if (parsed.GetValue(year) is { } asked && !years.Contains(asked))
            {
                throw new ModelException(new Problem("RUN027", "drivers-by", $"the programme's financial years end in {years[0]} to {years[^1]} (was {asked})"));
            }

            if (parsed.GetValue(year) is not null && settings.Runs < Sensitivity.MinimumRuns)
            {
                throw new ModelException(new Problem("RUN027", "drivers-by", $"drivers need at least {Sensitivity.MinimumRuns} runs (was {settings.Runs})"));
            }

            bool isQuiet = parsed.GetValue(quiet);
            SimulationResult result;
            using (var progress = new ProgressLine(application.Errors, application.ShowProgress && !isQuiet))
            {
                result = loaded.Programme.Simulate(settings with { Watch = loaded.Programme.HeadlineBy(years[^1]) }, progress, cancellation);
            }

            if (!isQuiet)
            {
                application.Warn(loaded.Warnings, [.. settings.Check(), .. result.Warnings]);
            }

            using var drawn = new ChartLine(application.Errors, application.ShowProgress && !isQuiet);
            HtmlReport report = HtmlReport.Of(result, Options(result, parsed.GetValue(year), cancellation), drawn, cancellation);
            (string File, Chart Chart)[] pictures = folder is null ? [] : [.. report.Pictures.Select(p => (Path.Combine(folder, p.Key + ".svg"), p.Value))];
            OutputFiles.Check(overwrite, model, pictures.Select(p => p.File));
            report.Write(target, overwrite);
            foreach ((string picture, Chart chart) in pictures)
            {
                ProgrammeFile.WriteText(picture, chart.ToSvg(), overwrite);
            }

            drawn.Dispose();
            application.Output.WriteLine($"{target}: {result.ValueForMoney.ProbabilityBy(years[^1])} by {result.YearLabel(years[^1])}; seed {result.Seed}, checksum {result.Model.Checksum}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static ReportOptions Options(SimulationResult result, int? year, CancellationToken cancellation)
    {
        int runs = (int)Math.Min(result.Runs, Sensitivity.DefaultRuns);
        return year is not { } by ? new()
            : new() { Drivers = result.Drivers([result.NetPresentValue().Name, result.Programme.HeadlineBy(by)], runs, cancellation) };
    }
}
