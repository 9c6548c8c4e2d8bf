namespace Risk.Files.Excel;

/// <summary>What a cell that was read holds.</summary>
internal enum CellKind
{
    Text,
    Number,
    Truth,

    /// <summary>An error such as #N/A.</summary>
    Fault,
}
