using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Risk.Files.Data;

/// <summary>CSV by RFC 4180: commas, CRLF, quotation marks doubled; numbers in the shortest form that reads back to the same bits.</summary>
internal static class CsvTable
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    /// <summary>With these a cell is a formula to a spreadsheet (OWASP, "CSV Injection"); the last four are their full-width forms.</summary>
    private const string BeginsFormula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static void Write(RunTable table, Stream stream, CancellationToken cancellation)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine("run," + string.Join(',', table.Names.Select(Cell)));
        foreach (RunBlock block in table.Blocks(cancellation))
        {
            WriteRows(block, text);
        }
    }

    /// <summary>A text as a cell: never a formula, never more than one cell.</summary>
    public static string Cell(string text)
    {
        string safe = text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    /// <summary>What stands beside the table, in the form of the W3C's "Metadata Vocabulary for Tabular Data".</summary>
    public static string Metadata(RunTable table, string file)
    {
        JsonNode[] columns = [Column("run", "integer"), .. table.Names.Zip(table.Columns, (n, c) => Column(n, c.Kind == RunColumnKind.Event ? "integer" : "double"))];
        var json = new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/csvw",
            ["url"] = file,
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray(columns), ["primaryKey"] = "run" },
            ["notes"] = new JsonArray(new JsonObject(table.Metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)))),
        };
        return json.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Column(string title, string type) => new() { ["titles"] = title, ["datatype"] = type };

    private static void WriteRows(RunBlock block, StreamWriter text)
    {
        Span<char> number = stackalloc char[32];
        for (int i = 0; i < block.Runs; i++)
        {
            (block.FirstRun + i).TryFormat(number, out int length, default, CultureInfo.InvariantCulture);
            text.Write(number[..length]);
            for (int c = 0; c < block.Columns; c++)
            {
                text.Write(',');
                double value = block[c].Span[i];
                if (!double.IsNaN(value))
                {
                    value.TryFormat(number, out length, "R", CultureInfo.InvariantCulture);
                    text.Write(number[..length]);
                }
            }

            text.WriteLine();
        }
    }
}
