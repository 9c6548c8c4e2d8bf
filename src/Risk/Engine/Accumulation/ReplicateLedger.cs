using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>One thread's sums for the errors of a design: a leaf is added in the pieces that belong to one replicate each.</summary>
internal sealed unsafe class ReplicateLedger
{
    private readonly RunScheme scheme;
    private readonly IBatchProgram program;
    private readonly MomentLanes[] lanes;
    private readonly Moments[] moments;
    private readonly double[] pairs;
    private long pieceEnd;
    private long pieceRuns;

    public ReplicateLedger(RunScheme scheme, IBatchProgram program)
    {
        (this.scheme, this.program) = (scheme, program);
        lanes = new MomentLanes[program.ValueNames.Count];
        moments = new Moments[program.ValueNames.Count];
        pairs = GC.AllocateUninitializedArray<double>(program.BatchRuns / 2, pinned: true);
    }

    /// <summary>What was added, by replicate.</summary>
    public SortedDictionary<long, ReplicateSums> Sums { get; } = [];

    /// <summary>Adds the first <paramref name="count"/> runs of a batch, of the leaf that begins at <paramref name="leafStart"/> and ends at <paramref name="leafEnd"/>.</summary>
    public void Add(IBatchFrame frame, long leafStart, long leafEnd, long firstRun, int count)
    {
        if (scheme.Dependence == RunDependence.Pairs)
        {
            AddPairs(frame, leafStart, leafEnd, firstRun, count);
            return;
        }

        for (long run = firstRun; run < firstRun + count;)
        {
            long replicate = scheme.ReplicateOf(run);
            bool begins = run == leafStart || run % scheme.Points == 0;
            if (begins)
            {
                pieceEnd = Math.Min(leafEnd, (replicate + 1) * scheme.Points);
                pieceRuns = pieceEnd - run;
            }

            int from = (int)(run - firstRun), until = (int)Math.Min(count, pieceEnd - firstRun);
            for (int i = 0; i < lanes.Length; i++)
            {
                if (begins)
                {
                    Accumulate.Begin(ref lanes[i], frame.Value(i)[from]);
                }

                Accumulate.MomentsBetween(frame.Value(i), from, until, ref lanes[i]);
            }

            ReplicateSums sums = Of(replicate);
            for (int i = 0; i < sums.EventCounts.Length; i++)
            {
                sums.EventCounts[i] += frame.Count(i, until) - frame.Count(i, from);
            }

            run = firstRun + until;
            if (run == pieceEnd)
            {
                EndPiece(sums, leafStart / Leaf.Runs, pieceRuns);
            }
        }
    }

    private void AddPairs(IBatchFrame frame, long leafStart, long leafEnd, long firstRun, int count)
    {
        int n = count / 2;
        fixed (double* means = pairs)
        {
            for (int i = 0; i < lanes.Length; i++)
            {
                double* column = frame.Value(i);
                for (int j = 0; j < n; j++)
                {
                    means[j] = (column[2 * j] + column[(2 * j) + 1]) * 0.5;
                }

                if (firstRun == leafStart)
                {
                    Accumulate.Begin(ref lanes[i], means[0]);
                }

                Accumulate.Moments(means, n, ref lanes[i]);
            }
        }

        ReplicateSums sums = Of(0);
        for (int i = 0; i < sums.EventCounts.Length; i++)
        {
            ulong* masks = frame.Event(i);
            long both = 0;
            for (int j = 0; j < n; j++)
            {
                both += (long)(masks[2 * j] & masks[(2 * j) + 1] & 1);
            }

            sums.EventCounts[i] += both;
        }

        if (firstRun + count == leafEnd)
        {
            EndPiece(sums, leafStart / Leaf.Runs, (leafEnd - leafStart) / 2);
        }
    }

    private ReplicateSums Of(long replicate)
    {
        if (!Sums.TryGetValue(replicate, out ReplicateSums? sums))
        {
            Sums.Add(replicate, sums = new(program.ValueNames.Count, program.EventNames.Count));
        }

        return sums;
    }

    private void EndPiece(ReplicateSums sums, long leaf, long runs)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            moments[i] = Moments.FromLeaf(lanes[i], (int)runs);
        }

        sums.Tree.Add(leaf, 0, runs, moments);
    }
}
