using Risk.Engine;
using Risk.Modelling;

namespace Risk;

public sealed partial class Model
{
    /// <summary>Everything a run can tell: the inputs on which the outputs depend, those that a copula joins beside the draws that they are made of, the values and the events, each in ordinal order of name.</summary>
    /// <exception cref="ModelException">Two inputs have one name (MOD013).</exception>
    public IReadOnlyList<RunColumn> AllColumns =>
    [
        .. ColumnInputs().Keys.Order(StringComparer.Ordinal).Select(name => new RunColumn(name, RunColumnKind.Input)),
        .. _outputs.OrderBy(o => o.Value.Shape == Shape.Number ? 0 : 1).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => new RunColumn(o.Key, KindOf(o.Value))),
    ];

    /// <summary>
    /// The runs of a simulation one after another, 4,096 at a time, with the bits they have in any simulation of these options. Nothing is kept, so that their
    /// number is bounded by patience only. A value that is not a number is told as NaN, and one that is infinite as such, where a simulation ends with NUM001
    /// (<see cref="RunException"/>).
    /// </summary>
    /// <param name="columns">What to tell of each run, of <see cref="AllColumns"/>; at least one. Under importance sampling <see cref="RunColumn.Weight"/> is one of them.</param>
    /// <param name="options">Those of the simulation, with its seed. Threads and what to keep are of no importance here.</param>
    /// <param name="cancellation">Checked before every block.</param>
    /// <exception cref="ArgumentException">The options have no seed, no column is asked for, or one that the model does not have.</exception>
    /// <exception cref="ModelException">The options or the model break a rule.</exception>
    public IEnumerable<RunBlock> Runs(IReadOnlyList<RunColumn> columns, SimulationOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        ulong seed = options.Seed ?? throw new ArgumentException("say which simulation: set the seed in the options", nameof(options));
        options.ThrowIfInvalid();
        Dictionary<string, Node> inputs = ColumnInputs();
        var wanted = new Dictionary<string, Node>(StringComparer.Ordinal);
        LawChanges? changes = ChangesOf(options.Design);
        ThrowIfWeightMissing(columns, changes is not null);
        foreach (RunColumn column in columns)
        {
            if (column.Kind == RunColumnKind.Weight)
            {
                continue;
            }

            Node? node = (column.Kind == RunColumnKind.Input ? inputs : _outputs).GetValueOrDefault(column.Name);
            if (node is null || (column.Kind != RunColumnKind.Input && KindOf(node) != column.Kind))
            {
                throw new ArgumentException($"the model has no {column.Kind.ToString().ToLowerInvariant()} \"{column.Name}\"", nameof(columns));
            }

            wanted.TryAdd(KeyOf(column), node);
        }

        DesignStreams? streams = StreamsOf(options, seed);
        CompiledModel compiled = CompiledModel.Compile(wanted, wanted.Keys.ToHashSet(StringComparer.Ordinal), streams?.Redrawn, changes);
        IBatchProgram program = compiled.Bind(seed, compiled.BestBatch, streams);
        (RunColumnKind Kind, int Index)[] places = [.. columns.Select(c => (c.Kind,
            (c.Kind == RunColumnKind.Event ? program.EventNames : program.ValueNames).ToList().IndexOf(KeyOf(c))))];
        return Blocks(program, places, options.WithSeed().Whole().Runs, seed, cancellation);
    }

    private Dictionary<string, Node> ColumnInputs()
    {
        InputNames.Check(_outputs.Values);
        Dictionary<string, Node> inputs = InputsOf(_outputs.Values);
        foreach (Node node in Reached(_outputs.Values).Where(n => n.Joined is not null))
        {
            inputs.TryAdd(node.Joined!.Name, node);
        }

        return inputs;
    }

    private static IEnumerable<RunBlock> Blocks(IBatchProgram program, (RunColumnKind Kind, int Index)[] places, long runs, ulong seed, CancellationToken cancellation)
    {
        using IBatchFrame frame = program.NewFrame();
        for (long leaf = 0; leaf < Leaf.Count(runs); leaf++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[][] columns = SampleBlock.NewColumns(places.Length, Leaf.RunsIn(leaf, runs));
            for (int offset = 0; offset < columns[0].Length; offset += program.BatchRuns)
            {
                frame.Evaluate((ulong)((leaf * Leaf.Runs) + offset));
                frame.ThrowIfInvalid((leaf * Leaf.Runs) + offset, Math.Min(program.BatchRuns, columns[0].Length - offset), seed);
                Copy(frame, places, columns, offset, Math.Min(program.BatchRuns, columns[0].Length - offset));
            }

            yield return new RunBlock(leaf * Leaf.Runs, Array.ConvertAll(columns, c => (ReadOnlyMemory<double>)c));
        }
    }

    private static unsafe void Copy(IBatchFrame frame, (RunColumnKind Kind, int Index)[] places, double[][] columns, int offset, int count)
    {
        for (int c = 0; c < places.Length; c++)
        {
            Span<double> target = columns[c].AsSpan(offset, count);
            if (places[c].Kind != RunColumnKind.Event)
            {
                new ReadOnlySpan<double>(places[c].Kind == RunColumnKind.Weight ? frame.Weight : frame.Value(places[c].Index), count).CopyTo(target);
                continue;
            }

            ulong* happens = frame.Event(places[c].Index);
            for (int i = 0; i < count; i++)
            {
                target[i] = happens[i] != 0 ? 1 : 0;
            }
        }
    }

    /// <summary>Runs with weights are not told without them, nor weights of runs that have none.</summary>
    private static void ThrowIfWeightMissing(IReadOnlyList<RunColumn> columns, bool hasWeights)
    {
        if (columns.Any(c => c.Kind == RunColumnKind.Weight) != hasWeights)
        {
            throw new ArgumentException(hasWeights
                ? "the runs of importance sampling count with their weights: ask for the column RunColumn.Weight too"
                : "only the runs of importance sampling have weights", nameof(columns));
        }
    }

    private static RunColumnKind KindOf(Node output) => output.Shape == Shape.Number ? RunColumnKind.Value : RunColumnKind.Event;

    // An input and an output may share a name.
    private static string KeyOf(RunColumn column) => (column.Kind == RunColumnKind.Input ? "i " : "o ") + column.Name;
}
