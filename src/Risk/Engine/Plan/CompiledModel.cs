using Risk.Engine.Kernels;
using Risk.Modelling;

namespace Risk.Engine;

/// <summary>A model ready to run under any seed: flat steps with their columns, and the outputs in the order of their names.</summary>
internal sealed unsafe class CompiledModel
{
    private static readonly HashSet<string> EmptySet = [];

    private readonly List<Step> _steps;
    private readonly Slot[] _values;
    private readonly Slot[] _events;
    private readonly Slot? _weight;
    private readonly bool[] _allowsInfinity;
    private readonly int _columns;

    private CompiledModel(SplitSteps split, Placed[] values, Placed[] events, Slot? weight, Fingerprint hash)
    {
        List<Step> steps = _steps = [.. split.Before, .. split.Again];
        (RedrawnFrom, _weight) = (split.Before.Count, weight);
        (_values, _events) = ([.. values.Select(v => v.Slot)], [.. events.Select(e => e.Slot)]);
        (ValueNames, EventNames) = ([.. values.Select(v => v.Name)], [.. events.Select(e => e.Name)]);
        _allowsInfinity = new bool[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            _allowsInfinity[i] = values[i].Infinite;
        }

        _columns = ColumnAllotment.Allot(steps, _values.Concat(_events).Concat(weight is null ? [] : [weight]).Select(s => s.Register!).Concat(split.Shared()));
        Inputs = [.. steps.SelectMany(s => s.Inputs ?? []).Order(StringComparer.Ordinal)];
        Hash = hash;
    }

    public IReadOnlyList<string> ValueNames { get; }

    public IReadOnlyList<string> EventNames { get; }

    /// <summary>The inputs that some output depends on.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The same for models that mean the same, in any process.</summary>
    public Fingerprint Hash { get; }

    public int Steps => _steps.Count;

    /// <summary>The first of the steps that depend on redrawn inputs; their number where there are none.</summary>
    public int RedrawnFrom { get; }

    /// <summary>What is done for each batch, in order.</summary>
    public IReadOnlyList<Step> Listing => _steps;

    public int Columns => _columns;

    /// <summary>Runs of a batch: fewer where so many columns would outgrow the second-level cache. It changes no bit.</summary>
    public int BestBatch => _columns > 384 ? 64 : 128;

    /// <summary>
    /// Compiles the outputs; <paramref name="unbounded"/> names those that may be infinite, such as a moment that may never come; what depends on <paramref name="redrawn"/> inputs stands
    /// apart at the end. Under <paramref name="changes"/> the inputs they name are drawn from other laws, and the weight of a run is computed beside the outputs.
    /// </summary>
    public static CompiledModel Compile(IReadOnlyDictionary<string, Node> outputs, IReadOnlySet<string> unbounded, IReadOnlySet<string>? redrawn = null, LawChanges? changes = null)
    {
        Named[] ordered = [.. outputs.Keys.Order(StringComparer.Ordinal).Select(name => new Named(name, outputs[name]))];
        if (changes is not null)
        {
            ordered = [.. ordered, new("", changes.Weight)];
        }

        InputNames.Check(ordered.Select(o => o.Node));
        var pool = new ExpressionPool();
        var canonical = new Canonicaliser(pool, ordered.Select(o => o.Node), redrawn ?? EmptySet, changes?.Laws);
        Expression[] roots = [.. ordered.Select(o => canonical.Of(o.Node))];
        if (canonical.Problems.Count > 0)
        {
            throw new ModelException([.. canonical.Problems.Distinct().OrderBy(p => p.Path, StringComparer.Ordinal)]);
        }

        var hash = new StructuralHash(7);
        for (int i = 0; i < roots.Length; i++)
        {
            hash.Add(ordered[i].Name);
            hash.Add(roots[i].Hash);
        }

        // A constant event is a mask: all bits or none.
        var isEvent = new bool[roots.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            isEvent[i] = ordered[i].Node.Shape == Shape.Event;
            if (isEvent[i] && roots[i].IsConstant)
            {
                roots[i] = pool.Constant(roots[i].Is(0) ? 0 : BitConverter.UInt64BitsToDouble(ulong.MaxValue));
            }
        }

        Model.RehearseBesideAssembly();
        (List<Step> steps, Slot[] slots) = Lanes.NativeWidth switch
        {
            8 => Assembler<Eight>.Assemble(roots, isEvent, canonical.Checks),
            2 => Assembler<Two>.Assemble(roots, isEvent, canonical.Checks),
            _ => Assembler<Four>.Assemble(roots, isEvent, canonical.Checks),
        };
        Placed[] placed = [.. ordered.Take(outputs.Count).Select((o, i) => new Placed(o.Name, o.Node.Shape, slots[i], unbounded.Contains(o.Name)))];
        return new(
            redrawn is { Count: > 0 } ? SplitSteps.Of(steps, redrawn) : new(InputPairs.Join(steps), []),
            [.. placed.Where(p => p.Shape == Shape.Number)],
            [.. placed.Where(p => p.Shape == Shape.Event)],
            changes is null ? null : slots[^1],
            hash.Value);
    }

    /// <summary>The program for a seed, and for a design other than Monte Carlo.</summary>
    public IBatchProgram Bind(ulong seed, int batchRuns = 128, DesignStreams? design = null) => new Program(this, seed, batchRuns, design);

    /// <summary>An output as the model states it.</summary>
    private sealed record Named(string Name, Node Node);

    /// <summary>An output and where its column stands.</summary>
    private sealed record Placed(string Name, Shape Shape, Slot Slot, bool Infinite);

    private sealed class Program : IBatchProgram
    {
        private readonly CompiledModel _model;
        private readonly Instruction[] _code;
        private readonly Layout _layout;
        private readonly int _redraws;

        public Program(CompiledModel model, ulong seed, int batchRuns, DesignStreams? design)
        {
            _model = model;
            // Runs drawn again together are one batch.
            BatchRuns = design is { Scheme.Redraws: > 1 } ? RunScheme.RunsTogether : batchRuns;
            _redraws = design?.Scheme.Redraws ?? 1;
            _layout = new(model._columns, BatchRuns);
            _code = GC.AllocateArray<Instruction>(model._steps.Count, pinned: true);
            for (int i = 0; i < _code.Length; i++)
            {
                _code[i] = _layout.Instruction(model._steps[i], seed, design);
            }

            Beside.BeginLoops(NewOwnFrame);
        }

        public IReadOnlyList<string> ValueNames => _model.ValueNames;

        public IReadOnlyList<string> EventNames => _model.EventNames;

        public int BatchRuns { get; }

        public bool HasWeights => _model._weight is not null;

        public bool AllowsInfinity(int value) => _model._allowsInfinity[value];

        public IBatchFrame NewFrame() => NewOwnFrame();

        private Frame NewOwnFrame() => new(_code, _layout, _model._values, _model._events, _model._weight, _model.RedrawnFrom, _redraws);
    }
}
