namespace Risk;

/// <summary>Text of a programme in text for people and logs.</summary>
internal static class PlainText
{
    /// <summary>One line: line ends and other control characters become escapes such as \\n, so that no name forges a line.</summary>
    public static string OneLine(string text) => !text.Any(Breaks) ? text
        : string.Concat(text.Select(c => c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ when Breaks(c) => $"\\u{(int)c:x4}", _ => c.ToString() }));

    private static bool Breaks(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
