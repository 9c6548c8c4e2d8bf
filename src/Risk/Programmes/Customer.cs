namespace Risk;

/// <summary>An organisation whose service moves to a supplier (transfer) and then onto the shared platform (migration).</summary>
/// <param name="Name">A name of its own within the programme; it is part of the names of the customer's draws, so renaming changes them.</param>
public sealed record Customer(string Name)
{
    /// <summary>Who serves it; null where no supplier delays it.</summary>
    public Supplier? Supplier { get; init; }

    /// <summary>The saving at full effect, £m a year.</summary>
    public Uncertain AnnualSaving { get; init; } = 0;

    /// <summary>When the service moves to the supplier by the plan, since the programme began.</summary>
    public Duration PlannedTransfer { get; init; }

    /// <summary>How many months later it moves. 0 or more.</summary>
    public Uncertain TransferDelay { get; init; } = 0;

    /// <summary>The probability that it takes part at all. One that does not has no cash flow.</summary>
    public Uncertain Participation { get; init; } = 1;

    /// <summary>When it moves onto the platform by the plan, since the programme began.</summary>
    public Duration PlannedMigration { get; init; }

    /// <summary>How many months later, beside what the platform's delay adds and before the effect of capability. 0 or more.</summary>
    public Uncertain MigrationDelay { get; init; } = 0;

    /// <summary>What migrating costs, £m, before <see cref="Programme.MigrationCostFactor"/>; spent before the migration.</summary>
    public Uncertain MigrationCost { get; init; } = 0;

    /// <summary>What the transfer costs, £m; spent after it.</summary>
    public Uncertain TransferCost { get; init; } = 0;

    /// <summary>The hazard of leaving, a year: 0.01 loses one customer in a hundred each year. The saving ends then.</summary>
    public Uncertain ExitHazard { get; init; } = 0;

    /// <summary>What leaving costs, £m; spent after it.</summary>
    public Uncertain ExitCost { get; init; } = 0;

    /// <summary>Whether it may leave at will when its supplier's contract is renegotiated.</summary>
    public bool Discretionary { get; init; }

    /// <summary>The system it keeps until it migrates; null where keeping it longer costs nothing extra.</summary>
    public LegacySystem? Legacy { get; init; }

    /// <summary>How its saving comes in; that of the programme unless set.</summary>
    public SavingsProfile? Savings { get; init; }
}
