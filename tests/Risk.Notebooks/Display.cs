using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Risk.Notebooks;

/// <summary>What a value shows as: a picture or a table where its type has <c>ToSvg()</c> or <c>ToHtml()</c>, and text always. No type need know a notebook.</summary>
internal static class Display
{
    public static JsonObject Bundle(object value)
    {
        var data = new JsonObject();
        if (Call(value, "ToSvg") is { } svg)
        {
            data["image/svg+xml"] = Lines(svg);
        }
        else if (Call(value, "ToHtml") is { } html)
        {
            data["text/html"] = Lines(html);
        }

        data["text/plain"] = Lines(Text(value));
        return data;
    }

    /// <summary>A multi-line string of the format: lines with their ends.</summary>
    public static JsonArray Lines(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var lines = new JsonArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add((JsonNode)text[start..end]);
        }

        return lines;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable many when value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType == typeof(object) || value is Array =>
            string.Join("\n", many.Cast<object?>().Select(one => one is null ? "null" : Text(one))),
        _ => value.ToString() ?? "",
    };

    private static string? Call(object value, string method) =>
        value.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } found && found.ReturnType == typeof(string)
            ? (string?)found.Invoke(value, null)
            : null;
}
