namespace Risk.Reporting;

/// <summary>The name of a programme's output in words: <c>payback/full/by/2017-18</c> is "payback, full costs, by 2017-18". Any other name stays as it is.</summary>
internal static class OutputWords
{
    public static string Of(string output) => output.Split('/') switch
    {
        [{ } what, "full" or "reported", { } year] parts when IsYear(year) => $"{what}, {parts[1]} costs, to {year}",
        [{ } test, "full" or "reported", "by" or "in" or "sustained from", { } year] parts when IsYear(year) => $"{test}, {parts[1]} costs, {parts[2]} {year}",
        _ => output,
    };

    /// <summary>2017, or 2017-18.</summary>
    private static bool IsYear(string label) => label.Length >= 4 && label[..4].All(char.IsAsciiDigit) && (label.Length == 4 || label[4] == '-');
}
