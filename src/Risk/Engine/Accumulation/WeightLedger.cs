using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// One thread's sums of weights: the moments of the weight, and for each event those of the weight where it happens, w·1{E}, and where it does not. Both are kept, since the rarer of the
/// two tells the other exactly.
/// </summary>
internal sealed unsafe class WeightLedger
{
    private readonly ulong seed;
    private readonly int events;
    private readonly MomentLanes[] lanes;
    private readonly Moments[] moments;
    private readonly double[] terms;
    private readonly ReplicateSums sums;

    public WeightLedger(IBatchProgram program, ulong seed)
    {
        (this.seed, events) = (seed, program.EventNames.Count);
        int columns = RunScheme.Weighted.SumsOf(program.ValueNames.Count, events);
        (lanes, moments, sums) = (new MomentLanes[columns], new Moments[columns], new ReplicateSums(columns, 0));
        terms = GC.AllocateUninitializedArray<double>(program.BatchRuns, pinned: true);
        Sums = new() { [0] = sums };
    }

    /// <summary>What was added, as one replicate.</summary>
    public SortedDictionary<long, ReplicateSums> Sums { get; }

    /// <summary>Adds the first <paramref name="count"/> runs of a batch of <paramref name="leaf"/>.</summary>
    /// <exception cref="RunException">NUM002: a weight is not finite.</exception>
    public void Add(IBatchFrame frame, long leaf, int leafRuns, long firstRun, int count)
    {
        bool begins = firstRun == leaf * Leaf.Runs;
        if (!Add(0, frame.Weight, count, begins))
        {
            ThrowIfNotFinite(frame.Weight, firstRun, count);
        }

        fixed (double* column = terms)
        {
            for (int e = 0; e < events; e++)
            {
                ulong* happens = frame.Event(e);
                Take(frame.Weight, happens, 0, column, count);
                Add(1 + (2 * e), column, count, begins);
                Take(frame.Weight, happens, ulong.MaxValue, column, count);
                Add(2 + (2 * e), column, count, begins);
            }
        }

        if (firstRun + count == (leaf * Leaf.Runs) + leafRuns)
        {
            for (int i = 0; i < lanes.Length; i++)
            {
                moments[i] = Moments.FromLeaf(lanes[i], leafRuns);
            }

            sums.Tree.Add(leaf, 0, leafRuns, moments);
        }
    }

    private bool Add(int index, double* column, int count, bool begins)
    {
        if (begins)
        {
            Accumulate.Begin(ref lanes[index], column[0]);
        }

        return Accumulate.Moments(column, count, ref lanes[index]);
    }

    /// <summary>The weight where the mask, turned over by <paramref name="turn"/>, is set, and 0 elsewhere.</summary>
    private static void Take(double* weights, ulong* mask, ulong turn, double* column, int count)
    {
        for (int i = 0; i < count; i++)
        {
            column[i] = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(weights[i]) & (mask[i] ^ turn));
        }
    }

    private void ThrowIfNotFinite(double* weights, long firstRun, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!double.IsFinite(weights[i]))
            {
                throw new RunException("NUM002", "weight", firstRun + i, seed, "the weight of the run is not a finite number: the law that an input is drawn from has hardly a density there");
            }
        }
    }
}
