using Risk.Modelling;

namespace Risk.Engine;

/// <summary>
/// From the graph as the user wrote it to expressions that are equal when they mean the same. It walks with a stack of its own, so a
/// sum of a hundred thousand terms is no deeper than one of two.
/// </summary>
internal sealed class Canonicaliser
{
    /// <summary>A series with more flows than this, used more than once, is laid out in rows once.</summary>
    private const int SharedTerms = 4;

    private readonly ExpressionPool _pool;
    private readonly SeriesLayout _layout;
    private readonly NodeTerms _terms;
    private readonly Dictionary<Node, Expression> _scalars = [];
    private readonly Dictionary<Node, SeriesForm> _series = [];
    private readonly LawForms _laws;
    private readonly DrawnForms _drawn;

    /// <param name="pool">Where equal expressions are one.</param>
    /// <param name="roots">What is asked for.</param>
    /// <param name="redrawn">The inputs that are drawn again.</param>
    /// <param name="laws">The laws of the inputs that are drawn from another than their own.</param>
    public Canonicaliser(ExpressionPool pool, IEnumerable<Node> roots, IReadOnlySet<string> redrawn, IReadOnlyDictionary<string, Distribution>? laws = null)
    {
        _pool = pool;
        _layout = new(pool, redrawn);
        _laws = new(pool, laws);
        _drawn = new(pool, _laws);
        _terms = new(roots);
    }

    /// <summary>Parameters of laws that are to be checked in every run.</summary>
    public List<ParameterCheck> Checks => _drawn.Checks;

    /// <summary>Parameters of laws that are the same in every run, and wrong.</summary>
    public List<Problem> Problems => _drawn.Problems;

    /// <summary>The canonical form of a number or an event.</summary>
    public Expression Of(Node root)
    {
        var stack = new Stack<Visit>();
        stack.Push(new(root, false));
        while (stack.TryPop(out Visit? top))
        {
            if (_scalars.ContainsKey(top.Node) || _series.ContainsKey(top.Node))
            {
                continue;
            }

            if (top.Ready)
            {
                Make(top.Node);
                continue;
            }

            stack.Push(new(top.Node, true));
            foreach ((_, Node need) in _terms.Needs(top.Node))
            {
                stack.Push(new(need, false));
            }
        }

        return _scalars[root];
    }

    /// <summary>The members in canonical order, joined two by two.</summary>
    private Expression Joined(Node node, Func<Expression, Expression, Expression> join) =>
        _terms.Chain(node).Select(m => _scalars[m.Node]).Distinct().OrderBy(m => m.Hash).Aggregate(join);

    private void Make(Node node)
    {
        if (node.Shape != Shape.Series)
        {
            _scalars[node] = Scalar(node);
            return;
        }

        SeriesForm form = Series(node);
        bool shared = _terms.UsesOf(node) > 1 && form.Terms.Count > SharedTerms && form.Terms.Exists(t => t.Primitive is not null);
        _series[node] = shared ? FormOf(node.Timeline!, _layout.Rows(form)) : form;
    }

    private Expression Scalar(Node node)
    {
        Expression A(int i) => _scalars[node.Arguments[i]];
        return node.Operation switch
        {
            Operation.Constant => _pool.Constant(node.Constant),
            Operation.Input => _laws.Of((InputLaw)node.Payload!),
            Operation.Add or Operation.Subtract or Operation.Negate => _pool.Linear(0, [.. _terms.Needs(node).Select(t => new Term(t.Sign, _scalars[t.Node]))]),
            Operation.Multiply => _pool.Multiply(A(0), A(1)),
            Operation.Divide => _pool.Divide(A(0), A(1)),
            Operation.Minimum => Joined(node, _pool.Minimum),
            Operation.Maximum => Joined(node, _pool.Maximum),
            Operation.Exp => _pool.Exp(A(0)),
            Operation.Log => _pool.Log(A(0)),
            Operation.Sqrt => _pool.Sqrt(A(0)),
            Operation.Floor => _pool.Floor(A(0)),
            Operation.Power => _pool.Product(Enumerable.Repeat(A(0), (int)node.Payload!).ToArray()),
            Operation.Less => _pool.Compare(Kind.Less, A(0), A(1)),
            Operation.LessOrEqual => _pool.Compare(Kind.LessOrEqual, A(0), A(1)),
            Operation.Equal => _pool.Compare(Kind.Equal, A(0), A(1)),
            Operation.And => Joined(node, _pool.And),
            Operation.Or => Joined(node, _pool.Or),
            Operation.Not => _pool.Not(A(0)),
            Operation.Select => _pool.Select(A(0), A(1), A(2)),
            Operation.Quantile => _laws.Of((Distribution)node.Payload!, A(0)),
            Operation.Cdf => _pool.Make(Kind.Cdf, [A(0)], null, ((ScoreLaw)node.Payload!).Law),
            Operation.GammaQuantile => _pool.Make(Kind.GammaQuantile, [A(0), A(1)]),
            Operation.BetaQuantile => _pool.Make(Kind.BetaQuantile, [A(0), A(1), A(2)]),
            Operation.LawQuantile => Drawn(DrawnLaw.Of(node)),
            Operation.Function => _pool.Make(Kind.Function, Array.ConvertAll(node.Arguments, a => _scalars[a]), null, node.Payload),
            Operation.Element => ElementOf(_series[node.Arguments[0]], (int)node.Payload!),
            _ => throw new InvalidOperationException($"{node.Operation} is not a number"),
        };
    }

