using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Makes expressions: equal ones once, constants folded with the project's own arithmetic, sums and products in canonical order.</summary>
internal sealed partial class ExpressionPool
{
    private static readonly Expression[] NoArguments = [];
    private static readonly double[] NoConstants = [];

    private readonly Dictionary<Fingerprint, Expression> _pool = [];

    public ExpressionPool()
    {
        Zero = Constant(0);
        One = Constant(1);
    }

    public Expression Zero { get; }

    public Expression One { get; }

    public Expression Constant(double value) => Make(Kind.Constant, NoArguments, [value]);

    public static Fingerprint HashOf(object? tag) => tag switch
    {
        null => new(0, 0),
        string text => Hash((ref StructuralHash h) => h.Add(text)),
        int number => new Fingerprint(number < 0 ? ulong.MaxValue : 0, (ulong)number).Next(),
        Distribution law => HashOf(law),
        IStructured structured => structured.Hash,
        Delegate function => Hash((ref StructuralHash h) => h.Add($"{function.Method.DeclaringType?.FullName}.{function.Method.Name}")),
        _ => throw new InvalidOperationException($"no structural hash for {tag.GetType()}"),
    };

    public Expression Make(Kind kind, Expression[] arguments, double[]? constants = null, object? tag = null)
    {
        constants ??= NoConstants;
        var hash = new StructuralHash((ulong)kind);
        foreach (Expression argument in arguments)
        {
            hash.Add(argument.Hash);
        }

        foreach (double constant in constants)
        {
            hash.Add(constant);
        }

        if (tag is not null)
        {
            hash.Add(HashOf(tag));
        }

        // Functions are the same only when they are the same object.
        Fingerprint key = hash.Value;
        while (_pool.TryGetValue(key, out Expression? found))
        {
            if (kind != Kind.Function || Equals(found.Tag, tag))
            {
                return found;
            }

            key = key.Next();
        }

        return _pool[key] = new(kind, arguments, constants, tag, key);
    }

    public Expression Uniform(string name) => Make(Kind.Uniform, NoArguments, null, name);

    public Expression Minimum(Expression a, Expression b) => Extreme(Kind.Minimum, a, b);

    public Expression Maximum(Expression a, Expression b) => Extreme(Kind.Maximum, a, b);

    public Expression Divide(Expression a, Expression b) =>
        b.IsConstant && b.Value != 0 ? a.IsConstant ? Constant(a.Value / b.Value) : Multiply(a, Constant(1 / b.Value))
        : a == b ? One
        : Make(Kind.Divide, [a, b]);

    public Expression Exp(Expression a) => a.IsConstant ? Constant(Mathematics.Elementary.Exp(a.Value)) : Make(Kind.Exp, [a]);

    public Expression Log(Expression a) => a.IsConstant ? Constant(Mathematics.Elementary.Log(a.Value)) : Make(Kind.Log, [a]);

    public Expression Sqrt(Expression a) => a.IsConstant ? Constant(Math.Sqrt(a.Value)) : Make(Kind.Sqrt, [a]);

    public Expression Floor(Expression a) => a.IsConstant ? Constant(Math.Floor(a.Value)) : Make(Kind.Floor, [a]);

    public Expression Compare(Kind kind, Expression a, Expression b) => a.IsConstant && b.IsConstant
        ? Truth(kind switch { Kind.Less => a.Value < b.Value, Kind.LessOrEqual => a.Value <= b.Value, _ => a.Value == b.Value })
        : Make(kind, kind == Kind.Equal ? Ordered(a, b) : [a, b]);

    public Expression And(Expression a, Expression b) =>
        a == b || b.Is(1) || a.Is(0) ? a : a.Is(1) || b.Is(0) ? b : Make(Kind.And, Ordered(a, b));

    public Expression Or(Expression a, Expression b) =>
        a == b || b.Is(0) || a.Is(1) ? a : a.Is(0) || b.Is(1) ? b : Make(Kind.Or, Ordered(a, b));

    public Expression Not(Expression a) => a.IsConstant ? Truth(a.Is(0)) : a.Kind == Kind.Not ? a.A[0] : Make(Kind.Not, [a]);

