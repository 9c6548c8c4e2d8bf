namespace Risk.Engine;

/// <summary>
/// Which boundaries of accrual blocks somebody asks for: a total at one date needs no other rows. Blocks that share a measure
/// of an uncertain rate share their rows, since operations walk both together.
/// </summary>
internal sealed class RowNeeds
{
    private readonly Dictionary<Expression, SortedSet<int>> _rows = [];

    /// <param name="order">Expressions, each after what it needs.</param>
    public RowNeeds(List<Expression> order)
    {
        foreach (Expression x in order)
        {
            foreach (Expression block in ExpressionGraph.Needs(x).Where(n => n.Kind == Kind.Accrual))
            {
                // Row 0 is the beginning, before which nothing accrues.
                SortedSet<int> rows = Of(block);
                rows.Add(0);
                rows.UnionWith(x.Kind == Kind.Element ? [(int)x.Tag!] : Enumerable.Range(0, ExpressionGraph.Rows(block)));
            }
        }

        Share();
    }

    /// <summary>The indices of boundaries that are needed of a block, or of the rows of a measure.</summary>
    public int[] RowsOf(Expression rows) => _rows.TryGetValue(Key(rows), out SortedSet<int>? needed) ? [.. needed] : [.. Enumerable.Range(0, ExpressionGraph.Rows(rows))];

    private SortedSet<int> Of(Expression rows)
    {
        if (!_rows.TryGetValue(Key(rows), out SortedSet<int>? needed))
        {
            _rows.Add(Key(rows), needed = []);
        }

        return needed;
    }

    /// <summary>Both measures of one rate come together.</summary>
    private static Expression Key(Expression rows) => rows.Kind is Kind.AnnuityRows or Kind.RampAnnuityRows ? rows.A[0] : rows;

    private void Share()
    {
        Expression[] blocks = [.. _rows.Keys];
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (Expression block in blocks)
            {
                SortedSet<int> rows = _rows[block];
                foreach (Expression measure in ((AccrualBlock)block.Tag!).Terms.Select(t => t.Measure).Where(m => !m.A[0].IsConstant))
                {
                    SortedSet<int> shared = Of(measure);
                    int before = rows.Count + shared.Count;
                    shared.UnionWith(rows);
                    rows.UnionWith(shared);
                    changed |= rows.Count + shared.Count != before;
                }
            }
        }
    }
}
