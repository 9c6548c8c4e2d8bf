using System.Globalization;

namespace Risk;

/// <summary>Text of a programme in text for people and logs.</summary>
internal static class PlainText
{
    /// <summary>One line: line ends and other control characters become escapes such as \\n, so that no name forges a line.</summary>
    public static string OneLine(string text) => !text.Any(Breaks) ? text
        : string.Concat(text.Select(c => c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ when Breaks(c) => $"\\u{(int)c:x4}", _ => c.ToString() }));

    /// <summary>Such as <c>1 weight</c> or <c>2 weights</c>.</summary>
    public static string Counted(int n, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many ?? one + "s")}");

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
