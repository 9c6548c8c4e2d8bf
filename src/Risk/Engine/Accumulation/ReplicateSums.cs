namespace Risk.Engine;

/// <summary>
/// What is added up for the errors of a design, by replicate (all pairs are one): the moments of the outputs over its runs, or of the means of pairs;
/// how often each event happens in its runs, or in both runs of a pair. Runs with weights are one too: the moments are those of <see cref="RunScheme.SumsOf"/>. It merges like the whole: moments in the tree over leaves.
/// </summary>
internal sealed class ReplicateSums(int values, int events)
{
    public MomentTree Tree { get; } = new(values);

    public long[] EventCounts { get; } = new long[events];

    public void Add(ReplicateSums other)
    {
        Tree.Add(other.Tree);
        for (int i = 0; i < EventCounts.Length; i++)
        {
            EventCounts[i] += other.EventCounts[i];
        }
    }

    /// <summary>Adds all replicates of <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static void AddAll(SortedDictionary<long, ReplicateSums> to, IReadOnlyDictionary<long, ReplicateSums> from)
    {
        foreach ((long replicate, ReplicateSums sums) in from)
        {
            if (!to.TryGetValue(replicate, out ReplicateSums? own))
            {
                to.Add(replicate, own = new(sums.Tree.Outputs, sums.EventCounts.Length));
            }

            own.Add(sums);
        }
    }
}
