namespace Risk.Engine;

/// <summary>Finds time in what users write out by hand, year by year, so that it runs as fast as the primitives of a timeline.</summary>
internal sealed partial class ExpressionPool
{
    /// <summary>max(0, min(hi, until) − max(lo, from)), in any of its spellings: the part of [from, until) between lo and hi.</summary>
    private Expression? Overlap(Expression a, Expression b)
    {
        (Expression zero, Expression length) = a.IsConstant ? (a, b) : (b, a);
        if (!zero.Is(0) || length.Kind != Kind.Linear || length.A.Length > 2)
        {
            return null;
        }

        // One end may be known: hi − max(lo, from), or min(hi, until) − lo.
        Expression? from = null, until = null;
        double low = double.NaN, high = double.NaN;
        for (int i = 0; i < length.A.Length; i++)
        {
            Expression end = length.A[i];
            if (length.K[i + 1] == 1 && end.Kind == Kind.Minimum && Known(end, out high, out until)
                || (length.K[i + 1] == -1 && end.Kind == Kind.Maximum && Known(end, out low, out from)))
            {
                continue;
            }

            return null;
        }

        if (from is null)
        {
            (low, from) = (-length.K[0], Constant(double.NegativeInfinity));
        }
        else if (until is null)
        {
            (high, until) = (length.K[0], Constant(double.PositiveInfinity));
        }
        else if (length.K[0] != 0)
        {
            return null;
        }

        return low < high ? Make(Kind.Overlap, [from, until!], [low, high]) : null;
    }

    private static bool Known(Expression extreme, out double constant, out Expression other)
    {
        int known = extreme.A[0].IsConstant ? 0 : 1;
        other = extreme.A[1 - known];
        constant = extreme.A[known].IsConstant ? extreme.A[known].Value : double.NaN;
        return extreme.A[known].IsConstant;
    }

    /// <summary>A condition ⌊x⌋ = t, alone or with others: the indicator of the year and what is left of the condition.</summary>
    private bool SplitInUnit(Expression condition, out Expression unit, out Expression rest)
    {
        (unit, rest) = (One, One);
        if (condition.Kind == Kind.And)
        {
            for (int i = 0; i < 2; i++)
            {
                if (SplitInUnit(condition.A[i], out unit, out Expression left))
                {
                    rest = And(left, condition.A[1 - i]);
                    return true;
                }
            }
        }

        if (condition.Kind != Kind.Equal)
        {
            return false;
        }

        (Expression year, Expression floor) = condition.A[0].IsConstant ? (condition.A[0], condition.A[1]) : (condition.A[1], condition.A[0]);
        if (!year.IsConstant || floor.Kind != Kind.Floor || Math.Floor(year.Value) != year.Value)
        {
            return false;
        }

        unit = Make(Kind.InUnit, [floor.A[0]], [year.Value, year.Value + 1]);
        return true;
    }

    /// <summary>
    /// Σ kᵢ·Fᵢ·G·overlap(Mᵢ, Xᵢ; t) becomes G times one member, between t and t + 1, of the family (kᵢ·Fᵢ, Mᵢ, Xᵢ): the common factor G
    /// leaves the sum, so that the same sum in other years is the same family.
    /// </summary>
    private List<Term> Families(List<Term> terms)
    {
        foreach (Kind kind in (Kind[])[Kind.Overlap, Kind.InUnit])
        {
            List<Term> found = terms.FindAll(t => Primitive(t.X, kind) is not null);
            if (found.Count < 2)
            {
                continue;
            }

            foreach (IGrouping<(double, double), Term> group in found.GroupBy(t => Between(Primitive(t.X, kind)!)).ToArray())
            {
                Term[] members = [.. group];
                if (members.Length < 2)
                {
                    continue;
                }

                terms.RemoveAll(t => members.Contains(t));
                List<Expression> common = Common(members.Select(m => Rest(m.X, kind)));
                var family = new TimeFamily(
                    kind == Kind.InUnit,
                    [.. members.Select(m => Member(m, kind, common)).OrderBy(m => m.Hash)]);
                terms.Add((1, Product([.. common, Make(Kind.FamilySum, NoArguments, [group.Key.Item1, group.Key.Item2], family)])));
            }
        }

        Merge(terms);
        return terms;
    }

    private static (double, double) Between(Expression primitive) => (primitive.K[0], primitive.K[1]);

    /// <summary>The one time primitive among the factors, if there is exactly one.</summary>
    private static Expression? Primitive(Expression x, Kind kind) =>
        x.Kind == kind ? x
        : x.Kind == Kind.Product && x.A.Count(f => f.Kind == kind) == 1 ? Array.Find(x.A, f => f.Kind == kind)
        : null;

    private static List<Expression> Rest(Expression x, Kind kind) =>
        x.Kind == Kind.Product ? [.. x.A.Where(f => f.Kind != kind)] : [];

    /// <summary>The factors, with their powers, that all have.</summary>
    private static List<Expression> Common(IEnumerable<List<Expression>> all)
    {
        List<Expression>? common = null;
        foreach (List<Expression> factors in all)
        {
            var left = new List<Expression>(factors);
            common = common is null ? left : common.FindAll(left.Remove);
        }

        return common!;
    }

    private TimeTerm Member(Term term, Kind kind, List<Expression> common)
    {
        List<Expression> own = Rest(term.X, kind);
        foreach (Expression factor in common)
        {
            own.Remove(factor);
        }

        Expression primitive = Primitive(term.X, kind)!;
        return new(Scale(term.K, Product([.. own])), primitive.A[0], primitive.A.Length > 1 ? primitive.A[1] : null);
    }
}
