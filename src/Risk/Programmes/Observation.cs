namespace Risk;

/// <summary>What really happened, or was forecast, to set beside the simulation.</summary>
/// <param name="Name">A name of its own within the programme.</param>
/// <param name="Quantity">What was measured.</param>
/// <param name="Actual">The figure; null to report the simulated figure only.</param>
public sealed record Observation(string Name, ObservedQuantity Quantity, double? Actual)
{
    /// <summary>When, since the programme began; the horizon unless set. The last migration has no date of its own.</summary>
    public Duration? At { get; init; }

    /// <summary>The supplier whose customers count; all unless set. Migrations and exits only.</summary>
    public string? Supplier { get; init; }

    /// <summary>The prices it is in; those of the programme unless set. Others are refused: convert them first.</summary>
    public PriceBasis? Prices { get; init; }

    /// <summary>True where the figure is itself a forecast, not an outcome.</summary>
    public bool IsForecast { get; init; }
}
