using System.Numerics;
using Risk.Engine.Kernels;
using Risk.Modelling;

namespace Risk.Engine;

/// <summary>A sampling design for one seed, one number of runs and the inputs of one model: which stream each input has.</summary>
/// <remarks>
/// Sobol dimensions go first to the inputs that the design names, then to those that at least <see cref="Shared"/> values are computed from
/// (a supplier, a common cause), the most used first, then to the rest in the order of names. An input's scrambling is keyed by its name, so a new input
/// changes the draws of those behind it in this order only.
/// </remarks>
internal sealed unsafe class DesignStreams
{
    /// <summary>An input that so many values are computed from directly is shared.</summary>
    public const int Shared = 4;

    private readonly SamplingDesign design;
    private readonly ulong seed;
    private readonly Dictionary<string, int> dimensions = new(StringComparer.Ordinal);

    /// <summary>
    /// The design over <paramref name="inputs"/>, of which the model uses each as often as <paramref name="uses"/> says; the <paramref name="redrawn"/> are drawn
    /// again where <paramref name="scheme"/> has redraws.
    /// </summary>
    /// <exception cref="ModelException">RUN018: the design names an input that the model does not have.</exception>
    public DesignStreams(
        SamplingDesign design, ulong seed, RunScheme scheme, IReadOnlyList<string> inputs, IReadOnlyDictionary<string, int> uses, IReadOnlyList<string>? redrawn = null)
    {
        (this.design, this.seed, Scheme, Redrawn) = (design, seed, scheme, new HashSet<string>(redrawn ?? [], StringComparer.Ordinal));
        Problem[] unknown = [.. Unknown("design/inputs", design.Inputs, inputs), .. Unknown("design/redrawn", Redrawn, inputs)];
        if (unknown.Length > 0)
        {
            throw new ModelException(unknown);
        }

        IEnumerable<string> rest = inputs.Except(design.Inputs, StringComparer.Ordinal)
            .OrderByDescending(name => uses.GetValueOrDefault(name) >= Shared ? uses[name] : 0)
            .ThenBy(name => name, StringComparer.Ordinal);
        foreach (string name in design.Inputs.Concat(rest))
        {
            dimensions.Add(name, dimensions.Count);
        }
    }

    public RunScheme Scheme { get; }

    /// <summary>The inputs that are drawn again.</summary>
    public IReadOnlySet<string> Redrawn { get; }

    /// <summary>How many inputs have no dimension of the design and are drawn independently.</summary>
    public int Padded => design.Method == SamplingMethod.Sobol ? Math.Max(0, dimensions.Count - SobolDirections.Dimensions) : 0;

    /// <summary>The stream of an input.</summary>
    public DesignStream Of(string name)
    {
        var stream = new DesignStream { Key = StreamKey.Of(seed, name), Points = (ulong)Scheme.Points, Method = design.Method };
        if (!dimensions.TryGetValue(name, out int dimension))
        {
            // An input that no output depends on.
            stream.Method = SamplingMethod.MonteCarlo;
            return stream;
        }

        if (Redrawn.Contains(name))
        {
            stream.RedrawBits = BitOperations.Log2((uint)Scheme.Redraws);
        }
        else
        {
            stream.Points /= (ulong)Scheme.Redraws;
        }

        if (design.Method == SamplingMethod.Sobol)
        {
            if (dimension >= SobolDirections.Dimensions)
            {
                stream.Method = SamplingMethod.MonteCarlo;
            }
            else
            {
                fixed (uint* directions = SobolDirections.Of(dimension))
                {
                    stream.Directions = directions;
                }
            }
        }
        else if (design.Method == SamplingMethod.Stratified)
        {
            // A name no input can have: it is made of a space.
            (stream.GridKey, stream.Side) = (StreamKey.Of(seed, " "), (uint)design.CellsAlong(Scheme.Points));
            stream.Stride = Enumerable.Repeat(stream.Side, Math.Min(dimension, design.Inputs.Count)).Aggregate(1u, (cells, side) => unchecked(cells * side));
            stream.Method = dimension < design.Inputs.Count ? SamplingMethod.Stratified : SamplingMethod.MonteCarlo;
        }

        return stream;
    }

    private static IEnumerable<Problem> Unknown(string place, IEnumerable<string> named, IReadOnlyList<string> inputs) =>
        named.Except(inputs, StringComparer.Ordinal).Select(name => new Problem(
            "RUN018", place, $"the design names \"{name}\", which no output depends on", Hint: $"the inputs are {string.Join(", ", inputs.Take(20))}"));

    /// <summary>How many values are computed from each input directly.</summary>
    public static Dictionary<string, int> UsesOf(IEnumerable<Node> roots)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<Node>();
        var stack = new Stack<Node>(roots);
        while (stack.TryPop(out Node? node))
        {
            if (seen.Add(node))
            {
                foreach (Node argument in node.Arguments)
                {
                    if (argument.Payload is InputLaw input)
                    {
                        uses[input.Name] = uses.GetValueOrDefault(input.Name) + 1;
                    }

                    stack.Push(argument);
                }
            }
        }

        return uses;
    }
}
