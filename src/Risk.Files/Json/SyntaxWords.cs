using System.Text.Json;

namespace Risk.Files.Json;

/// <summary>A fault of JSON syntax in the words of someone who edits a file, not of someone who programs its reader.</summary>
internal static class SyntaxWords
{
    public static (string Message, string? Hint) Of(JsonException fault, ReadOnlySpan<byte> text)
    {
        if (IsCutShort(text))
        {
            return ("unexpected end of file", null);
        }

        // "… LineNumber: 3 | BytePositionInLine: 4." is said by the path already.
        string message = fault.Message.Split(" LineNumber:", StringSplitOptions.None)[0].TrimEnd();
        if (message.Contains("trailing comma", StringComparison.Ordinal))
        {
            return ("a comma stands before the closing } or ]", "remove it");
        }

        byte[] before = [.. TextBefore(text, fault)];
        string? hint = message switch
        {
            ['\'', '/' or '#', ..] => "comments are not read: say it in provenance",
            ['\'', '\'', ..] => "texts stand in double quotation marks",
            ['\'', >= '0' and <= '9', ..] when before is [.., >= (byte)'0' and <= (byte)'9', (byte)','] => "the decimal sign is a point",
            ['\'', '"', ..] when message.Contains("after a value", StringComparison.Ordinal) => "a comma is missing before it",
            _ => null,
        };
        return (message, hint);
    }

    /// <summary>The bytes of the line up to the fault.</summary>
    private static ReadOnlySpan<byte> TextBefore(ReadOnlySpan<byte> text, JsonException fault)
    {
        for (long line = fault.LineNumber ?? 0; line > 0; line--)
        {
            text = text[(text.IndexOf((byte)'\n') + 1)..];
        }

        return text[..(int)Math.Min(fault.BytePositionInLine ?? 0, text.Length)];
    }

    /// <summary>True where the text is a good beginning: read as one to be continued, it has no fault.</summary>
    private static bool IsCutShort(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1000 }));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
