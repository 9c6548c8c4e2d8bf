namespace Risk.Engine;

/// <summary>
/// Which boundaries of accrual blocks somebody asks for: a total at one date needs no other rows. Blocks that share a measure
/// of an uncertain rate share their rows, since operations walk both together.
/// </summary>
internal sealed class RowNeeds
{
    private readonly Dictionary<Fingerprint, bool[]> _rows = [];
    private readonly Dictionary<Fingerprint, int[]> _indices = [];
    private readonly List<Expression> _blocks = [];

    /// <param name="order">Expressions, each after what it needs.</param>
    public RowNeeds(List<Expression> order)
    {
        foreach (Expression x in order)
        {
            foreach (Expression block in ExpressionGraph.Needs(x))
            {
                if (block.Kind != Kind.Accrual)
                {
                    continue;
                }

                // Row 0 is the beginning, before which nothing accrues.
                bool[] rows = Of(block, ExpressionGraph.Rows(block));
                rows[0] = true;
                if (x.Kind == Kind.Element)
                {
                    rows[(int)x.Tag!] = true;
                }
                else
                {
                    for (int row = 0; row < rows.Length; row++)
                    {
                        rows[row] = true;
                    }
                }
            }
        }

        Share();
        foreach ((Fingerprint key, bool[] needed) in _rows)
        {
            _indices.Add(key, Indices(needed));
        }
    }

    /// <summary>The indices of boundaries that are needed of a block, or of the rows of a measure.</summary>
    public int[] RowsOf(Expression rows) => _indices[Key(rows)];

    private static int[] Indices(bool[] needed)
    {
        var indices = new List<int>(needed.Length);
        for (int row = 0; row < needed.Length; row++)
        {
            if (needed[row])
            {
                indices.Add(row);
            }
        }

        return [.. indices];
    }

    /// <summary>Both measures of one rate at the same boundaries come together.</summary>
    private static Fingerprint Key(Expression rows)
    {
        if (rows.Kind == Kind.Accrual)
        {
            return rows.Hash;
        }

        var hash = new StructuralHash(11);
        hash.Add(rows.A[0].Hash);
        foreach (double boundary in rows.K)
        {
            hash.Add(boundary);
        }

        return hash.Value;
    }

    private bool[] Of(Expression rows, int count)
    {
        if (!_rows.TryGetValue(Key(rows), out bool[]? needed))
        {
            _rows.Add(Key(rows), needed = new bool[count]);
            if (rows.Kind == Kind.Accrual)
            {
                _blocks.Add(rows);
            }
        }

        return needed;
    }

    private void Share()
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (Expression block in _blocks)
            {
                bool[] rows = _rows[block.Hash];
                foreach (AccrualTerm term in ((AccrualBlock)block.Tag!).Terms)
                {
                    if (!term.Measure.A[0].IsConstant)
                    {
                        changed |= Join(rows, Of(term.Measure, rows.Length));
                    }
                }
            }
        }
    }

    /// <summary>Gives both the rows of either; whether that changed one.</summary>
    private static bool Join(bool[] a, bool[] b)
    {
        bool changed = false;
        for (int row = 0; row < a.Length; row++)
        {
            changed |= a[row] != b[row];
            a[row] = b[row] = a[row] | b[row];
        }

        return changed;
    }
}
