namespace Risk;

/// <summary>
/// How strongly a supplier's capability score z acts: each quantity is multiplied by e^(sensitivity · z), so −0.25 means about a quarter
/// less for one standard deviation more. 0, unless set, means no effect.
/// </summary>
public sealed record CapabilityEffects
{
    /// <summary>On the delay of the platform.</summary>
    public double PlatformDelay { get; init; }

    /// <summary>On the cost of building the platform.</summary>
    public double PlatformCost { get; init; }

    /// <summary>On the delay of each customer's migration.</summary>
    public double MigrationDelay { get; init; }

    /// <summary>On the cost of each customer's migration.</summary>
    public double MigrationCost { get; init; }
}
