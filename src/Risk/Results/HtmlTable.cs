using System.Net;
using System.Text;

namespace Risk.Results;

/// <summary>A table as a piece of an HTML page, every text encoded. Notebooks show what a result's <c>ToHtml()</c> gives; none is needed to make it.</summary>
internal sealed class HtmlTable(string caption, params string[] columns)
{
    private readonly StringBuilder _rows = new();

    /// <summary>Adds a row: its name and a text for each further column.</summary>
    public void Row(string name, params IEnumerable<string> cells)
    {
        _rows.Append("<tr><th scope=\"row\" style=\"text-align:left;white-space:nowrap\">").Append(Encoded(name)).Append("</th>");
        foreach (string cell in cells)
        {
            _rows.Append("<td style=\"text-align:right\">").Append(Encoded(cell)).Append("</td>");
        }

        _rows.Append("</tr>\n");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var page = new StringBuilder("<table>\n<caption style=\"text-align:left\">").Append(Encoded(caption)).Append("</caption>\n<thead><tr>");
        for (int i = 0; i < columns.Length; i++)
        {
            page.Append("<th scope=\"col\" style=\"text-align:").Append(i == 0 ? "left" : "right").Append("\">").Append(Encoded(columns[i])).Append("</th>");
        }

        return page.Append("</tr></thead>\n<tbody>\n").Append(_rows).Append("</tbody>\n</table>\n").ToString();
    }

    /// <summary>One line without control characters, which no page may hold, and encoded.</summary>
    public static string Encoded(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString())));
}
