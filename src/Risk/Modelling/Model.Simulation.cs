using System.Globalization;
using Risk.Engine;

namespace Risk;

public sealed partial class Model
{
    private readonly HashSet<string> _unbounded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Risk.Modelling.Node> _traces = new(StringComparer.Ordinal);
    private readonly List<Problem> _warnings = [];
    private CompiledModel? _compiled;
    private RedrawnPlan? _redrawn;
    private IReadOnlyList<string>? _lateInputs;
    private List<Problem>? _ofLaws;

    /// <summary>What is odd but allowed, of the model and of the laws of its inputs; stored in every result.</summary>
    public IReadOnlyList<Problem> Warnings => [.. _warnings, .. _ofLaws ??= WarningsOfLaws()];

    /// <summary>Adds a warning to be stored in every result.</summary>
    public void Warn(Problem warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        _warnings.Add(warning);
    }

    /// <summary>Reports a moment that may never come: +∞ is a value of it, so it has quantiles and no mean.</summary>
    public void OutputMoment(string name, Uncertain value)
    {
        Output(name, value);
        _unbounded.Add(name);
        Forget();
    }

    /// <summary>Names a value on the way from inputs to outputs. It costs nothing in a simulation; <see cref="Explain"/> shows it.</summary>
    public void Trace(string name, Uncertain value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        _traces[name] = value.Node;
    }

    /// <summary>Simulates the outputs.</summary>
    /// <param name="runs">How many simulated lives, at least 1.</param>
    /// <param name="seed">The one number of the experiment: the same seed gives the same bits, on any machine and any number of threads.</param>
    /// <exception cref="ModelException">The model or the number of runs breaks a rule; it lists all problems.</exception>
    /// <exception cref="RunException">A run has no result.</exception>
    public ModelResult Simulate(long runs = 100_000, ulong? seed = null) => Simulate(new SimulationOptions { Runs = runs, Seed = seed });

