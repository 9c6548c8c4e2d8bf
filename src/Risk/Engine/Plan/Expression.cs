namespace Risk.Engine;

/// <summary>
/// A canonical value of the plan. Equal expressions are one object (see <see cref="ExpressionPool"/>); their order, by structural
/// hash, depends on what they are and on the names of inputs, never on when they were made.
/// </summary>
internal sealed class Expression(Kind kind, Expression[] arguments, double[] constants, object? tag, Fingerprint hash)
{
    public Kind Kind { get; } = kind;

    public Expression[] A { get; } = arguments;

    public double[] K { get; } = constants;

    public object? Tag { get; } = tag;

    public Fingerprint Hash { get; } = hash;

    public bool IsConstant => Kind == Kind.Constant;

    /// <summary>The value of a constant.</summary>
    public double Value => K[0];

    public bool Is(double value) => Kind == Kind.Constant && K[0] == value;
}
