namespace Risk;

/// <summary>What a risk event does to one kind of quantity: multiplies it, adds to it, or both (first the one, then the other).</summary>
/// <param name="Target">What it changes.</param>
public sealed record Impact(ImpactTarget Target)
{
    /// <summary>What the quantity is multiplied by; 1 unless set.</summary>
    public Uncertain Multiplier { get; init; } = 1;

    /// <summary>What is added to the quantity, in its unit; 0 unless set.</summary>
    public Uncertain Addition { get; init; } = 0;

    /// <summary>The names of the customers, suppliers or cost lines it acts on; all unless set. A supplier's name reaches its customers too.</summary>
    public IReadOnlyList<string>? On { get; init; }

    /// <summary>Multiplies <paramref name="target"/> by <paramref name="factor"/>.</summary>
    public static Impact Multiply(ImpactTarget target, Uncertain factor) => new(target) { Multiplier = factor };

    /// <summary>Adds <paramref name="amount"/> to <paramref name="target"/>.</summary>
    public static Impact Add(ImpactTarget target, Uncertain amount) => new(target) { Addition = amount };
}
