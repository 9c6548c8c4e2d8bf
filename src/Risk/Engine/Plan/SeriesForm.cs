namespace Risk.Engine;

/// <summary>A series as a sum of terms, before it is laid out in rows. Forms are not changed once made.</summary>
internal sealed class SeriesForm(Timeline timeline, List<SeriesTerm> terms)
{
    public Timeline Timeline { get; } = timeline;

    public List<SeriesTerm> Terms { get; } = terms;

    /// <summary>One term that is a row factor only, so that it may multiply every term of another form.</summary>
    public bool IsFactor => Terms.Count == 1 && Terms[0].Primitive is null;

    public SeriesForm Times(ExpressionPool pool, Expression scalar) =>
        new(Timeline, Terms.ConvertAll(t => t with { Coefficient = pool.Multiply(t.Coefficient, scalar) }));

    public SeriesForm Times(ExpressionPool pool, SeriesTerm factor) => new(Timeline, Terms.ConvertAll(t => t with
    {
        Coefficient = pool.Multiply(t.Coefficient, factor.Coefficient),
        Factors = Product(t.Factors, factor.Factors),
        Rows = Union(t.Rows, factor.Rows),
    }));

    private static double[]? Product(double[]? a, double[]? b) =>
        a is null ? b : b is null ? a : [.. a.Zip(b, static (x, y) => x * y)];

    private static Expression[] Union(Expression[] a, Expression[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == 0 ? b : a;
        }

        Expression[] both = [.. a, .. b];
        Array.Sort(both, static (p, q) => p.Hash.CompareTo(q.Hash));
        return both;
    }
}

/// <summary>Coefficient × Factors[t] × Π Rows[t] × primitive[t]; an absent part is 1.</summary>
/// <param name="Coefficient">A scalar.</param>
/// <param name="Factors">Known numbers, one a period.</param>
/// <param name="Rows">Uncertain rows, one a period, in canonical order.</param>
/// <param name="Primitive">A flow or a moment.</param>
internal sealed record SeriesTerm(Expression Coefficient, double[]? Factors, Expression[] Rows, SeriesPrimitive? Primitive);

/// <summary>What happens in time.</summary>
internal abstract record SeriesPrimitive;

/// <summary>See <see cref="Timeline.Flow"/>.</summary>
internal sealed record FlowPrimitive(Expression From, Expression Until, Expression Ramp, Expression Decay, Expression Discount, Expression Since) : SeriesPrimitive;

/// <summary>See <see cref="Timeline.In"/>.</summary>
internal sealed record MomentPrimitive(Expression When) : SeriesPrimitive;