    public Expression Select(Expression condition, Expression then, Expression otherwise) =>
        condition.IsConstant ? condition.Is(0) ? otherwise : then
        : then == otherwise ? then
        : otherwise.Is(0) && SplitInUnit(condition, out Expression unit, out Expression rest) ? Multiply(Select(rest, then, otherwise), unit)
        : Make(Kind.Select, [condition, then, otherwise]);

    /// <summary>e^(−kt). At a known rate, moments around one share its exponential: e^(−k(t + c)) = e^(−kc)·e^(−kt), and that of the earlier is the greater.</summary>
    public Expression Decay(Expression k, Expression t) =>
        k.IsConstant && t.IsConstant ? Constant(LaneScalar.Decay(k.Value, t.Value))
        : k.Is(0) ? One
        : !IsFalling(k) ? Make(Kind.Decay, [k, t, Divide(One, k)])
        : t is { Kind: Kind.Linear, K: [not 0.0, ..] } && Math.Abs(k.Value * t.K[0]) <= MostShift ? Scale(LaneScalar.Decay(k.Value, t.K[0]), Decay(k, WithoutConstant(t)))
        : t.Kind == Kind.Minimum && !Array.Exists(t.A, a => a.Kind == Kind.Minimum) ? Maximum(Decay(k, t.A[0]), Decay(k, t.A[1]))
        : Make(Kind.Decay, [k, t, Divide(One, k)]);

    /// <summary>(1 − e^(−kt))/k; as it stands at a known rate, where its rounding error is below 2⁻⁵² ⁄ k.</summary>
    public Expression Annuity(Expression k, Expression t) =>
        k.IsConstant && t.IsConstant ? Constant(LaneScalar.Annuity(k.Value, t.Value))
        : k.Is(0) ? t
        : IsFalling(k) ? Linear(1 / k.Value, [(-1 / k.Value, Decay(k, t))])
        : Make(Kind.Annuity, [k, t, Divide(One, k)]);

    /// <summary>A known rate at which a flow dies away fast enough for (1 − e^(−kt)) ⁄ k as it stands.</summary>
    public static bool IsFalling(Expression k) => k.IsConstant && k.Value >= LeastKnownRate;

    private const double LeastKnownRate = 1e-4;

    /// <summary>A larger shift would leave the range of a double, or lose digits that the sum itself still has.</summary>
    private const double MostShift = 8;

    private Expression WithoutConstant(Expression sum) =>
        sum is { A: [var only], K: [_, 1.0] } ? only : Make(Kind.Linear, sum.A, [0, .. sum.K.AsSpan(1)]);

    public Expression RampAnnuity(Expression k, Expression t) =>
        k.IsConstant && t.IsConstant ? Constant(LaneScalar.RampAnnuity(k.Value, t.Value))
        : k.Is(0) ? Multiply(Constant(0.5), Multiply(t, t))
        : Make(Kind.RampAnnuity, [k, t, Divide(One, k)]);

    /// <summary>Certain events are the constants 1 and 0.</summary>
    public Expression Truth(bool value) => value ? One : Zero;

    private static Fingerprint Hash(AddTo add)
    {
        var hash = new StructuralHash(0);
        add(ref hash);
        return hash.Value;
    }

    private delegate void AddTo(ref StructuralHash hash);

    private static Fingerprint HashOf(Distribution law)
    {
        var hash = new StructuralHash(1);
        hash.Add(law);
        return hash.Value;
    }

    private static Expression[] Ordered(Expression a, Expression b) => a.Hash <= b.Hash ? [a, b] : [b, a];

    private Expression Extreme(Kind kind, Expression a, Expression b)
    {
        bool least = kind == Kind.Minimum;
        if (a.IsConstant && b.IsConstant)
        {
            return (least ? a.Value < b.Value : a.Value > b.Value) ? a : b;
        }

        // No bound at all: min(a, ∞) = a.
        double neutral = least ? double.PositiveInfinity : double.NegativeInfinity;
        return a == b || b.Is(neutral) ? a : a.Is(neutral) ? b : !least && Overlap(a, b) is { } overlap ? overlap : Make(kind, Ordered(a, b));
    }
}
