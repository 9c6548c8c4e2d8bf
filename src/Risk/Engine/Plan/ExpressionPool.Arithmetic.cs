using System.Runtime.InteropServices;

namespace Risk.Engine;

/// <summary>Sums are K[0] + Σ K[i]·A[i] and products Π A[i], each flat and in canonical order, so that x − x is 0 and x · x a square.</summary>
internal sealed partial class ExpressionPool
{
    /// <summary>A longer sum stays one column where it is a term of another, so that shared totals are added up once.</summary>
    private const int LongSum = 4;

    public Expression Add(Expression a, Expression b) => Linear(0, [(1, a), (1, b)]);

    public Expression Subtract(Expression a, Expression b) => Linear(0, [(1, a), (-1, b)]);

    public Expression Scale(double factor, Expression a) => Linear(0, [(factor, a)]);

    public Expression Linear(double constant, List<Term> terms)
    {
        var flat = new List<Term>(terms.Count);
        foreach ((double k, Expression x) in terms)
        {
            if (x.IsConstant)
            {
                constant = double.IsFinite(x.Value) || k != 0 ? constant + (k * x.Value) : constant;
            }
            else if (x.Kind == Kind.Linear && x.A.Length <= LongSum)
            {
                constant += k * x.K[0];
                for (int i = 0; i < x.A.Length; i++)
                {
                    flat.Add((k * x.K[i + 1], x.A[i]));
                }
            }
            else
            {
                flat.Add((k, x));
            }
        }

        Merge(flat);
        if (flat.Count > 1)
        {
            flat = Families(flat);
        }

        if (flat.Count == 0)
        {
            return Constant(constant);
        }

        if (flat.Count == 1 && constant == 0 && flat[0].K == 1)
        {
            return flat[0].X;
        }

        var (arguments, constants) = (new Expression[flat.Count], new double[flat.Count + 1]);
        constants[0] = constant;
        for (int i = 0; i < flat.Count; i++)
        {
            (arguments[i], constants[i + 1]) = (flat[i].X, flat[i].K);
        }

        return Make(Kind.Linear, arguments, constants);
    }

    public Expression Multiply(Expression a, Expression b) => Product([a, b]);

    public Expression Product(ReadOnlySpan<Expression> factors)
    {
        double scale = 1;
        var flat = new List<Expression>(factors.Length);
        List<Term>? exponents = null;
        foreach (Expression factor in factors)
        {
            Expression x = factor;
            if (x.Kind == Kind.Linear && x.A.Length == 1 && x.K[0] == 0)
            {
                scale *= x.K[1];
                x = x.A[0];
            }

            foreach (Expression part in x.Kind == Kind.Product ? x.A.AsSpan() : new ReadOnlySpan<Expression>(in x))
            {
                if (part.IsConstant)
                {
                    scale *= part.Value;
                }
                else if (part.Kind == Kind.Exp)
                {
                    (exponents ??= []).Add((1, part.A[0]));
                }
                else
                {
                    flat.Add(part);
                }
            }
        }

        // e^a · e^b = e^(a + b): one exponential instead of two, and e^(ρt) · e^(−ρt) is exactly 1.
        if (exponents is not null)
        {
            Expression power = exponents.Count == 1 ? Exp(exponents[0].X) : Exp(Linear(0, exponents));
            if (power.IsConstant)
            {
                scale *= power.Value;
            }
            else
            {
                flat.Add(power);
            }
        }

        if (scale == 0)
        {
            return Zero;
        }

        if (flat.Count == 0)
        {
            return Constant(scale);
        }

        // A constant factor goes into a sum: it costs nothing there.
        if (flat.Count == 1)
        {
            return scale == 1 ? flat[0] : Linear(0, [(scale, flat[0])]);
        }

        flat.Sort(static (p, q) => p.Hash.CompareTo(q.Hash));
        Expression product = Make(Kind.Product, [.. flat]);
        return scale == 1 ? product : Make(Kind.Linear, [product], [0, scale]);
    }

    /// <summary>e^(k·t), with the product k·t written out where k is a sum, so that parts of it can cancel.</summary>
    public Expression Growth(Expression k, Expression t) => Exp(Distribute(k, t));

    private Expression Distribute(Expression k, Expression t)
    {
        if (k.Kind != Kind.Linear)
        {
            return Multiply(k, t);
        }

        var terms = new List<Term> { new(k.K[0], t) };
        for (int i = 0; i < k.A.Length; i++)
        {
            terms.Add((k.K[i + 1], Multiply(k.A[i], t)));
        }

        return Linear(0, terms);
    }

    /// <summary>Sorts by structure, joins equal expressions and drops those that cancel.</summary>
    private static void Merge(List<Term> terms)
    {
        terms.Sort(static (p, q) => p.X == q.X ? p.K.CompareTo(q.K) : p.X.Hash.CompareTo(q.X.Hash));
        Span<Term> span = CollectionsMarshal.AsSpan(terms);
        int n = 0;
        foreach ((double k, Expression x) in span)
        {
            if (n > 0 && span[n - 1].X == x)
            {
                span[n - 1] = (span[n - 1].K + k, x);
            }
            else
            {
                span[n++] = (k, x);
            }
        }

        terms.RemoveRange(n, terms.Count - n);
        terms.RemoveAll(static t => t.K == 0);
    }
}
