using System.Net;

namespace Risk.Reporting;

/// <summary>Text of a programme as text of a page or a picture: one line, and only characters that XML knows.</summary>
internal static class SafeText
{
    /// <summary>Line ends and tabs become spaces; other control characters and half surrogates the replacement mark.</summary>
    public static string Clean(string text) => new([.. text.Select((c, i) =>
        c is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' ? ' '
        : char.IsControl(c) || c is '\uFFFE' or '\uFFFF' || (char.IsHighSurrogate(c) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])))
            || (char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))) ? '\uFFFD'
        : c)]);

    /// <summary>Clean and encoded, for an element or a quoted attribute of HTML or XML.</summary>
    public static string Encoded(string text) => WebUtility.HtmlEncode(Clean(text));
}
