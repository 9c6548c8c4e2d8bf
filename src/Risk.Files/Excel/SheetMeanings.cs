using System.Text.Json.Nodes;

namespace Risk.Files.Excel;

/// <summary>What headings mean, from the schema of model files, and how values are written.</summary>
internal static class SheetMeanings
{
    private static readonly Lazy<JsonObject> Schema = new(() => (JsonObject)JsonNode.Parse(ProgrammeFile.Schema())!);

    private static readonly string[] HowTo =
    [
        "One row a customer, supplier, cost, risk, observation. Empty cells have their default. Money in one unit of your choice, durations in months, rates as 0.035, dates as 2026-04-01.",
        "A value is a number; a distribution such as triangular(3.1, 4, 4.6), pert(minimum: 5, mode: 8, maximum: 16), normal(0, 1), logNormalFromP10P90(6, 14), gamma(shape: 1.5, scale: 4.5); or a formula over the names in inputs and values.",
        "A formula of this model is a text that begins with =: type an apostrophe first, '=1 + 2 * inflation. A formula of the spreadsheet counts by its value.",
        "inputs: distributions used in several places, by name. values: numbers and formulas with a name. provenance: where each parameter is from, by path; * stands for any one part.",
        "dependence: inputs that go together, a row a group: name late, inputs [\"a\", \"b\"], copula gaussian, correlation 0.6 or [[1, 0.6], [0.6, 1]], kind spearman.",
        "Lists within a record, such as the impacts of a risk, are written as in a model file: [{\"target\": \"migrationCost\", \"multiplier\": 1.2}].",
    ];

    public static IEnumerable<object?[]> Rows() =>
    [
        ["sheet", "heading", "meaning"],
        .. HowTo.Select(line => (object?[])["", "", line]),
        .. SheetLayout.ProgrammeFields.Select(f => (object?[])[SheetLayout.Programme, f, Of(typeof(Programme), f)]),
        .. SheetLayout.Tables.SelectMany(t => SheetLayout.Columns(t.Row).Select(c => (object?[])[t.Sheet, c, Of(t.Row, c)])),
    ];

    /// <summary>The documentation of a field; empty where there is none.</summary>
    public static string Of(Type record, string heading)
    {
        JsonObject at = record == typeof(Programme) ? Schema.Value : Definition(char.ToLowerInvariant(record.Name[0]) + record.Name[1..]);
        string meaning = "";
        foreach (string name in heading.Split('.'))
        {
            if (at["properties"]?[name] is not JsonObject field)
            {
                return "";
            }

            meaning = (string?)field["description"] ?? "";
            string? reference = (string?)field["$ref"] ?? (string?)(field["anyOf"] as JsonArray)?[0]?["$ref"];
            at = reference is null ? [] : Definition(reference.Split('/')[^1]);
        }

        return meaning;
    }

    private static JsonObject Definition(string name) => Schema.Value["$defs"]?[name] as JsonObject ?? [];
}