    /// <summary>Simulates the outputs.</summary>
    /// <param name="options">Runs, seed, threads, what to keep.</param>
    /// <param name="progress">Told now and then how far the simulation is.</param>
    /// <param name="cancellation">Ends the simulation between leaves of 4,096 runs.</param>
    /// <exception cref="ModelException">The model or the options break a rule; it lists all problems.</exception>
    /// <exception cref="RunException">A run has no result.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ModelResult Simulate(
        SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        (IBatchProgram program, SimulationIdentity identity, SimulationOptions seeded) = Prepare(options);
        return Simulator.Run(program, identity, seeded, WarningsOf(options, seeded, identity.Scheme), progress, cancellation);
    }

    /// <summary>Simulates a part of a simulation: some of its leaves of 4,096 runs. Parts merge to the same bits as the whole.</summary>
    /// <param name="options">Those of the whole simulation, with a seed.</param>
    /// <param name="firstLeaf">The first leaf of the part.</param>
    /// <param name="leaves">How many.</param>
    /// <param name="progress">Told now and then how far the part is.</param>
    /// <param name="cancellation">Ends the part between leaves.</param>
    /// <exception cref="ArgumentException">The options have no seed: parts of one simulation share one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No leaf, or leaves that the simulation does not have.</exception>
    public PartialResult SimulatePart(
        SimulationOptions options, long firstLeaf, long leaves, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Seed is null)
        {
            throw new ArgumentException("parts of one simulation need one seed: set it in the options", nameof(options));
        }

        (IBatchProgram program, SimulationIdentity identity, SimulationOptions seeded) = Prepare(options);
        long all = Leaf.Count(seeded.Runs);
        if (firstLeaf < 0 || firstLeaf >= all || leaves < 1 || leaves > all - firstLeaf)
        {
            (string parameter, long was) = firstLeaf < 0 || firstLeaf >= all ? (nameof(firstLeaf), firstLeaf) : (nameof(leaves), leaves);
            throw new ArgumentOutOfRangeException(parameter, was, FormattableString.Invariant($"a simulation of {seeded.Runs} runs has the leaves 0..{all - 1}: {leaves} from {firstLeaf} on are no part of it"));
        }

        PartialResult part = Simulator.RunLeaves(program, identity, seeded, firstLeaf, firstLeaf + leaves, progress: progress, cancellation: cancellation);
        return part.Bearing([.. WarningsOf(options, seeded, identity.Scheme), .. seeded.ThrowIfInvalid()]);
    }

    /// <summary>Warnings that are known before the first run, but those of the options of which all runs are whole replicates or pairs.</summary>
    private Problem[] WarningsOf(SimulationOptions options, SimulationOptions seeded, RunScheme scheme) => [.. Warnings, .. WarningsOf(options.Design), .. Oddities(options, seeded, scheme)];

    /// <summary>Those of the laws of all inputs that outputs depend on, each by the name of its input. An uplift made twice (OB001) is told of the output.</summary>
    private List<Problem> WarningsOfLaws()
    {
        var warnings = new List<Problem>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Risk.Modelling.Node node in Reached(_outputs.Values))
        {
            (string Name, Distribution Law)? input = node switch
            {
                { Joined: { Law.Law: { } own } joined } => (joined.Name, own),
                { Payload: Risk.Modelling.InputLaw { Serves: null } drawn } => (drawn.Name, drawn.Law),
                _ => null,
            };
            if (input is not { } known || !told.Add(known.Name))
            {
                continue;
            }

            foreach (Problem warning in known.Law.Warnings)
            {
                if (warning.Code != "OB001")
                {
                    warnings.Add(warning with { Path = known.Name });
                }
            }
        }

        warnings.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return warnings;
    }

    private static IEnumerable<Problem> Oddities(SimulationOptions options, SimulationOptions seeded, RunScheme scheme)
    {
        foreach (Problem odd in options.Design.Check(options.Runs).ExceptBy(seeded.Design.Check(seeded.Runs).Select(p => p.Code), p => p.Code))
        {
            yield return odd;
        }

        if (options.Design.HasRedraws && scheme.Redraws == 1)
        {
            yield return new("RUN041", "design/redraws", "no input changes amounts only with a quarter of the model at most to be computed again, so none is redrawn: these are plain Sobol points", Severity.Warning);
        }
    }

    internal (IBatchProgram Program, SimulationIdentity Identity, SimulationOptions Options) Prepare(SimulationOptions options, int? batch = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        SimulationOptions seeded = options.WithSeed().Whole();
        ulong seed = seeded.Seed!.Value;
        DesignStreams? streams = StreamsOf(options, seed);
        CompiledModel compiled = Compile(streams?.Redrawn);
        LawChanges? changes = ChangesOf(options.Design);
        RunScheme scheme = changes is null ? streams?.Scheme ?? RunScheme.Independent : RunScheme.Weighted;

        // The hash is that of the model as it is: the design says what is drawn in its place.
        CompiledModel drawn = changes is null ? compiled : CompiledModel.Compile(_outputs, _unbounded, changes: changes);
        var identity = new SimulationIdentity(
            Compile().Hash.ToString(), seed, DesignInWords(options.Design, scheme, streams), StreamKey.StreamVersion, SimulationIdentity.ThisLibrary);
        IBatchProgram program = drawn.Bind(seed, batch ?? drawn.BestBatch, streams);
        return options.Watch is { } watch && !program.EventNames.Contains(watch)
            ? throw new ModelException(new Problem("RUN024", "watch", $"no event is named \"{watch}\"" + NearNames.Hint(watch, [.. program.EventNames])))
            : (program, identity, seeded);
    }

    private static string DesignInWords(SamplingDesign design, RunScheme scheme, DesignStreams? streams) => scheme.Describe((scheme.Redraws > 1 ? design : design with { Redraws = 1 }).Name)
        + (streams is { Redrawn.Count: > 0 } ? " of " + string.Join(", ", streams.Redrawn.Order(StringComparer.Ordinal)) : "")
        + (design.Changes.Count == 0 ? "" : ": " + string.Join(", ", design.Changes.Select(InWords)))
        + (design.Inputs.Count == 0 ? "" : (design.Method == SamplingMethod.Sobol ? ", first " : ", over ") + string.Join(", ", design.Inputs))
        + (streams is { Padded: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"; {streams.Padded} inputs beyond its dimensions by Monte Carlo") : "");

    /// <summary>A change of law; one of many parameters, such as a sample, by its family and a hash of it.</summary>
    private static string InWords(ChangeOfLaw change)
    {
        const int longest = 200;
        string whole = change.ToString();
        if (whole.Length <= longest)
        {
            return whole;
        }

        var hash = new StructuralHash(0);
        hash.Add(change.Law);
        return $"{change.Input} from {change.Law.Family} {hash.Value}";
    }

    /// <summary>The streams of the inputs under a design; null for Monte Carlo, also where it draws from other laws.</summary>
    private DesignStreams? StreamsOf(SimulationOptions options, ulong seed)
    {
        if (options.Design.Method is SamplingMethod.MonteCarlo or SamplingMethod.Importance)
        {
            return null;
        }

        IReadOnlyList<string> redrawn = RedrawnUnder(options.Design);
        RunScheme scheme = options.Design.SchemeOf(options.Runs);
        return new(
            options.Design, seed, redrawn.Count == 0 ? scheme with { Redraws = 1 } : scheme, Compile().Inputs, DesignStreams.UsesOf(_outputs.Values), redrawn);
    }

    /// <summary>The inputs that a design draws again; none where it has no redraws, or no input changes amounts only.</summary>
    internal IReadOnlyList<string> RedrawnUnder(SamplingDesign design) =>
        !design.HasRedraws ? [] : design.Redrawn.Count > 0 ? design.Redrawn : _lateInputs ??= LateInputs.Of(_outputs.Values);

    // Compiled once for as long as no output is added.
    internal CompiledModel Compile() => _outputs.Count == 0
        ? throw new ModelException(new Problem("MOD002", "", $"model \"{Name}\" has no output: say what to report with model.Output(name, value)"))
        : _compiled ??= CompiledModel.Compile(_outputs, _unbounded);

    /// <summary>The plan in which what depends on the redrawn inputs stands apart; the last one is kept.</summary>
    internal CompiledModel Compile(IReadOnlySet<string>? redrawn)
    {
        if (redrawn is not { Count: > 0 })
        {
            return Compile();
        }

        if (_redrawn is { } last && last.Inputs.SetEquals(redrawn))
        {
            return last.Plan;
        }

        var made = new RedrawnPlan(redrawn, CompiledModel.Compile(_outputs, _unbounded, redrawn));
        _redrawn = made;
        return made.Plan;
    }

    /// <summary>What was found for the outputs holds no longer: there is one more.</summary>
    private void Forget() => (_compiled, _redrawn, _lateInputs, _ofLaws) = (null, null, null, null);

    private sealed record RedrawnPlan(IReadOnlySet<string> Inputs, CompiledModel Plan);
}
