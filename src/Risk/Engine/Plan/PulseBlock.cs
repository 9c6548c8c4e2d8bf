namespace Risk.Engine;

/// <summary>Amounts that fall due at one moment: row p = Σ Coefficient where When lies in period p − 1; rows 0 and last take what lies outside.</summary>
internal sealed class PulseBlock(Timeline timeline, List<PulseTerm> terms) : IStructured
{
    public Timeline Timeline { get; } = timeline;

    public List<PulseTerm> Terms { get; } = terms;

    public Fingerprint Hash { get; } = HashOf(timeline, terms);

    private static Fingerprint HashOf(Timeline timeline, List<PulseTerm> terms)
    {
        var hash = new StructuralHash(4);
        foreach (double boundary in timeline.Boundaries)
        {
            hash.Add(boundary);
        }

        foreach (PulseTerm term in terms)
        {
            hash.Add(term.Coefficient.Hash);
            hash.Add(term.When.Hash);
        }

        return hash.Value;
    }
}

/// <summary>Coefficient, in the period that holds When.</summary>
internal sealed record PulseTerm(Expression Coefficient, Expression When);
