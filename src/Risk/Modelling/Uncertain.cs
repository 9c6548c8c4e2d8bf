using Risk.Modelling;

namespace Risk;

/// <summary>
/// A number that differs from run to run: an input, or what follows from inputs by arithmetic.
/// A plain number converts to a certain value; a distribution converts to an input that takes its name from the place it stands in.
/// </summary>
/// <remarks>
/// An input is one column of draws, however often it is used: <c>x * x</c> is a square and <c>x - x</c> is exactly 0.
/// Comparing gives an <see cref="Event"/>, not a bool, so <c>if (cost &gt; budget)</c> does not compile.
/// </remarks>
public sealed class Uncertain
{
    private readonly Node? _node;
    private readonly Func<string, Node>? _bind;

    internal Uncertain(Node node) => _node = node;

    private Uncertain(Func<string, Node> bind, Distribution? law, LawCall? call = null) => (_bind, Law, Call) = (bind, law, call);

    /// <summary>False while a distribution still waits for the name of its place.</summary>
    internal bool IsNamed => _node is not null;

    /// <summary>The distribution this was made from, where it is just one that waits for the name of its place; else null.</summary>
    public Distribution? Law { get; }

    /// <summary>The law with uncertain parameters this was made from, where it is just one that waits for the name of its place; else null.</summary>
    public LawCall? Call { get; }

    /// <summary>The names of the uplifts that were made on this value; one that stands twice was made twice.</summary>
    internal IReadOnlyList<string> Uplifts { get; private init; } = [];

    /// <summary>The same value with the uplifts that were made on it.</summary>
    internal Uncertain WithUplifts(IReadOnlyList<string> uplifts) =>
        _node is { } node ? new(node) { Uplifts = uplifts } : new(_bind!, Law, Call) { Uplifts = uplifts };

    /// <summary>The number, where this is a certain value as it was written; else null. What is computed from numbers is not folded here.</summary>
    public double? Constant => _node is { IsConstant: true } node ? node.Constant : null;

    internal Node Node => _node ?? throw new InvalidOperationException(
        $"{Law?.ToString() ?? "a distribution with uncertain parameters"} has no name yet: write model.Input(\"name\", …), since the name fixes its draws");

    /// <summary>The node with any waiting distribution named <paramref name="name"/>.</summary>
    internal Node Bind(string name) => _node ?? _bind!(name);

    /// <summary>A law whose graph is built once its name is known.</summary>
    internal static Uncertain Waiting(Func<string, Node> bind) => new(bind, null);

    /// <summary>A law of uncertain parameters, with the call that says it again.</summary>
    internal static Uncertain Waiting(LawCall call, Func<string, Node> bind) => new(bind, null, call);

    /// <summary>A law of uncertain parameters that is drawn from one uniform.</summary>
    internal static Uncertain OneUniform(LawCall call) => new(call.Drawn!.Named, null, call);

