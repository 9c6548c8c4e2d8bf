using System.Text.Json;

namespace Risk.Files.Json;

/// <summary>Bytes to elements with their lines. Syntax is the reader's of the base library; what is allowed is decided here.</summary>
internal sealed class ElementParser(byte[] utf8, string name, ProblemList problems, string? cell = null)
{
    private const int MaximumDepth = 64;

    private readonly List<int> _lineStarts = [0];

    /// <summary>The root, or null after a fault of syntax.</summary>
    public Element? Parse()
    {
        if (utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || utf8.AsSpan(0, Math.Min(4, utf8.Length)).Contains((byte)0))
        {
            problems.Error("FILE023", name, "file is UTF-16; save as UTF-8");
            return null;
        }

        ReadOnlySpan<byte> text = utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? utf8.AsSpan(3) : utf8;
        if (text.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            problems.Error("FILE001", name, "the model file is empty");
            return null;
        }

        // YAML, CSV and prose begin so; what begins as JSON does is left to its reader.
        if (text.TrimStart(" \t\r\n"u8)[0] is not ((byte)'{' or (byte)'[' or (byte)'"') and not (>= (byte)'0' and <= (byte)'9'))
        {
            problems.Error("FILE021", $"{name} (line 1, column 1)", "a model file is JSON and begins with {", "YAML and CSV are not read: risk new writes an example");
            return null;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n')
            {
                _lineStarts.Add(i + 1);
            }
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            reader.Read();
            Element? root = Value(ref reader, "");
            if (root is not null)
            {
                reader.Read();
            }

            return root;
        }
        catch (JsonException e)
        {
            (string message, string? hint) = SyntaxWords.Of(e, text);
            problems.Error("FILE021", $"{name} (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1})", message, hint);
            return null;
        }
    }

    private Element? Value(ref Utf8JsonReader reader, string pointer)
    {
        if (reader.CurrentDepth >= MaximumDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            problems.Error("FILE020", $"line {LineOf(reader)}", $"nesting deeper than {MaximumDepth}");
            return null;
        }

        var element = new Element(KindOf(reader.TokenType), pointer, LineOf(reader), TextOf(ref reader, pointer)) { Cell = cell };
        return element.Kind switch
        {
            ElementKind.Object => Members(ref reader, element),
            ElementKind.Array => Items(ref reader, element),
            _ => element,
        };
    }

    private Element? Members(ref Utf8JsonReader reader, Element element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = TextOf(ref reader, element.Pointer);
            int line = LineOf(reader);
            reader.Read();
            if (Value(ref reader, $"{element.Pointer}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}") is not { } value)
            {
                return null;
            }

            if (seen.Add(member))
            {
                element.Members.Add((member, value));
            }
            else
            {
                problems.Error("FILE013", $"{element.Pointer}/{member} (line {line})", $"key {member} appears twice");
            }
        }

        return element;
    }

    private Element? Items(ref Utf8JsonReader reader, Element element)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value(ref reader, $"{element.Pointer}/{element.Items.Count}") is not { } item)
            {
                return null;
            }

            element.Items.Add(item);
        }

        return element;
    }

    private string TextOf(ref Utf8JsonReader reader, string pointer)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            problems.Error("FILE023", $"{pointer} (line {LineOf(reader)})", $"invalid text in {pointer[(pointer.LastIndexOf('/') + 1)..]}");
            return "";
        }
    }

    private int LineOf(in Utf8JsonReader reader)
    {
        int at = _lineStarts.BinarySearch((int)reader.TokenStartIndex);
        return at >= 0 ? at + 1 : ~at;
    }

    private static ElementKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => ElementKind.Object,
        JsonTokenType.StartArray => ElementKind.Array,
        JsonTokenType.String => ElementKind.String,
        JsonTokenType.Number => ElementKind.Number,
        JsonTokenType.True => ElementKind.True,
        JsonTokenType.False => ElementKind.False,
        _ => ElementKind.Null,
    };
}
