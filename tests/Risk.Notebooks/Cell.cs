using System.Text.Json.Nodes;

namespace Risk.Notebooks;

/// <summary>One cell of a notebook.</summary>
internal sealed class Cell(JsonObject json)
{
    public string? Id => (string?)json["id"];

    public bool IsCode => (string?)json["cell_type"] == "code";

    /// <summary>The text; the format allows a string or an array of lines.</summary>
    public string Source => Text(json["source"]);

    public JsonArray Outputs => json["outputs"]!.AsArray();

    public int? ExecutionCount => (int?)json["execution_count"];

    public JsonObject Metadata => json["metadata"]!.AsObject();

    /// <summary>Replaces what the cell gave.</summary>
    public void Gave(int count, JsonArray outputs)
    {
        json["execution_count"] = count;
        json["outputs"] = outputs;
    }

    /// <summary>A multi-line string of the format.</summary>
    public static string Text(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)node ?? "";
}
