namespace Risk;

/// <summary>Who runs the change: a yearly cost until the last migration, then the smaller one of managing the contracts.</summary>
public sealed record ProgrammeOffice
{
    /// <summary>£m a year until the last customer that migrates has done so.</summary>
    public Uncertain AnnualCost { get; init; } = 0;

    /// <summary>How long it runs at least.</summary>
    public Duration MinimumDuration { get; init; }

    /// <summary>£m a year after that, to the horizon.</summary>
    public Uncertain AnnualCostAfter { get; init; } = 0;
}
