namespace Risk;

/// <summary>Who delivers: takes over services and migrates customers onto a platform.</summary>
/// <param name="Name">A name of its own within the programme; it is part of the names of the supplier's draws.</param>
public sealed record Supplier(string Name)
{
    /// <summary>
    /// A standard normal score: above 0 is better than most. What it does is said by <see cref="Effects"/>; a score shared with other
    /// suppliers comes from <see cref="Risk.Capability.Score"/>. 0 unless set.
    /// </summary>
    public Uncertain Capability { get; init; } = 0;

    /// <summary>How the score acts. Nothing unless set.</summary>
    public CapabilityEffects Effects { get; init; } = new();

    /// <summary>
    /// Delivered pace ÷ planned pace: planned durations of the platform and of migrations are divided by it. 1 unless set; always above 0.
    /// The other way of stating capability; use one of the two.
    /// </summary>
    public Uncertain Pace { get; init; } = 1;

    /// <summary>The shared platform that gates the migrations; null where there is none to wait for.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The chance that the contract is renegotiated and customers leave at once; null for none.</summary>
    public Renegotiation? Renegotiation { get; init; }

    /// <summary>Claims between client and supplier over delay; null for none.</summary>
    public Claims? Claims { get; init; }
}
