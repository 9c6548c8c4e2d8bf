namespace Risk;

/// <summary>What an <see cref="Observation"/> measured.</summary>
public enum ObservedQuantity
{
    /// <summary>Undiscounted savings since the programme began, £m.</summary>
    Saving,

    /// <summary>Undiscounted cost of the reported perimeter since the programme began, £m.</summary>
    ReportedCost,

    /// <summary>Undiscounted cost of the full perimeter since the programme began, £m.</summary>
    FullCost,

    /// <summary>Undiscounted cost of the full perimeter beyond the reported one, £m.</summary>
    ExtraCost,

    /// <summary>How many customers have migrated.</summary>
    MigratedCustomers,

    /// <summary>How many customers have left.</summary>
    Exits,

    /// <summary>The month of the last migration, of one supplier's customers where that is said; 0 where none migrates.</summary>
    LastMigration,
}
