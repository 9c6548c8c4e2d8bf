namespace Risk;

/// <summary>
/// Money that passes between client and supplier over the platform's delay: rate × months of delay × (2·share − 1), positive where the
/// client pays. A transfer within the economy, but a cost to the client.
/// </summary>
public sealed record Claims
{
    /// <summary>£m for each month by which the platform is late.</summary>
    public Uncertain CostPerMonth { get; init; } = 0;

    /// <summary>The share of the delay that the client caused, 0 to 1; ½ nets to nothing.</summary>
    public Uncertain ClientShare { get; init; } = 0.5;

    /// <summary>When payments begin, since the programme began.</summary>
    public Duration From { get; init; } = Duration.Months(24);

    /// <summary>When they end.</summary>
    public Duration Until { get; init; } = Duration.Months(36);
}
