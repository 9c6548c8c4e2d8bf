namespace Risk;

/// <summary>A cost that belongs to no customer, platform or office.</summary>
/// <param name="Name">A name of its own within the programme.</param>
public sealed record CostLine(string Name)
{
    /// <summary>Whether the published figures hold it, or only the full ones. Reported unless set.</summary>
    public Perimeter Perimeter { get; init; }

    /// <summary>£m a year while it lasts.</summary>
    public Uncertain AnnualCost { get; init; } = 0;

    /// <summary>£m in all, spread evenly over the time it lasts. Added to <see cref="AnnualCost"/>.</summary>
    public Uncertain TotalCost { get; init; } = 0;

    /// <summary>When it begins, since the programme began.</summary>
    public Duration From { get; init; }

    /// <summary>When it ends; the horizon unless set.</summary>
    public Duration? Until { get; init; }

    /// <summary>The prices its figures are in; those of the programme unless set. Others are refused: convert them first.</summary>
    public PriceBasis? Prices { get; init; }
}
