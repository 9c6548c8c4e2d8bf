namespace Risk.Engine;

/// <summary>Finds in a product what depends on inputs that are drawn again, so that it can multiply a whole sum in place of each of its terms.</summary>
internal sealed class LateFactors(ExpressionPool pool, IReadOnlySet<string> redrawn)
{
    private readonly Dictionary<Expression, bool> _late = [];

    /// <summary>Whether anything is drawn again.</summary>
    public bool Any => redrawn.Count > 0;

    /// <summary>The coefficient as late · rest; late is 1 where no factor depends on a redrawn input.</summary>
    public LateProduct Split(Expression coefficient)
    {
        Expression[] a = coefficient.A;
        switch (coefficient)
        {
            case var x when !IsLate(x):
                return new(pool.One, x);
            case { Kind: Kind.Linear, K: [var constant, var unit, ..] } when a.Length > 1 || constant != 0:
                // k₀ + k₁·a = k₁·(k₀ ⁄ k₁ + a): the same late factor whatever the amount.
                return new(pool.Linear(constant / unit, [.. a.Select((x, i) => new Term(coefficient.K[i + 1] / unit, x))]), pool.Constant(unit));
            case { Kind: Kind.Linear, K: [_, var scale] }:
                return Split(a[0]).Map(rest => pool.Scale(scale, rest));
            case { Kind: Kind.Product }:
                LateProduct[] parts = Array.ConvertAll(a, Split);
                return new(pool.Product(Array.ConvertAll(parts, p => p.Late)), pool.Product(Array.ConvertAll(parts, p => p.Rest)));
            case { Kind: Kind.Divide } when !IsLate(a[1]):
                return Split(a[0]).Map(rest => pool.Divide(rest, a[1]));
            case { Kind: Kind.Exp } when a[0] is { Kind: Kind.Linear } sum:
                return new(pool.Exp(Part(sum, 0, late: true)), pool.Exp(Part(sum, sum.K[0], late: false)));
            case { Kind: Kind.Select } when a[2].Is(0) && !IsLate(a[0]):
                // What the guard keeps from being infinite stays behind it: ∞ · 0 is no number.
                LateProduct guarded = Split(a[1]);
                return new(IsOwn(guarded.Late) ? guarded.Late : pool.Select(a[0], guarded.Late, pool.One), pool.Select(a[0], guarded.Rest, pool.Zero));
            default:
                return new(coefficient, pool.One);
        }
    }

    private Expression Part(Expression sum, double constant, bool late)
    {
        var terms = new List<Term>();
        for (int i = 0; i < sum.A.Length; i++)
        {
            if (IsLate(sum.A[i]) == late)
            {
                terms.Add(new(sum.K[i + 1], sum.A[i]));
            }
        }

        return pool.Linear(constant, terms);
    }

    /// <summary>Whether redrawn inputs alone make it, by what is finite for every draw.</summary>
    private bool IsOwn(Expression late) => ExpressionGraph.InOrder([late]).TrueForAll(x => x.Kind switch
    {
        Kind.Uniform => redrawn.Contains((string)x.Tag!),
        Kind.Constant or Kind.Quantile or Kind.NormalQuantile or Kind.Linear or Kind.Product or Kind.Exp or Kind.Minimum or Kind.Maximum or Kind.Select
            or Kind.Less or Kind.LessOrEqual or Kind.Equal or Kind.And or Kind.Or or Kind.Not => true,
        _ => false,
    });

    private bool IsLate(Expression expression)
    {
        if (!_late.TryGetValue(expression, out bool late))
        {
            foreach (Expression x in ExpressionGraph.InOrder([expression]))
            {
                _late[x] = x.Kind == Kind.Uniform ? redrawn.Contains((string)x.Tag!) : ExpressionGraph.Needs(x).Any(n => _late[n]);
            }

            late = _late[expression];
        }

        return late;
    }
}

/// <summary>A product in two parts.</summary>
/// <param name="Late">What depends on redrawn inputs.</param>
/// <param name="Rest">What does not.</param>
internal sealed record LateProduct(Expression Late, Expression Rest)
{
    /// <summary>The same late part and another rest.</summary>
    public LateProduct Map(Func<Expression, Expression> change) => this with { Rest = change(Rest) };
}
