namespace Risk.Engine;

/// <summary>The terms of sums that differ from year to year only in the year.</summary>
internal sealed class TimeFamily(bool isPulse, List<TimeTerm> terms) : IStructured
{
    /// <summary>True for amounts due in the year of a moment, false for amounts accrued over time.</summary>
    public bool IsPulse { get; } = isPulse;

    public List<TimeTerm> Terms { get; } = terms;

    public Fingerprint Hash { get; } = HashOf(isPulse, terms);

    private static Fingerprint HashOf(bool isPulse, List<TimeTerm> terms)
    {
        var hash = new StructuralHash(isPulse ? 8ul : 9);
        foreach (TimeTerm term in terms)
        {
            hash.Add(term.Hash);
        }

        return hash.Value;
    }
}

/// <summary>Coefficient × the part of a year in [From, Until), or Coefficient in the year of From.</summary>
internal sealed record TimeTerm(Expression Coefficient, Expression From, Expression? Until)
{
    public Fingerprint Hash
    {
        get
        {
            var hash = new StructuralHash(10);
            hash.Add(Coefficient.Hash);
            hash.Add(From.Hash);
            hash.Add(Until?.Hash ?? new(0, 0));
            return hash.Value;
        }
    }
}
