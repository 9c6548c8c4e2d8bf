namespace Risk;

/// <summary>A supplier's contract is renegotiated, and customers who have not yet migrated may leave together.</summary>
public sealed record Renegotiation
{
    /// <summary>The probability that it happens; with <see cref="LikelihoodByDelay"/> that one counts.</summary>
    public Uncertain Likelihood { get; init; } = 0;

    /// <summary>The probability as it grows with the platform's delay; null where it does not.</summary>
    public Logistic? LikelihoodByDelay { get; init; }

    /// <summary>When, in months since the programme began.</summary>
    public Uncertain Moment { get; init; } = 0;

    /// <summary>The probability that a <see cref="Customer.Discretionary"/> customer that has not migrated leaves then.</summary>
    public Uncertain DiscretionaryExit { get; init; } = 1;

    /// <summary>The probability that any other customer that has not migrated leaves then.</summary>
    public Uncertain OtherExit { get; init; } = 0;
}
