namespace Risk;

/// <summary>Capability scores of suppliers who share a client.</summary>
public static class Capability
{
    /// <summary>
    /// z = √ρ · client + √(1 − ρ) · own: a standard normal score that correlates by ρ with that of every other supplier of the same client.
    /// </summary>
    /// <param name="supplier">Names the supplier's own part, <c>suppliers/NAME/capability</c>.</param>
    /// <param name="client">The client's part, one standard normal input for all its suppliers.</param>
    /// <param name="correlation">ρ in [0, 1].</param>
    public static Uncertain Score(string supplier, Uncertain client, double correlation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(supplier);
        if (!(correlation >= 0 && correlation <= 1))
        {
            throw new ParameterException("COR001", nameof(correlation), correlation, FormattableString.Invariant($"correlation must be in [0, 1] (was {correlation})"));
        }

        Uncertain own = Uncertain.Input($"suppliers/{Programmes.Place.Escape(supplier)}/capability", Distribution.Normal(0, 1));
        return (Math.Sqrt(correlation) * client) + (Math.Sqrt(1 - correlation) * own);
    }
}
