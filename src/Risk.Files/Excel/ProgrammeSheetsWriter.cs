using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Risk.Files.Binding;

namespace Risk.Files.Excel;

/// <summary>The file of a programme as sheets, the mirror of <see cref="ProgrammeSheetsReader"/>.</summary>
internal static class ProgrammeSheetsWriter
{
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sheets.</summary>
    /// <param name="json">The file.</param>
    /// <param name="asTemplate">True for every heading there is, with what it means; false for those in use.</param>
    public static IReadOnlyList<Sheet> Sheets(string json, bool asTemplate)
    {
        var file = (JsonObject)JsonNode.Parse(json)!;
        var sheets = new List<Sheet> { Fields(file, asTemplate) };
        foreach ((string name, Type row) in SheetLayout.Tables.Where(t => t.Sheet != SheetLayout.Dependence).OrderBy(t => t.Row == typeof(Customer) ? 0 : t.Row == typeof(Supplier) ? 1 : 2))
        {
            AddTable(name, row);
        }

        foreach (string name in (string[])[SheetLayout.Inputs, SheetLayout.Values])
        {
            var named = file[name] as JsonObject ?? [];
            if (named.Count > 0 || asTemplate)
            {
                sheets.Add(new(name, [["name", "value"], .. named.Select(m => new[] { m.Key, Cell(m.Value) })]));
            }
        }

        AddTable(SheetLayout.Dependence, typeof(Dependence));
        AddSources();
        if (asTemplate)
        {
            sheets.Add(new(SheetLayout.Help, SheetMeanings.Rows()));
        }

        return sheets;

        void AddTable(string name, Type row)
        {
            Dictionary<string, object?>[] rows = [.. ((file[name] as JsonArray) ?? []).Select(r => Flat((JsonObject)r!, row))];
            string[] headings = [.. SheetLayout.Columns(row).Concat(rows.SelectMany(r => r.Keys)).Distinct().Where(h => asTemplate ? SheetLayout.Columns(row).Contains(h) || rows.Any(r => r.ContainsKey(h)) : rows.Any(r => r.ContainsKey(h)))];
            if (headings.Length > 0)
            {
                sheets.Add(new(name, [headings, .. rows.Select(r => Array.ConvertAll(headings, h => r.GetValueOrDefault(h)))]));
            }
        }

        void AddSources()
        {
            var sources = file[SheetLayout.Provenance] as JsonObject ?? [];
            if (sources.Count > 0 || asTemplate)
            {
                string[] columns = [.. SheetLayout.Columns(typeof(Provenance))];
                sheets.Add(new(SheetLayout.Provenance, [["path", .. columns], .. sources.Select(s => (object?[])[s.Key, .. columns.Select(c => s.Value![c] is { } node ? Cell(node) : null)])]));
            }
        }
    }

    private static Sheet Fields(JsonObject file, bool asTemplate)
    {
        var own = new JsonObject(file.Where(m => m.Key is not ("$schema" or SheetLayout.Inputs or SheetLayout.Values or SheetLayout.Provenance) && !SheetLayout.Tables.Any(t => t.Sheet == m.Key))
            .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Dictionary<string, object?> given = Flat(own, typeof(Programme));
        IEnumerable<string> fields = asTemplate ? given.Keys.Concat(SheetLayout.ProgrammeFields.Except(given.Keys)) : given.Keys;
        return new(SheetLayout.Programme, [["field", "value", "meaning"], .. fields.Select(f => new[] { f, given.GetValueOrDefault(f), asTemplate ? SheetMeanings.Of(typeof(Programme), f) : null })]);
    }

    /// <summary>The fields of a record by heading.</summary>
    private static Dictionary<string, object?> Flat(JsonObject record, Type type)
    {
        var flat = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in record)
        {
            if (SheetLayout.TypeAt(type, name) is { } inner && SheetLayout.IsRecord(inner) && node is JsonObject { Count: > 0 } within)
            {
                foreach ((string heading, object? value) in Flat(within, inner))
                {
                    flat.Add($"{name}.{heading}", value);
                }
            }
            else
            {
                flat.Add(name, Cell(node));
            }
        }

        return flat;
    }

    private static object? Cell(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject law when law.ContainsKey("distribution") => CallText.Of(law),
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.TryGetValue(out bool truth) => truth,

        // A cell of numbers is a double: a seed with more digits is a text.
        JsonValue value when value.TryGetValue(out ulong large) && large > 1UL << 53 => large.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonValue value => (double)value,
        _ => node.ToJsonString(Short),
    };
}
