using System.Globalization;

namespace Risk.Files.Excel;

/// <summary>A cell that was read: a formula counts by its value, a date reads as 2026-04-01.</summary>
/// <param name="Sheet">The name of its sheet.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The value as it is written.</param>
internal sealed record Cell(string Sheet, int Row, int Column, CellKind Kind, string Text)
{
    /// <summary>Such as <c>customers!D4</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Sheet}!{Excel.Sheet.Letters(Column)}{Row}");
}
