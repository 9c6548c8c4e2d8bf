using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Modes;

/// <summary>How the time of a run grows with customers, years and outputs, each alone, from the reference programme on.</summary>
internal static class GrowthMode
{
    private const int Customers = 26, Years = 11, Outputs = Years + 1;

    public static Command Command()
    {
        var target = new Argument<FileInfo>("page") { Description = "The page; its chart stands beside it." };
        var rounds = new Option<int>("--rounds") { Description = "Simulations timed for each size; the median counts.", DefaultValueFactory = _ => 9 };
        var most = new Option<int>("--most") { Description = "The most customers.", DefaultValueFactory = _ => 26_000 };
        var command = new Command("growth", "Time of a run against customers, years and outputs: a page and a chart.") { target, rounds, most };
        command.SetAction(parsed =>
        {
            string page = parsed.GetRequiredValue(target).FullName, chart = Path.ChangeExtension(page, ".svg");
            int times = parsed.GetValue(rounds);
            Size[] sizes = [.. Sizes(parsed.GetValue(most))];
            Measure(sizes[0], times);
            Point[] points = [.. sizes.Select(size => Measure(size, times))];
            File.WriteAllText(page, Page(points, times, Path.GetFileName(chart)));
            File.WriteAllText(chart, GrowthChart.Svg([.. points.GroupBy(p => p.Size.Along).Select(g => (g.Key, g.Select(p => (p.Size.Times, p.NanosecondsPerRun / g.First().NanosecondsPerRun)).ToArray()))]));
        });
        return command;
    }

    private static IEnumerable<Size> Sizes(int most)
    {
        for (int c = Customers; c <= most; c *= 10)
        {
            yield return new("customers", c, Years, Outputs, c / (double)Customers);
        }

        foreach (int y in new[] { 1, 2, 4, 8, 16 })
        {
            yield return new("years", Customers, y * Years, (y * Years) + 1, y);
        }

        foreach (int o in new[] { 1, 4, 16, 64 })
        {
            yield return new("outputs", Customers, Years, o * Outputs, o);
        }
    }

    private static Point Measure(Size size, int rounds)
    {
        long start = Stopwatch.GetTimestamp();
        Model model = ReferenceProgramme.Build(ReferenceProgramme.Form.Series, size.Customers, size.Years, size.Outputs - size.Years - 1);
        double built = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        model.Simulate(new SimulationOptions { Runs = 128, Seed = 1, Threads = 1 });
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // Whole leaves; fewer where a run is long.
        long runs = Math.Max(16_384, (long)(131_072 / Math.Max(size.Customers / (double)Customers, size.Outputs / (4.0 * Outputs))) / 4096 * 4096);
        var measured = Measurement.Of(options => model.Simulate(options), new() { Runs = runs, Seed = 1, Threads = 1 }, rounds);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size}: {measured.NanosecondsPerRun:N0} ns a run"));
        return new(size, built, first, runs, measured.NanosecondsPerRun, measured.BytesPerRun);
    }

    private static string Page(Point[] points, int rounds, string chart)
    {
        var page = new StringBuilder();
        Line(page, $"# How time grows, {DateOnly.FromDateTime(DateTime.Now):yyyy-MM-dd}\n");
        Line(page, $"Command: `cd benchmarks/Risk.Benchmarks && dotnet run -c Release -- growth ../Results/growth.md --rounds {rounds}`. One thread, medians of {rounds} warm simulations, samples of value outputs kept. {TableMode.Machine()}.\n");
        Line(page, $"The reference programme with more customers (the same 26 again, each with draws of its own), more years, or more value outputs; all else as it is. First result: plan and 128 runs, once the model is built, in a process that has simulated before.\n");
        Line(page, $"![Time of a run against size]({chart})\n");
        Line(page, $"| along | customers | years | outputs | ns a run | × the first | × size | ns a run and unit | build, s | first result, s | runs | bytes a run |\n|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (Point p in points)
        {
            Point origin = points.First(o => o.Size.Along == p.Size.Along);
            double units = p.Size.Along switch { "customers" => p.Size.Customers, "years" => p.Size.Years, _ => p.Size.Outputs };
            Line(page, $"| {p.Size.Along} | {p.Size.Customers:N0} | {p.Size.Years} | {p.Size.Outputs} | {p.NanosecondsPerRun:N0} | {p.NanosecondsPerRun / origin.NanosecondsPerRun:G3} | {p.Size.Times:N0} | {p.NanosecondsPerRun / units:F1} | {p.Built:F3} | {p.First:F3} | {p.Runs:N0} | {p.BytesPerRun:F1} |");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, FormattableString text) => page.AppendLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record Size(string Along, int Customers, int Years, int Outputs, double Times);

    private sealed record Point(Size Size, double Built, double First, long Runs, double NanosecondsPerRun, double BytesPerRun);
}
