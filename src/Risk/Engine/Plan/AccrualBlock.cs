namespace Risk.Engine;

/// <summary>
/// Running amounts at the boundaries of a timeline: row b = Σ Coefficient · clamp(Measure(b), Low, High). The amount in a period is the
/// difference of two rows. Every flow in closed form comes to this, since the integral of its rate is monotone in time.
/// </summary>
internal sealed class AccrualBlock(Timeline timeline, List<AccrualTerm> terms) : IStructured
{
    public Timeline Timeline { get; } = timeline;

    public List<AccrualTerm> Terms { get; } = terms;

    public Fingerprint Hash { get; } = HashOf(timeline, terms);

    private static Fingerprint HashOf(Timeline timeline, List<AccrualTerm> terms)
    {
        var hash = new StructuralHash(2);
        foreach (double boundary in timeline.Boundaries)
        {
            hash.Add(boundary);
        }

        foreach (AccrualTerm term in terms)
        {
            hash.Add(term.Coefficient.Hash);
            hash.Add(term.Shape);
        }

        return hash.Value;
    }
}

/// <summary>An amount that accrues, at each boundary b.</summary>
/// <param name="Coefficient">A scalar.</param>
/// <param name="Measure">Rows that do not fall from boundary to boundary.</param>
/// <param name="Start">A moment before which the flow has not begun.</param>
internal abstract record AccrualTerm(Expression Coefficient, Expression Measure, Expression Start)
{
    /// <summary>What accrues, apart from the coefficient: terms of one shape add up to one.</summary>
    public abstract Fingerprint Shape { get; }

    /// <summary>What the term is computed from.</summary>
    public abstract Expression[] Needs { get; }

    protected static Fingerprint HashOf(ulong kind, params ReadOnlySpan<Expression> parts)
    {
        var hash = new StructuralHash(kind);
        foreach (Expression part in parts)
        {
            hash.Add(part.Hash);
        }

        return hash.Value;
    }
}
