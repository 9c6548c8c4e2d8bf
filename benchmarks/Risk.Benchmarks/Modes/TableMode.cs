using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json;

namespace Risk.Benchmarks.Modes;

/// <summary>Writes the page of results of <c>compare.sh</c>: medians over rounds, and ratios paired within a round.</summary>
internal static class TableMode
{
    private const string Limit = "C++ AVX2, fused by hand (table normal)";
    private const string Reference = "Risk, public algebra";

    // Our kernels beside their twins in kernels.cpp.
    private static readonly (string Name, string Own, string Twin)[] Kernels =
    [
        ("uniform (Philox4x32-10)", "uniform/philox4x32-10 two inputs", "uniform/philox4x32-10"),
        ("normal quantile, table", "ninv/table", "ninv/table cubic transposed S6"),
        ("normal quantile, rational", "ninv/rational10+rare tail", "ninv/rational10+rare tail"),
        ("PERT quantile, table", "pert/table", "pert/table cubic transposed S5"),
        ("triangular quantile", "triangular/inv", "triangular/inv"),
        ("exp", "exp", "exp"),
        ("log", "log", "log"),
        ("exponential quantile", "exponential/-log(u)", "exponential/-log(u)"),
    ];

    public static Command Command()
    {
        var raw = new Argument<FileInfo>("raw");
        var page = new Argument<FileInfo>("page");
        var how = new Argument<string>("command");
        var command = new Command("table", "Writes the page of results from what compare.sh gathered.") { raw, page, how };
        command.SetAction(parsed =>
        {
            List<Figure> figures = [];
            List<string> notes = [];
            Read(parsed.GetRequiredValue(raw).FullName, figures, notes);
            string target = parsed.GetRequiredValue(page).FullName;
            string chart = Path.ChangeExtension(target, ".svg");
            File.WriteAllText(target, Page(figures, notes, parsed.GetRequiredValue(how), Path.GetFileName(chart)));
            File.WriteAllText(chart, BarChart.Svg([.. Rows(figures).Where(r => r.Threads == 1 && r.Name != "Risk, the real case").Select(r => (r.Name, r.Median))]));
        });
        return command;
    }

    private static void Read(string path, List<Figure> figures, List<string> notes)
    {
        int round = 0;
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split(',');
            if (line.StartsWith("round: ", StringComparison.Ordinal))
            {
                round = int.Parse(line[7..], CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("missing: ", StringComparison.Ordinal) || line.StartsWith("version: ", StringComparison.Ordinal))
            {
                notes.Add(line);
            }
            else if (line.StartsWith("risk: ", StringComparison.Ordinal) || line.StartsWith("ngss: ", StringComparison.Ordinal))
            {
                figures.Add(OfJson(round, line));
            }
            else if (parts is ["model", var name, var threads, _, _, var time, var probabilities, ..])
            {
                figures.Add(new(round, PeerName(name), int.Parse(threads[1..], CultureInfo.InvariantCulture), Number(time.Split(' ')[0]), probabilities[3..]));
            }
            else if (parts is ["cppavx2" or "risk", var kernel, var median, _])
            {
                figures.Add(new(round, parts[0] + " " + kernel, 0, Number(median), ""));
            }
        }
    }

    private static Figure OfJson(int round, string line)
    {
        using var json = JsonDocument.Parse(line[6..]);
        JsonElement root = json.RootElement;
        string name = line[0] == 'n' ? "Risk, the real case" : root.GetProperty("form").GetString() switch
        {
            "WrittenOut" => Reference + ", written out year by year",
            "OwnLaws" => Reference + ", laws of its own for every customer",
            _ => Reference,
        };
        string probabilities = string.Join(' ', root.GetProperty("probabilities").EnumerateArray().Select(p => p.GetDouble().ToString("F4", CultureInfo.InvariantCulture)));
        return new(round, name, root.GetProperty("threads").GetInt32(), root.GetProperty("nsPerRun").GetDouble(), probabilities);
    }

    private static string PeerName(string name) => name switch
    {
        "cpp-avx2-table" => Limit,
        "cpp-avx2-rational" => "C++ AVX2, fused by hand (rational normal)",
        "cpp-scalar-std" => "C++, one run at a time, <random>",
        "mathnet-mersenne-twister" => "MathNet, Mersenne Twister",
        "mathnet-xoshiro-no-lock" => "MathNet, xoshiro256** without lock",
        _ => name.Replace("numpy-", "NumPy ", StringComparison.Ordinal).Replace("-chunk", ", chunks of ", StringComparison.Ordinal),
    };

