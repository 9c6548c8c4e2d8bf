using System.CommandLine;
using System.Globalization;

namespace Risk.Cli.Commands;

/// <summary><c>risk compare</c>: two or more programmes in the same simulated lives.</summary>
internal static class CompareCommand
{
    private const int MostFiles = 20;

    public static Command Make(Application application)
    {
        var files = new Argument<string[]>("files") { Description = "Two or more model files; the first is the baseline.", Arity = new ArgumentArity(0, MostFiles) };
        var report = new Option<string?>("--report") { HelpName = "file", Description = "Write the comparison as a page, one HTML file that needs nothing else." };
        var charts = new Option<string?>("--charts") { HelpName = "folder", Description = "Write every chart of the page as SVG, into a folder that is there." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "No progress, no warnings." };
        var command = new Command("compare", "Compare programmes in the same simulated lives: draws of inputs with the same name are the same.") { files, report, charts, force, quiet };

        // Of the command: an argument that is not there at all is not asked.
        command.Validators.Add(result =>
        {
            int given = result.GetResult(files)?.Tokens.Count ?? 0;
            if (given < 2)
            {
                result.AddError($"two or more model files are compared, the first is the baseline (was {given})");
            }
        });
        var options = new RunOptions(command);
        command.SetAction((parsed, cancellation) => application.Guarded(() =>
        {
            string[] paths = parsed.GetValue(files)!;
            LoadedProgramme[] loaded = ModelFiles.Load(paths);
            SimulationOptions settings = options.Of(parsed, loaded[0].Simulation);
            string? page = parsed.GetValue(report), folder = parsed.GetValue(charts);
            bool overwrite = parsed.GetValue(force), isQuiet = parsed.GetValue(quiet);
            foreach (string path in paths)
            {
                OutputFiles.Check(overwrite, path, page, folder is null ? null : Path.Combine(folder, "by-year.svg"));
            }

            options.Confirm(parsed, [.. loaded.Select(l => l.Programme)], settings, cancellation);
            Comparison comparison;
            using (var progress = new ProgressLine(application.Errors, application.ShowProgress && !isQuiet))
            {
                comparison = Comparison.Of([.. loaded.Select(l => l.Programme)], settings, progress, cancellation);
            }

            if (!isQuiet)
            {
                IReadOnlyList<Problem> ofOptions = settings.Check();
                IEnumerable<Problem> ofRuns = paths.Zip(comparison.Results).SelectMany(r => r.Second.Warnings.Except(ofOptions).Select(w => ModelFiles.Of(r.First, w)));
                application.Warn([.. loaded.SelectMany(l => l.Warnings)], [.. OtherWishes(loaded, paths), .. ofOptions, .. ofRuns]);
            }

            Print(application, paths, comparison);
            if ((page ?? folder) is not null)
            {
                Draw(application, comparison, Names(loaded, paths), page, folder, overwrite, isQuiet, cancellation);
            }

            return ExitCode.Ok;
        }));
        return command;
    }

    private static void Draw(Application application, Comparison comparison, string[]? names, string? page, string? folder, bool overwrite, bool isQuiet, CancellationToken cancellation)
    {
        using var drawn = new ChartLine(application.Errors, application.ShowProgress && !isQuiet);
        HtmlComparison written = HtmlComparison.Of(comparison, names, drawn, cancellation);
        (string File, string Text)[] pictures = folder is null ? [] : [.. written.Pictures.Select(p => (Path.Combine(folder, p.Key + ".svg"), p.Value.ToSvg()))];
        OutputFiles.Check(overwrite, null, pictures.Select(p => p.File));
        if (page is not null)
        {
            written.Write(page, overwrite);
        }

        foreach ((string file, string text) in pictures)
        {
            ProgrammeFile.WriteText(file, text, overwrite);
        }

        drawn.Dispose();
        foreach (string file in pictures.Select(p => p.File).Prepend(page).OfType<string>())
        {
            application.Written(file, isQuiet);
        }
    }

    /// <summary>All are simulated alike, as the baseline's file says: another that says otherwise is told so.</summary>
    private static IEnumerable<Problem> OtherWishes(LoadedProgramme[] loaded, string[] paths) => loaded.Index()
        .Where(l => l.Item.Simulation is { } own && !own.Equals(loaded[0].Simulation))
        .Select(l => new Problem("FILE048", paths[l.Index], $"its simulation settings do not count: all are simulated as {paths[0]} or the command line says", Severity.Warning));

    /// <summary>The programmes' own names where they differ; else the files', since a copy of a file keeps its name: as short as tells them apart.</summary>
    private static string[]? Names(LoadedProgramme[] loaded, string[] paths)
    {
        string[][] choices = [[.. loaded.Select(l => l.Programme.Name)], [.. paths.Select(p => Path.GetFileNameWithoutExtension(p))], [.. paths.Select(p => Path.GetFileName(p))], paths];
        int first = Array.FindIndex(choices, names => names.Distinct(StringComparer.Ordinal).Count() == names.Length);
        return first == 0 ? null : first < 0 ? paths : choices[first];
    }

    private static void Print(Application application, string[] paths, Comparison comparison)
    {
        TextWriter output = application.Output;
        for (int i = 0; i < comparison.Differences.Count; i++)
        {
            ProgrammeDifferences difference = comparison.Differences[i];
            output.WriteLine($"{paths[i + 1]} less {paths[0]}, by year, full costs");
            foreach (int year in difference.Years)
            {
                Estimate before = difference.Baseline.ValueForMoney.ProbabilityBy(year), after = difference.Alternative.Criterion(difference.Baseline.ValueForMoney.Test).ProbabilityBy(year);
                output.WriteLine($"{difference.Baseline.YearLabel(year)}  {Shown(before),8} to {Shown(after),8}   difference {difference.ProbabilityBy(year)}");
            }

            output.WriteLine(difference.SharesHorizon ? $"mean net present value, £m: difference {difference.NetPresentValue()}" : "net present value: the horizons differ");
            output.WriteLine();
        }

        SimulationResult first = comparison.Results[0];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Runs:N0} run{(first.Runs == 1 ? "" : "s")}, seed {first.Seed}, {first.Model.Design}"));
    }

    // A share of runs is never shown as certain: not where it is 0 or 1, and not where it rounds to them.
    private static string Shown(Estimate p) =>
        p.Value is 0 ? "<" + Percent(Math.Max(p.High, 0.001)) : p.Value < 0.0005 ? "<" + Percent(0.001)
        : p.Value is 1 ? ">" + Percent(Math.Min(p.Low, 0.999)) : p.Value >= 0.9995 ? ">" + Percent(0.999) : Percent(p.Value);

    private static string Percent(double p) => string.Create(CultureInfo.InvariantCulture, $"{100 * p:0.0} %");
}
