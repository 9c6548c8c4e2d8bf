using System.Diagnostics;
using System.Runtime.CompilerServices;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>One thread's part of a simulation: it owns a frame and its sums, and takes leaves until none is left.</summary>
internal sealed unsafe class Worker : IDisposable
{
    private readonly IBatchProgram program;
    private readonly SimulationIdentity identity;
    private readonly long runs;
    private readonly long firstLeaf;
    private readonly double[][]? samples;
    private readonly IBatchFrame frame;
    private readonly MomentLanes[] lanes;
    private readonly Moments[] leafMoments;
    private readonly bool[] allowsInfinity;

    public Worker(IBatchProgram program, SimulationIdentity identity, long runs, long firstLeaf, double[][]? samples, bool checksum)
    {
        // Loops that take two lanes of eight a turn run over the end of a batch of 8 into the pad of its columns.
        Debug.Assert(Leaf.Runs % program.BatchRuns == 0 && program.BatchRuns % 8 == 0, "a batch is a divisor of a leaf");
        (this.program, this.identity, this.runs, this.firstLeaf, this.samples) = (program, identity, runs, firstLeaf, samples);
        int values = program.ValueNames.Count;
        lanes = new MomentLanes[values];
        leafMoments = new Moments[values];
        allowsInfinity = new bool[values];
        for (int i = 0; i < values; i++)
        {
            allowsInfinity[i] = program.AllowsInfinity(i);
        }

        EventCounts = new long[program.EventNames.Count];
        Tree = new MomentTree(values);
        Histograms = samples is null ? [.. Enumerable.Range(0, values).Select(_ => new Histogram())] : [];
        Hasher = checksum ? new LeafHasher(program) : null;
        Ledger = identity.Scheme.Dependence is RunDependence.Pairs or RunDependence.Replicates ? new ReplicateLedger(identity.Scheme, program) : null;
        WeightLedger = program.HasWeights ? new WeightLedger(program, identity.Seed) : null;
        frame = program.NewFrame();
    }

    public MomentTree Tree { get; }

    public long[] EventCounts { get; }

    public Histogram[] Histograms { get; }

    public LeafHasher? Hasher { get; }

    /// <summary>The sums for the errors of a design; null where runs are independent.</summary>
    public ReplicateLedger? Ledger { get; }

    /// <summary>The sums of weights; null where all runs count alike.</summary>
    public WeightLedger? WeightLedger { get; }

    /// <summary>What errors are read from; null where runs are independent and count alike.</summary>
    public IReadOnlyDictionary<long, ReplicateSums>? SumsForErrors => Ledger?.Sums ?? WeightLedger?.Sums;

    /// <summary>Runs one leaf and adds all its outputs.</summary>
    /// <exception cref="RunException">A run failed, or a value output is not finite.</exception>
    public void RunLeaf(long leaf)
    {
        int leafRuns = Leaf.RunsIn(leaf, runs);
        int batch = program.BatchRuns;
        for (int offset = 0; offset < leafRuns; offset += batch)
        {
            long firstRun = (leaf * Leaf.Runs) + offset;
            frame.Evaluate((ulong)firstRun);
            frame.ThrowIfInvalid(firstRun, Math.Min(batch, leafRuns - offset), identity.Seed);
            WeightLedger?.Add(frame, leaf, leafRuns, firstRun, Math.Min(batch, leafRuns - offset));
            AddBatch(firstRun, offset, Math.Min(batch, leafRuns - offset));
            Ledger?.Add(frame, leaf * Leaf.Runs, (leaf * Leaf.Runs) + leafRuns, firstRun, Math.Min(batch, leafRuns - offset));
        }

        for (int i = 0; i < lanes.Length; i++)
        {
            leafMoments[i] = Moments.FromLeaf(lanes[i], leafRuns);
        }

        Hasher?.EndLeaf(leaf, leafRuns);
        Tree.Add(leaf, 0, leafRuns, leafMoments);
    }

    public void Dispose()
    {
        frame.Dispose();
        Hasher?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddBatch(long firstRun, int offset, int count)
    {
        bool suspect = false;
        for (int i = 0; i < lanes.Length; i++)
        {
            double* column = frame.Value(i);
            ref MomentLanes sums = ref lanes[i];
            if (offset == 0)
            {
                Accumulate.Begin(ref sums, column[0]);
            }

            suspect |= !Accumulate.Moments(column, count, ref sums) && (!allowsInfinity[i] || Accumulate.AnyNaN(column, count));
        }

        if (suspect)
        {
            ThrowIfNotFinite(firstRun, count);
        }

        long at = firstRun - (firstLeaf * Leaf.Runs);
        for (int i = 0; i < lanes.Length; i++)
        {
            var column = new ReadOnlySpan<double>(frame.Value(i), count);
            if (samples is not null)
            {
                column.CopyTo(samples[i].AsSpan((int)at));
            }
            else
            {
                Histograms[i].Add(column);
            }

            Hasher?.AddValue(i, offset, frame.Value(i), count);
        }

        if (WeightLedger is not null)
        {
            new ReadOnlySpan<double>(frame.Weight, count).CopyTo(samples![^1].AsSpan((int)at));
            Hasher?.AddWeight(offset, frame.Weight, count);
        }

        for (int i = 0; i < EventCounts.Length; i++)
        {
            EventCounts[i] += frame.Count(i, count);
            Hasher?.AddEvent(i, offset, frame.Event(i), count);
        }
    }

    /// <summary>Reports the first run, and in it the first output by name, that is not finite; silent where only a sum overflowed.</summary>
    private void ThrowIfNotFinite(long firstRun, int count)
    {
        for (int run = 0; run < count; run++)
        {
            for (int i = 0; i < lanes.Length; i++)
            {
                double x = frame.Value(i)[run];
                if (double.IsNaN(x) || (double.IsInfinity(x) && !allowsInfinity[i]))
                {
                    string name = program.ValueNames[i];
                    string what = double.IsNaN(x) ? "NaN" : x > 0 ? "+Infinity" : "-Infinity";
                    string beyond = WeightLedger is not null && frame.Weight[run] == 0 ? ", where an input is drawn from beyond its own law (the run has no weight)" : "";
                    throw new RunException("NUM001", name, firstRun + run, identity.Seed, $"{what} from output {name}{beyond}");
                }
            }
        }
    }
}
