using System.CommandLine;
using System.Globalization;

namespace Risk.Cli.Commands;

/// <summary><c>risk compare</c>: two or more programmes in the same simulated lives.</summary>
internal static class CompareCommand
{
    public static Command Make(Application application)
    {
        var files = new Argument<string[]>("files") { Description = "Two or more model files; the first is the baseline.", Arity = new ArgumentArity(2, 20) };
        var command = new Command("compare", "Compare programmes in the same simulated lives: draws of inputs with the same name are the same.") { files };
        var options = new RunOptions(command);
        command.SetAction((parsed, cancellation) => application.Guarded(() =>
        {
            string[] paths = parsed.GetValue(files)!;
            LoadedProgramme[] loaded = [.. paths.Select(ProgrammeFile.Load)];
            SimulationOptions settings = options.Of(parsed);
            options.Confirm(parsed, [.. loaded.Select(l => l.Programme)], settings, cancellation);
            Comparison comparison;
            using (var progress = new ProgressLine(application.Errors, application.ShowProgress))
            {
                comparison = Comparison.Of([.. loaded.Select(l => l.Programme)], settings, progress, cancellation);
            }

            application.Warn([.. loaded.SelectMany(l => l.Warnings), .. settings.Check()]);
            Print(application, paths, comparison);
            return ExitCode.Ok;
        }));
        return command;
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
                Estimate before = difference.Baseline.ValueForMoney.ProbabilityBy(year), after = difference.Alternative.ValueForMoney.ProbabilityBy(year);
                output.WriteLine($"{difference.Baseline.YearLabel(year)}  {Shown(before),8} to {Shown(after),8}   difference {difference.ProbabilityBy(year)}");
            }

            output.WriteLine($"mean net present value: {difference.NetPresentValue()}");
            output.WriteLine();
        }

        SimulationResult first = comparison.Results[0];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Runs:N0} runs, seed {first.Seed}, {first.Model.Design}"));
    }

    // A share of runs that is 0 or 1 is never shown as certain.
    private static string Shown(Estimate p) => p.Value is 0 ? "<" + Percent(p.High) : p.Value is 1 ? ">" + Percent(p.Low) : Percent(p.Value);

    private static string Percent(double p) => string.Create(CultureInfo.InvariantCulture, $"{100 * p:0.0} %");
}
