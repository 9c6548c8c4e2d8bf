namespace Risk.Programmes;

/// <summary>What a supplier's customers need of it in the algebra.</summary>
/// <param name="Pace">Delivered ÷ planned pace.</param>
/// <param name="PlatformDelay">Months by which the platform is late.</param>
/// <param name="Ready">The month in which the platform is ready, where migrations wait for that.</param>
/// <param name="MigrationDelayFactor">What migration delays are multiplied by.</param>
/// <param name="MigrationCostFactor">What migration costs are multiplied by.</param>
/// <param name="MassExit">When customers may leave at once; null where they never do.</param>
internal sealed record TranslatedSupplier(
    Uncertain Pace, Uncertain PlatformDelay, Uncertain? Ready, Uncertain MigrationDelayFactor, Uncertain MigrationCostFactor, Uncertain? MassExit)
{
    /// <summary>The probability that a discretionary customer leaves at the mass exit.</summary>
    public Uncertain DiscretionaryExit { get; init; } = 0;

    /// <summary>The probability that another customer leaves at the mass exit.</summary>
    public Uncertain OtherExit { get; init; } = 0;
}
