using Risk.Mathematics;
using Risk.Modelling;

namespace Risk.Programmes;

/// <summary>
/// The one value of a number whose inputs each stand at one point: the most likely value of a law with a stated mode, the median of any
/// other. The records' plan is computed from these.
/// </summary>
internal sealed class CertainValue
{
    private readonly Dictionary<Node, Known> _known = new(ReferenceEqualityComparer.Instance);

    public static double Of(Distribution law)
    {
        foreach ((string name, double value) in law.Parameters)
        {
            if (name == "mode")
            {
                return value;
            }
        }

        return law.Quantile(0.5);
    }

    public double Of(Uncertain value) => value.IsNamed ? Of(value.Node) : value.Law is { } law ? Of(law) : Of(value.Bind("plan"));

    /// <summary>Depth first with a stack of its own, since a graph may be deeper than the machine's stack.</summary>
    private double Of(Node root)
    {
        if (root.IsConstant)
        {
            return root.Constant;
        }

        if (_known.TryGetValue(root, out Known? known))
        {
            return known.Value;
        }

        var pending = new Stack<Node>([root]);
        while (pending.TryPeek(out Node? node))
        {
            if (_known.ContainsKey(node))
            {
                pending.Pop();
                continue;
            }

            // What a copula joins has in the plan the value of its own law, as it would alone.
            if (node.Joined?.Law.Law is { } own)
            {
                _known[node] = new(Of(own));
                continue;
            }

            double[] x = new double[node.Arguments.Length];
            bool ready = true;
            for (int i = 0; i < x.Length; i++)
            {
                Node argument = node.Arguments[i];
                if (argument.IsConstant)
                {
                    x[i] = argument.Constant;
                }
                else if (_known.TryGetValue(argument, out known))
                {
                    x[i] = known.Value;
                }
                else
                {
                    pending.Push(argument);
                    ready = false;
                }
            }

            if (ready)
            {
                pending.Pop();
                _known[node] = new(node.Operation == Operation.LawQuantile ? Drawn(DrawnLaw.Of(node)) : Computed(node, x));
            }
        }

        return _known[root].Value;
    }

    /// <summary>The median of the law of the parameters' own values, or its quantile where a uniform is.</summary>
    private double Drawn(DrawnLaw drawn) => drawn.Make(Array.ConvertAll(drawn.Parameters, At)).Quantile(drawn.Source.Payload is ScoreLaw || drawn is { Fixed: not null, Source.Operation: Operation.Input } ? 0.5 : At(drawn.Source));

    private double At(Node node) => node.IsConstant ? node.Constant : _known[node].Value;

    private static double Computed(Node node, double[] x) => node.Operation switch
    {
        Operation.Constant => node.Constant,
        Operation.Input => Of(((InputLaw)node.Payload!).Law),
        Operation.Add => x[0] + x[1],
        Operation.Subtract => x[0] - x[1],
        Operation.Negate => -x[0],
        Operation.Multiply => x[0] * x[1],
        Operation.Divide => x[0] / x[1],
        Operation.Minimum => Math.Min(x[0], x[1]),
        Operation.Maximum => Math.Max(x[0], x[1]),
        Operation.Exp => Elementary.Exp(x[0]),
        Operation.Log => Elementary.Log(x[0]),
        Operation.Sqrt => Math.Sqrt(x[0]),
        Operation.Floor => Math.Floor(x[0]),
        Operation.Power => Elementary.Pow(x[0], (int)node.Payload!),
        Operation.Less => x[0] < x[1] ? 1 : 0,
        Operation.LessOrEqual => x[0] <= x[1] ? 1 : 0,
        Operation.Equal => x[0] == x[1] ? 1 : 0,
        Operation.And => x[0] * x[1],
        Operation.Or => Math.Max(x[0], x[1]),
        Operation.Not => 1 - x[0],
        Operation.Select => x[0] != 0 ? x[1] : x[2],

        // The draws of laws with uncertain parameters, and scores of dependent inputs: the quantile at the median of what they are made from.
        Operation.Quantile => ((Distribution)node.Payload!).Quantile(x[0]),
        Operation.Cdf => ((ScoreLaw)node.Payload!).Law.Cdf(x[0]),
        Operation.GammaQuantile => IncompleteGamma.Inverse(x[1], x[0], 1 - x[0]),
        Operation.BetaQuantile => BetaFunctions.Inverse(x[0], 1 - x[0], x[1], x[2]).X,
        Operation.Function => Called((ColumnFunction)node.Payload!, x),
        _ => throw new NotSupportedException($"the plan needs one number, but {node.Operation} is a series"),
    };

    private static unsafe double Called(ColumnFunction function, double[] x)
    {
        double** columns = stackalloc double*[x.Length];
        fixed (double* first = x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                columns[i] = first + i;
            }

            double result = 0;
            function(new Columns(columns, x.Length, 1), new Span<double>(ref result));
            return result;
        }
    }

    /// <summary>A number as an object, since a dictionary of objects is compiled already.</summary>
    private sealed record Known(double Value);
}
