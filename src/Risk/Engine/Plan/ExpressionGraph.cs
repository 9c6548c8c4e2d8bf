namespace Risk.Engine;

/// <summary>Who needs whom among expressions, blocks included.</summary>
internal static class ExpressionGraph
{
    /// <summary>What an expression is computed from.</summary>
    public static IEnumerable<Expression> Needs(Expression expression) => expression.Tag switch
    {
        RowSum sum => sum.Groups.SelectMany(g => g.Rows.Concat(Present(g.Accrual, g.Pulse, g.Scalar))),
        AccrualBlock block => block.Terms.SelectMany(t => t.Needs),
        PulseBlock block => block.Terms.SelectMany(t => Present(t.Coefficient, t.When)),
        TimeFamily family => family.Terms.SelectMany(t => Present(t.Coefficient, t.From, t.Until)),
        _ => expression.A,
    };

    /// <summary>All that the roots need, each after what it needs itself.</summary>
    public static List<Expression> InOrder(IEnumerable<Expression> roots)
    {
        var order = new List<Expression>();
        var seen = new HashSet<Expression>();
        var stack = new Stack<Visit>();
        foreach (Expression root in roots)
        {
            stack.Push(new(root, false));
            while (stack.TryPop(out Visit? top))
            {
                if (top.Ready)
                {
                    order.Add(top.Expression);
                }
                else if (seen.Add(top.Expression))
                {
                    stack.Push(new(top.Expression, true));
                    foreach (Expression need in Needs(top.Expression))
                    {
                        stack.Push(new(need, false));
                    }
                }
            }
        }

        return order;
    }

    /// <summary>How many expressions use each; a root counts as used once more.</summary>
    public static Dictionary<Expression, int> Uses(List<Expression> order, IEnumerable<Expression> roots)
    {
        Dictionary<Expression, int> uses = order.ToDictionary(e => e, _ => 0);
        foreach (Expression expression in order)
        {
            foreach (Expression need in Needs(expression))
            {
                uses[need]++;
            }
        }

        foreach (Expression root in roots)
        {
            uses[root]++;
        }

        return uses;
    }

    public static int Rows(Expression rows) => rows switch
    {
        { Tag: RowSum sum } => sum.Timeline.Count,
        { Tag: AccrualBlock block } => block.Timeline.Count + 1,
        { Tag: PulseBlock block } => block.Timeline.Count + 2,
        { Kind: Kind.Growth } => (int)rows.K[0],
        { Kind: Kind.Stack } => rows.A.Length,
        { Kind: Kind.Cumulative } => Rows(rows.A[0]),
        { Kind: Kind.AnnuityRows or Kind.RampAnnuityRows or Kind.RampedRows } => rows.K.Length,
        _ => 1,
    };

    private static IEnumerable<Expression> Present(params Expression?[] expressions) => expressions.Where(e => e is not null)!;

    /// <summary>An expression on the way, ready once what it needs is done.</summary>
    private sealed record Visit(Expression Expression, bool Ready);
}
