namespace Risk.Programmes;

/// <summary>One customer's moments, in months since the programme began.</summary>
/// <param name="Customer">The record.</param>
/// <param name="Joins">That it takes part; null where it always does.</param>
/// <param name="Transfer">T.</param>
/// <param name="Migration">M, were it to stay.</param>
/// <param name="Exit">E; null where it never leaves.</param>
/// <param name="Migrated">That it takes part and does not leave before it migrates; null where that is certain.</param>
internal sealed record TranslatedCustomer(Customer Customer, Event? Joins, Uncertain Transfer, Uncertain Migration, Uncertain? Exit, Event? Migrated)
{
    /// <summary>That it has migrated by <paramref name="month"/>.</summary>
    public Event MigratedBy(double month) => And(Migrated, Migration <= month);

    /// <summary>That it has left by <paramref name="month"/>; null where it never does.</summary>
    public Event? LeftBy(double month) => Exit is null ? null : And(Joins, Exit <= month);

    public static Event And(Event? condition, Event then) => condition is null ? then : condition & then;
}
