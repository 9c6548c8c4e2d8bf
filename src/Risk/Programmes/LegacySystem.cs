namespace Risk;

/// <summary>
/// What a migration replaces. Only the premium is ever a cost: what keeping it beyond the planned migration costs above its running cost of today.
/// The running cost itself is in the saving not yet made, so counting it too would count it twice; no member of this record can.
/// </summary>
public sealed record LegacySystem
{
    /// <summary>What it costs to run at the start, £m a year: the base to which the premium applies.</summary>
    public Uncertain RunningCost { get; init; } = 0;

    /// <summary>The mark-up for extending it beyond its planned end, a share: 0.15 for 15 %.</summary>
    public Uncertain ExtensionPremium { get; init; } = 0;

    /// <summary>The growth of its cost a year beyond its planned end, a share: 0.08 for 8 %. Above −1.</summary>
    public Uncertain Growth { get; init; } = 0;
}
