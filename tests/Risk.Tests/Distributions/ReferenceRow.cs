using System.Globalization;
using System.Text.Json;

namespace Risk.Tests.Distributions;

/// <summary>One row of Data/reference-values.json or more-reference-values.json: a value to 22 digits for exact binary64 inputs.</summary>
internal sealed record ReferenceRow(string Distribution, JsonElement Parameters, string Function, double X, double Expected)
{
    public double this[string name] => Parameters.GetProperty(name).ValueKind == JsonValueKind.Null
        ? double.NaN : Number(Parameters.GetProperty(name));

    public string Text(string name) => Parameters.GetProperty(name).GetString()!;

    public double[] Array(string name) => [.. Parameters.GetProperty(name).EnumerateArray().Select(Number)];

    public static IReadOnlyList<ReferenceRow> All { get; } = [.. Load("reference-values.json"), .. Load("more-reference-values.json")];

    private static ReferenceRow[] Load(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", file);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("values").EnumerateArray().Select(row => new ReferenceRow(
            row.GetProperty("distribution").GetString()!,
            row.GetProperty("params").Clone(),
            row.GetProperty("function").GetString()!,
            row.TryGetProperty("x", out JsonElement x) && x.ValueKind != JsonValueKind.Null ? Number(x) : double.NaN,
            Number(row.GetProperty("double"))))];
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() switch
        {
            "inf" or "Infinity" or "+inf" => double.PositiveInfinity,
            "-inf" or "-Infinity" => double.NegativeInfinity,
            "nan" or "NaN" => double.NaN,
            string text => double.Parse(text, CultureInfo.InvariantCulture),
            null => double.NaN,
        };
}
