namespace Risk.Files.Json;

/// <summary>One value of a file, and where it stands.</summary>
internal sealed class Element(ElementKind kind, string pointer, int line, string text)
{
    public ElementKind Kind { get; } = kind;

    /// <summary>RFC 6901, such as <c>/customers/3/migrationDelay</c>.</summary>
    public string Pointer { get; } = pointer;

    public int Line { get; } = line;

    /// <summary>A string as it reads, or a number as it is written.</summary>
    public string Text { get; } = text;

    public List<(string Name, Element Value)> Members { get; } = [];

    public List<Element> Items { get; } = [];

    /// <summary>Of an element of a workbook, its sheet and cell.</summary>
    public string? Cell { get; init; }

    public string Place => Cell ?? $"{(Pointer.Length == 0 ? "/" : Pointer)} (line {Line})";

    /// <summary>Where it stands, to be set behind a path in the words of the model.</summary>
    public string Mark => Cell ?? $"line {Line}";

    public Element? this[string name] => Members.Find(m => m.Name == name).Value;

    /// <summary>What stands here, for messages; long texts are cut.</summary>
    public string Shown => Kind switch
    {
        ElementKind.String => $"\"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
        ElementKind.Number => Text.Length > 40 ? Text[..40] + "…" : Text,
        ElementKind.Object => "an object",
        ElementKind.Array => "a list",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
