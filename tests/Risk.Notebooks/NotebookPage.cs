using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Risk.Notebooks;

/// <summary>A notebook as one HTML page that loads nothing, as a notebook viewer would show it: enough Markdown for our notebooks, code, and the richest form of each output.</summary>
internal static partial class NotebookPage
{
    private const string Style = """
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 "DejaVu Sans",system-ui,sans-serif;color:#1c1c1c;background:#fff}
        pre{font:13px/1.45 "DejaVu Sans Mono",monospace;overflow-x:auto;margin:.4rem 0}pre.code{background:#f5f5f2;padding:.7rem;border-left:3px solid #8a8a80}
        .output{margin:.2rem 0 1.4rem;padding-left:.8rem}table{border-collapse:collapse;font-size:14px}td,th{padding:.2rem .7rem;border-bottom:1px solid #ddd}
        svg{max-width:100%;height:auto}code{font-family:"DejaVu Sans Mono",monospace;font-size:.9em}
        """;

    public static string Of(Notebook notebook, string title)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{E(title)}</title><style>{Style}</style></head><body>\n");
        foreach (Cell cell in notebook.Cells)
        {
            page.Append(cell.IsCode ? Code(cell) : Markdown(cell.Source));
        }

        return page.Append("</body></html>\n").ToString();
    }

    /// <summary>Headings, paragraphs, lists, tables and fences; code, emphasis and links within a line.</summary>
    public static string Markdown(string text)
    {
        var page = new StringBuilder();
        foreach (string block in BlankLines().Split(text.Trim()))
        {
            string[] lines = block.Split('\n');
            page.Append(lines[0] switch
            {
                ['#', ..] when Heading().Match(lines[0]) is { Success: true } heading => $"<h{heading.Groups[1].Length}>{Line(heading.Groups[2].Value)}</h{heading.Groups[1].Length}>",
                ['`', '`', '`', ..] => $"<pre class=\"code\">{E(string.Join('\n', lines[1..^1]))}</pre>",
                ['|', ..] => Table(lines),
                ['*' or '-', ' ', ..] => $"<ul>{Items(lines)}</ul>",
                [>= '0' and <= '9', '.', ' ', ..] => $"<ol>{Items(lines)}</ol>",
                _ => $"<p>{Line(string.Join(' ', lines))}</p>",
            }).Append('\n');
        }

        return page.ToString();
    }

    private static string Code(Cell cell) =>
        $"<pre class=\"code\">{E(cell.Source)}</pre>\n<div class=\"output\">{string.Concat(cell.Outputs.Select(output => Output(output!)))}</div>\n";

    private static string Output(JsonNode output) => (string?)output["output_type"] switch
    {
        "stream" => $"<pre>{E(Cell.Text(output["text"]))}</pre>",
        "error" => $"<pre>{E((string?)output["evalue"] ?? "")}</pre>",
        _ when output["data"]!["image/svg+xml"] is { } svg => Cell.Text(svg),
        _ when output["data"]!["text/html"] is { } html => Cell.Text(html),
        _ => $"<pre>{E(Cell.Text(output["data"]!["text/plain"]))}</pre>",
    };

    private static string Items(string[] lines) =>
        string.Concat(ItemStart().Split(string.Join('\n', lines)).Where(item => item.Length > 0).Select(item => $"<li>{Line(item.Replace('\n', ' '))}</li>"));

    private static string Table(string[] lines)
    {
        static string Row(string line, string cell) => $"<tr>{string.Concat(line.Trim().Trim('|').Split('|').Select(text => $"<{cell}>{Line(text.Trim())}</{cell}>"))}</tr>";
        return $"<table>{Row(lines[0], "th")}{string.Concat(lines.Skip(2).Select(line => Row(line, "td")))}</table>";
    }

    private static string Line(string text)
    {
        string line = InlineCode().Replace(E(text), "<code>$1</code>");
        line = Strong().Replace(line, "<strong>$1</strong>");
        line = Emphasis().Replace(line, "<em>$1</em>");
        return Link().Replace(line, "<a href=\"$2\">$1</a>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\n[ \t]*\n\s*?(?=\S)")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^(#{1,6}) +(.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:^|\n)(?:[*-]|\d+\.) +")]
    private static partial Regex ItemStart();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<!\w)\*([^*\s][^*]*)\*(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
