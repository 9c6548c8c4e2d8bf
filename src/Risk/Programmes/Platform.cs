namespace Risk;

/// <summary>A shared operating platform: until it is ready, no customer of its supplier migrates.</summary>
public sealed record Platform
{
    /// <summary>The planned cost of building it, £m, spent evenly until it is ready.</summary>
    public Uncertain BuildCost { get; init; } = 0;

    /// <summary>How long building it takes by the plan, and over which its cost is spent.</summary>
    public Duration PlannedBuild { get; init; } = Duration.Months(12);

    /// <summary>How many months later than planned it is ready, before the effect of capability. It delays every migration of the supplier.</summary>
    public Uncertain Delay { get; init; } = 0;

    /// <summary>How its delay holds up migrations. Each by the whole delay unless set.</summary>
    public PlatformGate Gate { get; init; }

    /// <summary>Its cost ÷ the planned cost, before the effect of capability. 1 unless set.</summary>
    public Uncertain Overrun { get; init; } = 1;

    /// <summary>The rare overrun that is far worse; null for none.</summary>
    public BlackSwan? BlackSwan { get; init; }
}