    private Expression Drawn(DrawnLaw law) => _drawn.Of(
        law,
        law is { Fixed: not null, Source.Payload: InputLaw input } ? _pool.Uniform(input.Name) : _scalars[law.Source],
        Array.ConvertAll(law.Parameters, p => _scalars[p]));

    private Expression ElementOf(SeriesForm form, int period) =>
        form.Terms is [{ Primitive: null, Rows.Length: 0 } known]
            ? _pool.Multiply(known.Coefficient, _pool.Constant(known.Factors?[period] ?? 1))
            : _layout.Element(_layout.Rows(form), period);

    private SeriesForm Series(Node node)
    {
        Timeline timeline = node.Timeline!;
        Expression A(int i) => _scalars[node.Arguments[i]];
        switch (node.Operation)
        {
            case Operation.SeriesConstant:
                return new(timeline, [new(_pool.One, (double[])node.Payload!, [], null)]);
            case Operation.SeriesOf:
                return FormOf(timeline, _pool.Make(Kind.Stack, [.. node.Arguments.Select(a => _scalars[a])]));
            case Operation.Growth:
                return FormOf(timeline, _pool.Make(Kind.Growth, [A(0)], [timeline.Count]));
            case Operation.Flow:
                return new(timeline, [new(_pool.One, null, [], new FlowPrimitive(A(0), A(1), A(2), A(3), A(4), A(node.Arguments.Length > 5 ? 5 : 0)))]);
            case Operation.InPeriod:
                return new(timeline, [new(_pool.One, null, [], new MomentPrimitive(A(0)))]);
            case Operation.Cumulative:
                return FormOf(timeline, _pool.Make(Kind.Cumulative, [_layout.Rows(_series[node.Arguments[0]])]));
            case Operation.Add or Operation.Subtract or Operation.Negate:
                return Sum(node);
            case Operation.Multiply:
                return Product(node);
            default:
                throw new InvalidOperationException($"{node.Operation} is not a series");
        }
    }

    private SeriesForm Sum(Node node)
    {
        var terms = new List<SeriesTerm>();
        foreach ((double sign, Node need) in _terms.Needs(node))
        {
            if (_scalars.TryGetValue(need, out Expression? scalar))
            {
                terms.Add(new(_pool.Scale(sign, scalar), null, [], null));
            }
            else
            {
                terms.AddRange(sign == 1 ? _series[need].Terms : _series[need].Times(_pool, _pool.Constant(sign)).Terms);
            }
        }

        return new(node.Timeline!, terms);
    }

    private SeriesForm Product(Node node)
    {
        Node left = node.Arguments[0], right = node.Arguments[1];
        if (_scalars.TryGetValue(left, out Expression? scalar))
        {
            return _series[right].Times(_pool, scalar);
        }

        if (_scalars.TryGetValue(right, out scalar))
        {
            return _series[left].Times(_pool, scalar);
        }

        SeriesForm a = _series[left], b = _series[right];
        if (!b.IsFactor)
        {
            (a, b) = (b, a);
        }

        SeriesForm factor = b.IsFactor ? b : FormOf(b.Timeline, _layout.Rows(b));
        return a.Times(_pool, factor.Terms[0]);
    }

    private SeriesForm FormOf(Timeline timeline, Expression rows) => new(timeline, [new(_pool.One, null, [rows], null)]);

    /// <summary>A node on the way, ready once what it needs is done.</summary>
    private sealed record Visit(Node Node, bool Ready);
}