    /// <summary>A named input. The name fixes its draws for a given seed; renaming is the one edit that changes them.</summary>
    /// <param name="name">A name of its own within the model.</param>
    /// <param name="law">A distribution, also one with uncertain parameters.</param>
    /// <exception cref="ArgumentException">The name is empty, or <paramref name="law"/> is not a distribution.</exception>
    public static Uncertain Input(string name, Uncertain law)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(law);
        return law.IsNamed
            ? throw new ArgumentException($"input {name} needs a distribution; this value is computed from others", nameof(law))
            : new Uncertain(law.Bind(name)) { Uplifts = law.Uplifts };
    }

    /// <summary>Named inputs that a copula joins; see <see cref="DependenceGroup"/>.</summary>
    /// <param name="group">The name of the group.</param>
    /// <param name="copula">Of as many dimensions as there are inputs.</param>
    /// <param name="inputs">The inputs, in the order of the copula, each with a name of its own within the model.</param>
    /// <exception cref="ModelException">As of <see cref="DependenceGroup"/>.</exception>
    public static IReadOnlyList<Uncertain> Inputs(string group, Copula copula, params (string Name, Uncertain Law)[] inputs) => new DependenceGroup(group, copula, inputs).Values;

    /// <summary>A certain value.</summary>
    public static implicit operator Uncertain(double value) => new(Modelling.Node.Number(value));

    /// <summary>An input that takes its name from the place it stands in.</summary>
    public static implicit operator Uncertain(Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new(name => Modelling.Node.Input(name, law), law);
    }

    /// <summary>Sum.</summary>
    public static Uncertain operator +(Uncertain left, Uncertain right) => Combine(Operation.Add, left, right);

    /// <summary>Difference.</summary>
    public static Uncertain operator -(Uncertain left, Uncertain right) => Combine(Operation.Subtract, left, right);

    /// <summary>The negative.</summary>
    public static Uncertain operator -(Uncertain value) => Combine(Operation.Negate, value);

    /// <summary>Product.</summary>
    public static Uncertain operator *(Uncertain left, Uncertain right) => Combine(Operation.Multiply, left, right);

    /// <summary>Quotient. A division by zero in a run fails that run.</summary>
    public static Uncertain operator /(Uncertain left, Uncertain right) => Combine(Operation.Divide, left, right);

    /// <summary>The event that left is less than right.</summary>
    public static Event operator <(Uncertain left, Uncertain right) => Compare(Operation.Less, left, right);

    /// <summary>The event that left is greater than right.</summary>
    public static Event operator >(Uncertain left, Uncertain right) => Compare(Operation.Less, right, left);

    /// <summary>The event that left is at most right.</summary>
    public static Event operator <=(Uncertain left, Uncertain right) => Compare(Operation.LessOrEqual, left, right);

    /// <summary>The event that left is at least right.</summary>
    public static Event operator >=(Uncertain left, Uncertain right) => Compare(Operation.LessOrEqual, right, left);

    /// <summary>The event that this equals <paramref name="other"/> exactly: for whole numbers and discrete laws.</summary>
    public Event Is(Uncertain other) => Compare(Operation.Equal, this, other);

    /// <summary>The lesser of two.</summary>
    public static Uncertain Min(Uncertain left, Uncertain right) => Combine(Operation.Minimum, left, right);

    /// <summary>The greater of two.</summary>
    public static Uncertain Max(Uncertain left, Uncertain right) => Combine(Operation.Maximum, left, right);

    /// <summary>This value held within [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    public Uncertain Clamp(Uncertain minimum, Uncertain maximum) => Max(minimum, Min(this, maximum));

    /// <summary>e to the power of <paramref name="value"/>.</summary>
    public static Uncertain Exp(Uncertain value) => Combine(Operation.Exp, value);

    /// <summary>Natural logarithm. A negative argument in a run fails that run.</summary>
    public static Uncertain Log(Uncertain value) => Combine(Operation.Log, value);

    /// <summary>Square root. A negative argument in a run fails that run.</summary>
    public static Uncertain Sqrt(Uncertain value) => Combine(Operation.Sqrt, value);

    /// <summary>The greatest whole number not above <paramref name="value"/>.</summary>
    public static Uncertain Floor(Uncertain value) => Combine(Operation.Floor, value);

    /// <summary>A whole power.</summary>
    public static Uncertain Pow(Uncertain value, int exponent)
    {
        ArgumentNullException.ThrowIfNull(value);
        return exponent switch
        {
            0 => 1.0,
            1 => value,
            < 0 => 1.0 / Pow(value, checked(-exponent)),
            _ => new(Modelling.Node.With(Operation.Power, exponent, value.Node)) { Uplifts = value.Uplifts },
        };
    }

    /// <summary>A power with any exponent, e^(exponent · ln value). A negative base in a run fails that run.</summary>
    public static Uncertain Pow(Uncertain value, Uncertain exponent) => Exp(exponent * Log(value));

    /// <summary>The total of <paramref name="values"/>; 0 of none.</summary>
    public static Uncertain Sum(IEnumerable<Uncertain> values) => values.Aggregate((Uncertain)0.0, (total, value) => total + value);

    /// <summary>
    /// A function of one's own over columns of runs, as an operation of the graph. It must be pure: the same arguments give the same
    /// result, in any order and on any thread.
    /// </summary>
    /// <param name="function">Fills the result from the argument columns.</param>
    /// <param name="arguments">At least one.</param>
    public static Uncertain Function(ColumnFunction function, params Uncertain[] arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentOutOfRangeException.ThrowIfZero(arguments.Length, nameof(arguments));
        return new(Modelling.Node.With(Operation.Function, function, Array.ConvertAll(arguments, a => a.Node)));
    }

    /// <summary>A function of one's own, run by run. Pure, as in <see cref="Function(ColumnFunction, Uncertain[])"/>.</summary>
    public static Uncertain Function(Func<double, double> function, Uncertain argument)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Function(
            (columns, result) =>
            {
                ReadOnlySpan<double> x = columns[0];
                for (int i = 0; i < result.Length; i++)
                {
                    result[i] = function(x[i]);
                }
            },
            argument);
    }

    private static Uncertain Combine(Operation operation, Uncertain value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Modelling.Node.Of(operation, value.Node)) { Uplifts = value.Uplifts };
    }

    private static Uncertain Combine(Operation operation, Uncertain left, Uncertain right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Modelling.Node.Of(operation, left.Node, right.Node))
        {
            Uplifts = operation == Operation.Multiply ? [.. left.Uplifts, .. right.Uplifts] : OnEither(left, right),
        };
    }

    /// <summary>The uplifts made on one value or another: each as often as on that which has it more often, since a sum of two costs uplifted once is uplifted once.</summary>
    internal static IReadOnlyList<string> OnEither(Uncertain left, Uncertain right)
    {
        if (right.Uplifts.Count == 0)
        {
            return left.Uplifts;
        }

        List<string> onLeft = [.. left.Uplifts];
        return [.. left.Uplifts, .. right.Uplifts.Where(u => !onLeft.Remove(u))];
    }

    private static Event Compare(Operation operation, Uncertain left, Uncertain right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Modelling.Node.Of(operation, left.Node, right.Node));
    }
}