    private static List<Row> Rows(List<Figure> figures) =>
    [
        .. figures.Where(f => f.Threads > 0).GroupBy(f => (f.Name, f.Threads))
            .Select(g => new Row(g.Key.Name, g.Key.Threads, Median(g.Select(f => f.Nanoseconds)), Ratio(figures, g.Key.Name, g.Key.Threads, Limit, 1), g.Last().Probabilities))
            .OrderBy(r => r.Threads).ThenBy(r => r.Median),
    ];

    private static string Page(List<Figure> figures, List<string> notes, string how, string chart)
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"# Risk beside its peers, {DateOnly.FromDateTime(DateTime.Now):yyyy-MM-dd}\n");
        page.AppendLine(CultureInfo.InvariantCulture, $"`{how}`: {figures.Max(f => f.Round)} rounds in turn; medians over rounds, ratios paired within a round. {Machine()}.");
        foreach (string note in notes)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"{note[..1].ToUpperInvariant()}{note[1..]}.");
        }

        page.AppendLine(CultureInfo.InvariantCulture, $"\n![Time per run]({chart})\n\n## The reference programme\n");
        page.AppendLine("26 customers, 3 suppliers, 11 years, 134 uniforms a run; time of a warm simulation, percentiles not included.\n");
        page.AppendLine("| | threads | ns a run | ÷ C++ AVX2 | P(worth it by year 4 … 8) |\n|---|---|---|---|---|");
        foreach (Row row in Rows(figures))
        {
            string years = row.Name == "Risk, the real case" ? "" : string.Join(' ', row.Probabilities.Split(' ')[4..9]);
            page.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name.Replace("<", "&lt;", StringComparison.Ordinal)} | {row.Threads} | {row.Median:N0} | {row.Ratio:F2} | {years} |");
        }

        page.AppendLine("\n## Ratios\n\n| | |\n|---|---|");
        Line(page, "Risk ÷ C++ AVX2, one thread", Ratio(figures, Reference, 1, Limit, 1));
        Line(page, "Plain MathNet (Mersenne Twister) ÷ Risk", Ratio(figures, "MathNet, Mersenne Twister", 1, Reference, 1));
        string? numPy = Rows(figures).Where(r => r.Name.StartsWith("NumPy", StringComparison.Ordinal)).MinBy(r => r.Median)?.Name;
        Line(page, "Best NumPy ÷ Risk", numPy is null ? double.NaN : Ratio(figures, numPy, 1, Reference, 1));
        Line(page, "Risk, one thread ÷ two threads", Ratio(figures, Reference, 1, Reference, 2));
        Line(page, "The real case ÷ the reference programme, one thread", Ratio(figures, "Risk, the real case", 1, Reference, 1));
        page.AppendLine("\n## Kernels, ns a value\n\n| | Risk | C++ AVX2 | ratio |\n|---|---|---|---|");
        foreach ((string name, string own, string twin) in Kernels)
        {
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| {name} | {Kernel(figures, "risk " + own):F2} | {Kernel(figures, "cppavx2 " + twin):F2} | {Ratio(figures, "risk " + own, 0, "cppavx2 " + twin, 0):F2} |");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, string name, double ratio) =>
        page.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {(double.IsNaN(ratio) ? "not measured" : ratio.ToString("F2", CultureInfo.InvariantCulture))} |");

    private static double Kernel(List<Figure> figures, string name) => Median(figures.Where(f => f.Threads == 0 && f.Name == name).Select(f => f.Nanoseconds));

    /// <summary>The median over rounds of the ratio within a round.</summary>
    private static double Ratio(List<Figure> figures, string name, int threads, string other, int otherThreads) => Median(
        from a in figures
        where a.Name == name && a.Threads == threads
        from b in figures
        where b.Name == other && b.Threads == otherThreads && b.Round == a.Round
        select a.Nanoseconds / b.Nanoseconds);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    internal static string Machine()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
            : "unknown processor";
        string sets = string.Join(", ", new[] { (Avx512F.IsSupported, "AVX-512"), (Avx2.IsSupported, "AVX2"), (Fma.IsSupported, "FMA") }.Where(s => s.Item1).Select(s => s.Item2));
        return $"{processor}, {Environment.ProcessorCount} logical processors ({sets}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }

    private sealed record Figure(int Round, string Name, int Threads, double Nanoseconds, string Probabilities);

    private sealed record Row(string Name, int Threads, double Median, double Ratio, string Probabilities);
}
