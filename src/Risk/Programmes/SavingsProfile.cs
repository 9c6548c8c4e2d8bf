namespace Risk;

/// <summary>
/// How a saving comes in: a share φ from the transfer on, the rest from the migration on, each growing over a ramp and realised in part.
/// The rate at time t is s·e^(−er·(t − T))·[φ·R₁·ramp(t − T; r₁) + (1 − φ)·R₂·e^(−ob·(M − planned M))·ramp(t − M; r₂)].
/// </summary>
public sealed record SavingsProfile
{
    /// <summary>φ, the share that comes with the transfer, 0 to 1. None unless set.</summary>
    public Uncertain TransferShare { get; init; } = 0;

    /// <summary>r₁, how long the share of the transfer takes to come in full.</summary>
    public Duration TransferRamp { get; init; }

    /// <summary>r₂, how long the share of the migration takes to come in full.</summary>
    public Duration MigrationRamp { get; init; }

    /// <summary>R₁, realised ÷ planned saving of the transfer. 1 unless set.</summary>
    public Uncertain TransferRealisation { get; init; } = 1;

    /// <summary>R₂, realised ÷ planned saving of the migration. 1 unless set.</summary>
    public Uncertain MigrationRealisation { get; init; } = 1;

    /// <summary>er, the rate a year at which savings wear away from the transfer on.</summary>
    public Uncertain Erosion { get; init; } = 0;

    /// <summary>ob, the rate at which each year of delay beyond the planned migration lowers the saving of the migration.</summary>
    public Uncertain Obsolescence { get; init; } = 0;
}
