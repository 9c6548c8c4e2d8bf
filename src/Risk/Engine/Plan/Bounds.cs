using Risk.Engine.Kernels;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>
/// What is known beforehand of the values that expressions take, in every run. Bounds are wide enough for rounding; where nothing is known they are infinite.
/// They choose among operations of the same bits, and among formulas of what fades (<see cref="FadingFlow"/>, <see cref="Kernels.IFade"/>), where another choice would change last digits.
/// </summary>
internal sealed class Bounds
{
    /// <summary>More than the rounding of any operation or table, relative to its terms.</summary>
    private const double Slack = 1e-8;

    private static readonly Interval Anything = new(double.NegativeInfinity, double.PositiveInfinity);

    private readonly Dictionary<Expression, Interval> _bounds = [];

    /// <param name="order">Expressions, each after what it needs.</param>
    public Bounds(List<Expression> order)
    {
        foreach (Expression x in order)
        {
            Add(x);
        }
    }

    /// <summary>The bounds of one of the expressions, or of a constant.</summary>
    public Interval Of(Expression x) => x.IsConstant ? new(x.Value, x.Value) : _bounds.GetValueOrDefault(x, Anything);

    /// <summary>The bounds of any expression, found now with those of what it needs where they are not known yet.</summary>
    public Interval Learned(Expression x)
    {
        var stack = new Stack<Expression>();
        stack.Push(x);
        while (stack.TryPeek(out Expression? top))
        {
            int waiting = stack.Count;
            if (!_bounds.ContainsKey(top))
            {
                foreach (Expression need in ExpressionGraph.Needs(top))
                {
                    if (!_bounds.ContainsKey(need))
                    {
                        stack.Push(need);
                    }
                }
            }

            if (stack.Count == waiting)
            {
                Add(stack.Pop());
            }
        }

        return Of(x);
    }

    private void Add(Expression x)
    {
        Interval found = Find(x);

        // Not a number, as from ∞ − ∞, says that nothing is known.
        _bounds[x] = found.Low <= found.High ? found : Anything;
    }

    private Interval Find(Expression x)
    {
        switch (x.Kind)
        {
            case Kind.Constant:
                return new(x.Value, x.Value);
            case Kind.Uniform:
                return new(QuantileTable.LeastV, 1 - QuantileTable.LeastV);
            case Kind.NormalQuantile:
                return new(-9, 9);
            case Kind.Quantile:
                var law = (Distribution)x.Tag!;
                return Widened(law.Quantile(QuantileTable.LeastV), law.UpperQuantile(QuantileTable.LeastV));
            case Kind.Linear when x is { A: [{ Kind: Kind.Uniform }], K: [1, -1] }:
                return new(QuantileTable.LeastV, 1 - QuantileTable.LeastV); // without rounding, so that its logarithm is bounded
            case Kind.Linear:
                return Sum(x);
            case Kind.Product:
                return x.A.Select(Of).Aggregate((a, b) => { Interval product = Interval.Product(a, b); return Widened(product.Low, product.High); });
            case Kind.Minimum:
                return Both(x, Math.Min);
            case Kind.Maximum:
                return Both(x, Math.Max);
            case Kind.Exp:
                return Widened(Elementary.Exp(Of(x.A[0]).Low), Elementary.Exp(Of(x.A[0]).High));
            case Kind.Log when Of(x.A[0]).Low > 0:
                return Widened(Elementary.Log(Of(x.A[0]).Low), Elementary.Log(Of(x.A[0]).High));
            case Kind.Decay when x.A[0].IsConstant:
                Interval time = Of(x.A[1]);
                double k = x.A[0].Value;
                return Widened(Elementary.Exp(-k * (k < 0 ? time.Low : time.High)), Elementary.Exp(-k * (k < 0 ? time.High : time.Low)));
            case Kind.Floor:
                return new(Math.Floor(Of(x.A[0]).Low), Of(x.A[0]).High);
            case Kind.Select:
                Interval then = Of(x.A[1]), otherwise = Of(x.A[2]);
                return new(Math.Min(then.Low, otherwise.Low), Math.Max(then.High, otherwise.High));
            case Kind.GammaQuantile:
                return new(0, double.PositiveInfinity);
            case Kind.BetaQuantile or Kind.Cdf:
                return new(0, 1);
            default:
                return Anything;
        }
    }

    private Interval Sum(Expression x)
    {
        if (x is { A: [var only], K: [0, var factor] })
        {
            // A multiple keeps its sign.
            (double from, double to) = (factor * Of(only).Low, factor * Of(only).High);
            return Widened(Math.Min(from, to), Math.Max(from, to));
        }

        double low = x.K[0], high = x.K[0], size = Math.Abs(x.K[0]);
        for (int i = 0; i < x.A.Length; i++)
        {
            (Interval term, double k) = (Of(x.A[i]), x.K[i + 1]);
            low += k < 0 ? k * term.High : k * term.Low;
            high += k < 0 ? k * term.Low : k * term.High;
            double most = Math.Abs(k) * Math.Max(Math.Abs(term.Low), Math.Abs(term.High));
            size += double.IsFinite(most) ? most : 0;
        }

        return new(low - (Slack * size), high + (Slack * size));
    }

    private Interval Both(Expression x, Func<double, double, double> choose)
    {
        (Interval a, Interval b) = (Of(x.A[0]), Of(x.A[1]));
        return new(choose(a.Low, b.Low), choose(a.High, b.High));
    }

    private static Interval Widened(double low, double high) => new(low - (Slack * Math.Abs(low)), high + (Slack * Math.Abs(high)));
}

/// <summary>From Low to High, both ends included.</summary>
internal sealed record Interval(double Low, double High)
{
    public bool IsWithin(double limit) => Low >= -limit && High <= limit;

    /// <summary>All products of a member of each, but for rounding.</summary>
    public static Interval Product(Interval a, Interval b)
    {
        double p = a.Low * b.Low, q = a.Low * b.High, r = a.High * b.Low, s = a.High * b.High;
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }
}
