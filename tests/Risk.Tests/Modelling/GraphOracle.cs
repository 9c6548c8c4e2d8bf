using Risk.Modelling;

namespace Risk.Tests.Modelling;

/// <summary>
/// The slow, obvious reading of the graph in plain double, written from the equations: what one run of any node yields, given the values of
/// its inputs. Flows are integrated numerically, so that the closed forms of the library have something independent to agree with.
/// </summary>
internal sealed class GraphOracle(Func<string, Distribution, double> input)
{
    private readonly Dictionary<Node, double[]> _known = new(ReferenceEqualityComparer.Instance);

    public double Number(Uncertain value) => Evaluate(value.Node)[0];

    public bool Holds(Event value) => Evaluate(value.Node)[0] != 0;

    public double[] Periods(Series value) => Evaluate(value.Node);

    public double Number(Node node) => Evaluate(node)[0];

    private double[] Evaluate(Node node)
    {
        if (!_known.TryGetValue(node, out double[]? value))
        {
            value = Compute(node);
            _known.Add(node, value);
        }

        return value;
    }

    private double[] Compute(Node node)
    {
        double[][] x = Array.ConvertAll(node.Arguments, Evaluate);
        switch (node.Operation)
        {
            case Operation.Constant:
                return [node.Constant];
            case Operation.Input:
                var law = (InputLaw)node.Payload!;
                return [input(law.Name, law.Law)];
            case Operation.SeriesConstant:
                return (double[])node.Payload!;
            case Operation.SeriesOf:
                return [.. x.Select(v => v[0])];
            case Operation.Growth:
                return [.. Enumerable.Range(0, node.Timeline!.Count).Select(t => Math.Pow(1 + x[0][0], t))];
            case Operation.Flow:
                return Flow(node.Timeline!, x[0][0], x[1][0], x[2][0], x[3][0], x[4][0], x[x.Length > 5 ? 5 : 0][0]);
            case Operation.InPeriod:
                IReadOnlyList<double> b = node.Timeline!.Boundaries;
                return [.. Enumerable.Range(0, node.Timeline.Count).Select(t => b[t] <= x[0][0] && x[0][0] < b[t + 1] ? 1.0 : 0.0)];
            case Operation.Cumulative:
                double sum = 0;
                return [.. x[0].Select(v => sum += v)];
            case Operation.Element:
                return [x[0][(int)node.Payload!]];
            default:
                int length = x.Max(v => v.Length);
                return [.. Enumerable.Range(0, length).Select(t => Scalar(node, [.. x.Select(v => v.Length == 1 ? v[0] : v[t])]))];
        }
    }

    private static double Scalar(Node node, double[] x) => node.Operation switch
    {
        Operation.Add => x[0] + x[1],
        Operation.Subtract => x[0] - x[1],
        Operation.Negate => -x[0],
        Operation.Multiply => x[0] * x[1],
        Operation.Divide => x[0] / x[1],
        Operation.Minimum => Math.Min(x[0], x[1]),
        Operation.Maximum => Math.Max(x[0], x[1]),
        Operation.Exp => Math.Exp(x[0]),
        Operation.Log => Math.Log(x[0]),
        Operation.Sqrt => Math.Sqrt(x[0]),
        Operation.Floor => Math.Floor(x[0]),
        Operation.Power => Math.Pow(x[0], (int)node.Payload!),
        Operation.Less => x[0] < x[1] ? 1 : 0,
        Operation.LessOrEqual => x[0] <= x[1] ? 1 : 0,
        Operation.Equal => x[0] == x[1] ? 1 : 0,
        Operation.And => x[0] != 0 && x[1] != 0 ? 1 : 0,
        Operation.Or => x[0] != 0 || x[1] != 0 ? 1 : 0,
        Operation.Not => x[0] != 0 ? 0 : 1,
        Operation.Select => x[0] != 0 ? x[1] : x[2],
        Operation.GammaQuantile => MathNet.Numerics.Distributions.Gamma.InvCDF(x[1], 1, x[0]),
        Operation.BetaQuantile => MathNet.Numerics.Distributions.Beta.InvCDF(x[1], x[2], x[0]),
        _ => throw new NotSupportedException(node.Operation.ToString()),
    };

    private static double[] Flow(Timeline timeline, double from, double until, double ramp, double decay, double discount, double since) =>
        [.. Enumerable.Range(0, timeline.Count).Select(t => Integral(timeline.Boundaries[t], timeline.Boundaries[t + 1], from, until, ramp, decay, discount, since))];

    private static double Integral(double begin, double end, double from, double until, double ramp, double decay, double discount, double since)
    {
        double a = Math.Max(begin, from), b = Math.Min(end, until);
        if (!(a < b))
        {
            return 0;
        }

        double kink = ramp > 0 ? Math.Clamp(from + ramp, a, b) : a;
        return Smooth(a, kink, Rate) + Smooth(kink, b, Rate);

        double Rate(double t) => Math.Exp((double.IsInfinity(since) ? 0 : -decay * (t - since)) - (discount * t)) * (ramp > 0 ? Math.Min(1, (t - from) / ramp) : 1);
    }

    /// <summary>Gauss and Legendre's rule with five points on each of sixteen parts: far below 1e-12 for these integrands.</summary>
    private static double Smooth(double a, double b, Func<double, double> f)
    {
        double[] points = [0, 0.5384693101056831, 0.9061798459386640], weights = [0.5688888888888889, 0.4786286704993665, 0.2369268850561891];
        const int Parts = 16;
        double sum = 0, half = (b - a) / Parts / 2;
        for (int i = 0; i < Parts; i++)
        {
            double middle = a + (half * ((2 * i) + 1));
            sum += half * ((weights[0] * f(middle)) + (weights[1] * (f(middle - (half * points[1])) + f(middle + (half * points[1]))))
                + (weights[2] * (f(middle - (half * points[2])) + f(middle + (half * points[2])))));
        }

        return sum;
    }
}
