using Risk.Engine;
using Risk.Results;

namespace Risk;

/// <summary>
/// The results of some leaves of a simulation. Parts merge exactly: in any order, on any machine, to the bits of the whole.
/// </summary>
public sealed class PartialResult
{
    private readonly MomentTree tree;
    private readonly long[] eventCounts;
    private readonly Histogram[]? histograms;
    private readonly IReadOnlyList<SampleBlock> blocks;
    private readonly ResultChecksum? checksum;

    internal PartialResult(
        SimulationIdentity identity, long runs, string[] valueNames, string[] eventNames, MomentTree tree, long[] eventCounts,
        Histogram[]? histograms, IReadOnlyList<SampleBlock> blocks, ResultChecksum? checksum, TimeSpan elapsed)
    {
        (Identity, Runs, ValueNames, EventNames, Elapsed) = (identity, runs, valueNames, eventNames, elapsed);
        (this.tree, this.eventCounts, this.histograms, this.blocks, this.checksum) = (tree, eventCounts, histograms, blocks, checksum);
        Leaves = tree.Leaves();
    }

    /// <summary>The leaves held, as sorted ranges that do not touch.</summary>
    public IReadOnlyList<LeafRange> Leaves { get; }

    /// <summary>The runs of the whole simulation.</summary>
    public long Runs { get; }

    /// <summary>The runs held.</summary>
    public long RunsDone => tree.Runs;

    /// <summary>The seed of the simulation.</summary>
    public ulong Seed => Identity.Seed;

    /// <summary>The sampling design.</summary>
    public string Design => Identity.Design;

    /// <summary>The hash of the model.</summary>
    public string ModelHash => Identity.ModelHash;

    /// <summary>The version of the mapping from seed, name and run to a draw.</summary>
    public int StreamVersion => Identity.StreamVersion;

    /// <summary>The version of the library that made it.</summary>
    public string LibraryVersion => Identity.LibraryVersion;

    /// <summary>The names of the value outputs, in ordinal order.</summary>
    public IReadOnlyList<string> ValueNames { get; }

    /// <summary>The names of the event outputs, in ordinal order.</summary>
    public IReadOnlyList<string> EventNames { get; }

    /// <summary>The time it took; of merged parts the sum.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>True where samples are kept, and quantiles exact.</summary>
    public bool HasSamples => histograms is null;

    /// <summary>The checksum of the leaves held, 64 hexadecimal digits; null unless it was asked for.</summary>
    public string? Checksum => checksum?.ToString();

    /// <summary>The first leaf of the simulation that is not held; null where all are.</summary>
    public long? FirstMissingLeaf
    {
        get
        {
            long held = Leaves.Count > 0 && Leaves[0].First == 0 ? Leaves[0].End : 0;
            return held < Leaf.Count(Runs) ? held : null;
        }
    }

    internal SimulationIdentity Identity { get; }

