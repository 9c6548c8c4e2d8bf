using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Risk.Notebooks;

/// <summary>A Jupyter notebook, format 4.5.</summary>
internal sealed class Notebook
{
    // One space and letters as they are: the layout that Jupyter writes, so that saving there changes little.
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Notebook(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public IReadOnlyList<Cell> Cells => [.. Json["cells"]!.AsArray().Select(cell => new Cell(cell!.AsObject()))];

    public static Notebook Read(string text) => new(JsonNode.Parse(text)!.AsObject());

    public override string ToString() => Json.ToJsonString(Layout) + "\n";

    /// <summary>Runs every code cell in a fresh session, in order, and embeds what it gives. Stops after the first cell that fails; returns its message, or null.</summary>
    public async Task<string?> Execute(PackedFeed feed)
    {
        var session = new Session(feed);
        int count = 0;
        foreach (Cell cell in Cells.Where(cell => cell.IsCode))
        {
            JsonArray outputs = await session.Run(cell.Source);
            cell.Gave(++count, outputs);
            if (outputs.FirstOrDefault(output => (string?)output!["output_type"] == "error") is { } error)
            {
                return $"cell {cell.Id}: {(string?)error["ename"]}: {(string?)error["evalue"]}";
            }
        }

        return null;
    }
}
