namespace Risk.Files.Excel;

/// <summary>A sheet to be written: its rows are texts, numbers, truths and nothing.</summary>
/// <param name="Name">At most 31 letters.</param>
/// <param name="Rows">From the first; the first is a heading.</param>
internal sealed record Sheet(string Name, IEnumerable<object?[]> Rows)
{
    /// <summary>The most rows and columns of a sheet (ECMA-376).</summary>
    public const int MaximumRows = 1_048_576, MaximumColumns = 16_384;

    /// <summary>Columns of shares, shown in per cent; by index from 0.</summary>
    public IReadOnlySet<int> Shares { get; init; } = new HashSet<int>();

    /// <summary>A, B, …, Z, AA, … of 0, 1, …</summary>
    public static string Letters(int column) => (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));
}
