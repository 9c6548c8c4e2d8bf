using System.Text.Json;
using Xunit.Abstractions;

namespace Risk.Cli.Tests;

/// <summary>One row of <c>Data/bad-inputs.json</c>: what is done to a good file or asked for, and what it must get.</summary>
public sealed class BadInput : IXunitSerializable
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The list it came from: structure (B), correlation (C), settings (D), syntax (E), text (F).</summary>
    public string Section { get; set; } = "";

    public string Input { get; set; } = "";

    /// <summary>A piece of the good file, and what stands in its place.</summary>
    public string[]? Replace { get; set; }

    /// <summary>A file that is made, by name.</summary>
    public string? Make { get; set; }

    /// <summary>A name for the programme and its customer.</summary>
    public string? Name { get; set; }

    public string[]? Options { get; set; }

    public string? Code { get; set; }

    public string Words { get; set; } = "";

    public int Exit { get; set; }

    /// <summary>Why the row cannot occur.</summary>
    public string? NotApplicable { get; set; }

    public static BadInput[] All { get; } = JsonSerializer.Deserialize<BadInput[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "bad-inputs.json")), Lenient)!;

    public void Deserialize(IXunitSerializationInfo info)
    {
        BadInput row = JsonSerializer.Deserialize<BadInput>(info.GetValue<string>("row"))!;
        foreach (System.Reflection.PropertyInfo property in typeof(BadInput).GetProperties().Where(p => p.CanWrite && p.GetMethod?.IsStatic == false))
        {
            property.SetValue(this, property.GetValue(row));
        }
    }

    public void Serialize(IXunitSerializationInfo info) => info.AddValue("row", JsonSerializer.Serialize(this));

    public override string ToString() => $"{Section}: {Input} {Name}";
}
