namespace Risk.Engine;

/// <summary>Rows, one a period: Σ over groups of Factors[t] · Π Rows[t] · (Accrual[t + 1] − Accrual[t] + Pulse[t + 1] + Scalar).</summary>
internal sealed class RowSum(Timeline timeline, List<RowGroup> groups) : IStructured
{
    public Timeline Timeline { get; } = timeline;

    public List<RowGroup> Groups { get; } = groups;

    public Fingerprint Hash { get; } = HashOf(timeline, groups);

    private static Fingerprint HashOf(Timeline timeline, List<RowGroup> groups)
    {
        var hash = new StructuralHash(5);
        hash.Add((ulong)timeline.Count);
        foreach (RowGroup group in groups)
        {
            hash.Add(group.Key);
            hash.Add(group.Accrual?.Hash ?? new(0, 1));
            hash.Add(group.Pulse?.Hash ?? new(0, 2));
            hash.Add(group.Scalar?.Hash ?? new(0, 3));
        }

        return hash.Value;
    }
}

/// <summary>The terms of a <see cref="RowSum"/> that share their row factors.</summary>
internal sealed record RowGroup(Fingerprint Key, double[]? Factors, Expression[] Rows, Expression? Accrual, Expression? Pulse, Expression? Scalar);
