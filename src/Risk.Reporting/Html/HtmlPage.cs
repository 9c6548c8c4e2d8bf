using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Risk.Reporting;

/// <summary>What all pages share: one file that loads nothing, whose content policy allows one style and one script, by their hashes, and whose texts are encoded.</summary>
internal static class HtmlPage
{
    // A sheet of A4 is some 700 dots of 1/96 inch wide between its margins; a bold letter of a head takes up to 10.
    private const int MostWhole = 60;

    /// <summary>The whole page.</summary>
    /// <param name="title">What it is, as plain text.</param>
    /// <param name="body">Its content, encoded already.</param>
    public static string Of(string title, StringBuilder body)
    {
        string style = Resource("report.css"), script = Resource("report.js");
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{SafeText.Encoded(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n");
        page.Append(body);
        page.Append(CultureInfo.InvariantCulture, $"<div id=\"tip\" hidden></div><div id=\"frame\" hidden></div>\n<script>{script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>A plain text, encoded; a number and its % stay on one line.</summary>
    public static string Text(string text) => SafeText.Encoded(text).Replace(" %", "\u00a0%", StringComparison.Ordinal);

    /// <summary>A table of plain texts.</summary>
    public static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        // Words of the head are not broken where all of them surely fit on a sheet of paper.
        string whole = heads.Sum(h => h.Split(' ').Max(w => w.Length)) <= MostWhole ? " class=\"whole\"" : "";
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table>\n<thead{whole}><tr>").AppendJoin("", heads.Select(h => $"<th>{Text(h)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (string[] row in rows)
        {
            page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    /// <summary>How the figures can be computed again.</summary>
    public static void Method(StringBuilder page, SimulationResult result, IReadOnlyList<string[]> more)
    {
        ModelResult model = result.Model;
        page.Append("<h2>Method</h2>\n<p>Every uncertain number is drawn in every run; each run is one life of the programme; a probability is the ");
        page.Append(model.Weights.IsEmpty ? "" : "weighted ").Append("share of runs in which the test holds. A draw is a function of the seed, the name of the input and the number of the run, so the figures can be computed again to the last bit.</p>\n");
        Table(page, ["", ""],
        [
            ["runs", model.Runs.ToString("N0", CultureInfo.InvariantCulture)],
            .. model.Weights.IsEmpty ? Array.Empty<string[]>() : [["effective runs", model.EffectiveRuns.ToString("N0", CultureInfo.InvariantCulture)]],
            ["seed", model.Seed.ToString(CultureInfo.InvariantCulture)],
            ["design", model.Design],
            ["confidence of intervals", Percent(model.Confidence)],
            ["discounting", result.Programme.DiscountRate.ToString()],
            ["version of the library, of the streams", $"{model.LibraryVersion}, {model.StreamVersion.ToString(CultureInfo.InvariantCulture)}"],
            .. more,
        ]);
    }

    /// <summary>The warnings, where there are any.</summary>
    public static void Warnings(StringBuilder page, IEnumerable<Problem> problems)
    {
        Problem[] warnings = [.. problems.Where(w => w.Severity == Severity.Warning).Distinct()];
        if (warnings.Length > 0)
        {
            page.Append("<h2>Warnings</h2>\n<ul>\n").AppendJoin("\n", warnings.Select(w => $"<li>{SafeText.Encoded(w.ToString())}</li>")).Append("\n</ul>\n");
        }
    }

    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