    /// <summary>What is odd about the model, the options or the design, as far as no run is needed to see it; empty too where an earlier version wrote the part.</summary>
    internal IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>One partial result of several, whose leaves are disjoint and which belong to one simulation.</summary>
    /// <exception cref="ArgumentException">No part, two parts hold the same leaf, or they are of different simulations.</exception>
    public static PartialResult Merge(params IReadOnlyList<PartialResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i] is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"partial result {i} of {parts.Count} is null"), nameof(parts));
            }
        }

        return parts.Count switch
        {
            0 => throw new ArgumentException("at least one partial result is required", nameof(parts)),
            1 => parts[0],
            _ => PartialResultMerger.Merge(parts),
        };
    }

    /// <summary>Reads a partial result from the position of <paramref name="stream"/>, and checks it whole.</summary>
    /// <exception cref="InvalidDataException">CKP001 or CKP002: it is no partial result, damaged, cut short, or of another format version.</exception>
    public static PartialResult ReadFrom(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return PartialResultReader.Read(stream);
    }

    /// <summary>Writes it to <paramref name="stream"/>, which stays open: to resume later, or to merge on another machine.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PartialResultWriter.Write(this, stream);
    }

    /// <summary>The result of the simulation, of which every leaf is held.</summary>
    /// <param name="confidence">The confidence of the intervals, in (0, 1).</param>
    /// <exception cref="InvalidOperationException">A leaf is missing.</exception>
    public ModelResult ToResult(double confidence = 0.95)
    {
        IReadOnlyList<Problem> oddities = new SimulationOptions { Runs = Runs, Confidence = confidence }.ThrowIfInvalid();
        return ToResult(confidence, Warnings.Count > 0 ? Warnings : oddities);
    }

    /// <summary>The same part with these warnings.</summary>
    internal PartialResult Bearing(IReadOnlyList<Problem> warnings) => Copy(Runs, warnings);

    /// <summary>The leaves held, which are the first ones, as all of a simulation of their runs.</summary>
    internal PartialResult OfRunsDone() => Copy(RunsDone, Warnings);

    internal ModelResult ToResult(double confidence, IReadOnlyList<Problem> warnings, Stopping? stopping = null, long? runsAsked = null)
    {
        if (FirstMissingLeaf is { } missing)
        {
            throw new InvalidOperationException($"leaf {missing} is missing: the result of {Runs} runs needs the leaves 0..{Leaf.Count(Runs) - 1}");
        }

        Moments[] total = tree.Total();
        RunWeights? weights = Identity.Scheme.Dependence == RunDependence.Weighted ? new(Replicates![0].Tree, Runs, WholeColumn(ValueNames.Count)!) : null;
        RunWeights? uneven = weights is { AreOne: false } ? weights : null;
        DesignErrors? errors = weights is not null || Replicates is not { Count: > 0 } ? null : new(Identity.Scheme, Replicates, Runs);
        var values = new ValueOutput[ValueNames.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new ValueOutput(ValueNames[i], Runs, total[i], confidence, WholeColumn(i), histograms?[i], errors, uneven, i);
        }

        var events = new EventOutput[EventNames.Count];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = new EventOutput(EventNames[i], eventCounts[i], Runs, confidence, errors, uneven, i);
        }

        return new ModelResult(values, events, Bearing(warnings), confidence, [.. warnings, .. uneven?.Warnings() ?? []]) { RunWeights = weights, DesignErrors = errors, Stopping = stopping, RunsAsked = runsAsked ?? Runs };
    }

    internal MomentTree Tree => tree;

    /// <summary>The sums for the errors of a design, by replicate; null or empty where runs are independent.</summary>
    internal IReadOnlyDictionary<long, ReplicateSums>? Replicates { get; init; }

    internal IReadOnlyList<long> EventCounts => eventCounts;

    internal IReadOnlyList<Histogram>? Histograms => histograms;

    internal IReadOnlyList<SampleBlock> Blocks => blocks;

    internal ResultChecksum? ChecksumValue => checksum;

    /// <summary>What the order statistics of one output are read from.</summary>
    internal QuantileSource SourceOf(int output) => histograms is null ? new SampleQuantiles(WholeColumn(output)!) : new HistogramQuantiles(histograms[output]);

    private PartialResult Copy(long runs, IReadOnlyList<Problem> warnings) =>
        new(Identity, runs, [.. ValueNames], [.. EventNames], tree, eventCounts, histograms, blocks, checksum, Elapsed) { Replicates = Replicates, Warnings = warnings };

    /// <summary>All samples of one output, or past the outputs the weights, in the order of runs; null where they are not kept.</summary>
    private double[]? WholeColumn(int output)
    {
        if (histograms is not null)
        {
            return null;
        }

        if (blocks.Count == 1 && blocks[0].Columns[output].Length == Runs)
        {
            return blocks[0].Columns[output];
        }

        double[] whole = GC.AllocateUninitializedArray<double>((int)Runs);
        foreach (SampleBlock block in blocks)
        {
            foreach ((long firstRun, ReadOnlyMemory<double> samples) in block.Stretches(output, Runs))
            {
                samples.Span.CopyTo(whole.AsSpan((int)firstRun));
            }
        }

        return whole;
    }
}
