using Risk.Engine;
using Risk.Modelling;

namespace Risk;

public sealed partial class Model
{
    /// <summary>Computes one run alone, with the draws and results it has in any simulation of this seed, and shows how it came about.</summary>
    /// <param name="run">The index of the run, from 0.</param>
    /// <param name="seed">The seed of the simulation.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> is negative or past 2⁵³ − 2.</exception>
    public RunExplanation Explain(long run, ulong seed) => Explain(run, new SimulationOptions { Seed = seed });

    /// <summary>Computes one run alone, as in the simulation of these options: under a sampling design other than Monte Carlo a draw depends on the number of runs too.</summary>
    /// <param name="run">The index of the run, from 0.</param>
    /// <param name="options">Those of the simulation, with its seed.</param>
    /// <exception cref="ArgumentException">The options have no seed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="run"/> is negative or past 2⁵³ − 2.</exception>
    public unsafe RunExplanation Explain(long run, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ulong seed = options.Seed ?? throw new ArgumentException("say which simulation: set the seed in the options", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(run);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(run, SimulationOptions.MaximumRuns);
        Dictionary<string, Node> inputs = InputsOf(_outputs.Values.Concat(_traces.Values));
        var wanted = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach ((string prefix, IEnumerable<KeyValuePair<string, Node>> nodes) in
            new (string, IEnumerable<KeyValuePair<string, Node>>)[] { ("i ", inputs), ("t ", _traces), ("o ", _outputs) })
        {
            foreach ((string name, Node node) in nodes)
            {
                wanted.Add(prefix + name, node);
            }
        }

        const int batch = 64;
        DesignStreams? streams = StreamsOf(options, seed);
        IBatchProgram program = CompiledModel.Compile(wanted, wanted.Keys.ToHashSet(StringComparer.Ordinal), streams?.Redrawn, ChangesOf(options.Design)).Bind(seed, batch, streams);
        using IBatchFrame frame = program.NewFrame();
        frame.Evaluate((ulong)(run / batch * batch));
        int lane = (int)(run % batch);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < program.ValueNames.Count; i++)
        {
            values.Add(program.ValueNames[i], frame.Value(i)[lane]);
        }

        var events = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        for (int i = 0; i < program.EventNames.Count; i++)
        {
            events.Add(program.EventNames[i][2..], frame.Event(i)[lane] != 0);
        }

        return new(
            run,
            seed,
            [.. inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => new InputDraw(i.Key, ((InputLaw)i.Value.Payload!).Law, values["i " + i.Key]))],
            [.. _traces.Where(t => values.ContainsKey("t " + t.Key)).Select(t => KeyValuePair.Create(t.Key, values["t " + t.Key]))],
            [.. _outputs.Where(o => o.Value.Shape == Shape.Number).Select(o => KeyValuePair.Create(o.Key, values["o " + o.Key]))],
            [.. events]) { Weight = program.HasWeights ? frame.Weight[lane] : null };
    }

    /// <summary>The inputs on which <paramref name="roots"/> depend, by name.</summary>
    internal static Dictionary<string, Node> InputsOf(IEnumerable<Node> roots)
    {
        var inputs = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (Node node in Reached(roots))
        {
            if (node.Payload is InputLaw input)
            {
                inputs.TryAdd(input.Name, node);
            }
        }

        return inputs;
    }

    /// <summary>All nodes of the graphs of <paramref name="roots"/>, each once.</summary>
    private static IEnumerable<Node> Reached(IEnumerable<Node> roots)
    {
        var seen = new HashSet<Node>();
        var stack = new Stack<Node>(roots);
        while (stack.TryPop(out Node? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            foreach (Node argument in node.Arguments)
            {
                stack.Push(argument);
            }
        }
    }
}
