using Risk.Modelling;

namespace Risk.Analysis;

/// <summary>Some outputs of a model, and the draws of every input on which they depend, in the same runs.</summary>
internal sealed class InputsBesideOutputs
{
    private const string OutputMark = "o ", InputMark = "i ";

    public InputsBesideOutputs(Model model, IEnumerable<string> outputs, SimulationOptions options, CancellationToken cancellation)
    {
        var derived = new Model(model.Name);
        Node[] roots = [.. outputs.Distinct(StringComparer.Ordinal).Select(output =>
        {
            Node node = model.OutputNamed(output);
            derived.OutputMoment(OutputMark + output, node.Shape == Shape.Event ? new Event(node).AsNumber() : new Uncertain(node));
            return node;
        })];
        foreach ((string input, (Node node, _)) in Of(roots))
        {
            derived.Output(InputMark + input, new Uncertain(node));
        }

        try
        {
            Result = derived.Simulate(
                options with { KeepSamples = true, Checksum = false, Watch = null, ResultWhenCancelled = false, Design = options.Design with { Redraws = 1, Redrawn = [] } }, cancellation: cancellation);
        }
        catch (RunException e) when (e.Code == "NUM001")
        {
            // "NaN from output o x": the letter is of the derived model, which no user knows.
            string name = e.Name[2..];
            throw new RunException(e.Code, name, e.Run, e.Seed, $"{e.Message[..e.Message.IndexOf(' ', StringComparison.Ordinal)]} from {(e.Name.StartsWith(OutputMark, StringComparison.Ordinal) ? "output" : "input")} {name}");
        }
    }

    /// <summary>The result of both, whose names are marked.</summary>
    public ModelResult Result { get; }

    /// <summary>An output in every run; an event as 0 and 1.</summary>
    public ValueOutput Output(string name) => Result.Values[OutputMark + name];

    /// <summary>The draws of an input in every run.</summary>
    public ValueOutput Input(string name) => Result.Values[InputMark + name];

    /// <summary>The inputs on which <paramref name="roots"/> depend. One that a copula joins stands for itself, in place of the draws that it is made of; where its parameters are uncertain it has no one law, so those stand.</summary>
    public static Dictionary<string, (Node Node, Distribution Law)> Of(IEnumerable<Node> roots)
    {
        var inputs = new Dictionary<string, (Node Node, Distribution Law)>(StringComparer.Ordinal);
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(roots);
        while (pending.TryPop(out Node? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node.Joined is { Law.Law: { } own } joined)
            {
                inputs.TryAdd(joined.Name, (node, own));
                continue;
            }

            if (node.Payload is InputLaw input)
            {
                inputs.TryAdd(input.Name, (node, input.Law));
            }

            foreach (Node argument in node.Arguments)
            {
                pending.Push(argument);
            }
        }

        return inputs;
    }
}
