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
            case { Kind: Kind.Select } when a[2].Is(0) && !IsLate(a[0]):
                return Split(a[1]).Map(rest => pool.Select(a[0], rest, pool.Zero));
            default:
                return new(coefficient, pool.One);
        }
    }

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
