using System.Globalization;
using System.Text;
using Risk.Tests.House;

namespace Risk.Tests.Distributions;

/// <summary>
/// The worst errors of the laws against the reference, as docs/accuracy.md shows them. The library's figures are the same bits on every machine, so the page is too: the test
/// that computes it compares it with what is committed. With RISK_UPDATE=1 in the environment it writes the page.
/// </summary>
internal sealed class AccuracyPage
{
    private const string File = "docs/accuracy.md";
    private const string Begin = "<!-- table: begin -->\n", End = "<!-- table: end -->";

    private readonly SortedDictionary<string, Line> lines = new(StringComparer.Ordinal);

    private sealed record Line(ReferenceRow Row, double Error, double Tolerance, int Rows);

    public void Add(ReferenceRow row, double error, double tolerance)
    {
        string key = row.Distribution + " " + row.Function;
        Line? known = lines.GetValueOrDefault(key);
        Line line = known is null || error / tolerance > known.Error / known.Tolerance ? new(row, error, tolerance, 0) : known;
        lines[key] = line with { Rows = (known?.Rows ?? 0) + 1 };
    }

    public void IsCommitted()
    {
        string path = Path.Combine(Repository.Root, File), text = System.IO.File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end >= begin, $"{File} has lost the marks between which its table stands");
        string made = text[..begin] + ToString() + text[end..];
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            System.IO.File.WriteAllText(path, made);
        }

        Assert.True(text == made || Environment.GetEnvironmentVariable("RISK_UPDATE") == "1", $"{File} is not what the tests find: run this test with RISK_UPDATE=1 and look at the difference");
    }

    public override string ToString()
    {
        var text = new StringBuilder("| law | function | rows | worst error | allowed there | at |\n|---|---|---|---|---|---|\n");
        foreach (Line line in lines.Values)
        {
            string at = line.Row.Parameters.ToString().Replace("\"", "", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
            if (at.Length > 90)
            {
                at = at[..89] + "…";
            }

            string x = double.IsNaN(line.Row.X) ? "" : string.Create(CultureInfo.InvariantCulture, $", {line.Row.X:R}");
            string error = line.Error == 0 ? "0" : Text(line.Error), allowed = line.Error == 0 ? "" : Text(line.Tolerance);
            text.Append(CultureInfo.InvariantCulture, $"| {line.Row.Distribution} | {line.Row.Function} | {line.Rows} | {error} | {allowed} | {(line.Error == 0 ? "" : $"`{at}`{x}")} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{lines.Values.Sum(l => l.Rows)} rows.\n").ToString();
    }

    private static string Text(double value) => value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
