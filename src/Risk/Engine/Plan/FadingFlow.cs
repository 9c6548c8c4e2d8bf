namespace Risk.Engine;

/// <summary>The integrals of a flow that fades at its own rate δ and is discounted at ρ: at k = δ + ρ in all.</summary>
internal sealed class FadingFlow
{
    /// <summary>
    /// At a rate k at least so far from 0 in every run, (1 − e^(−kt)) ⁄ k and (1 − e^(−kt)(1 + kt)) ⁄ k² lose little as they stand: with time in
    /// months, rounding errors below 2e-13 months and 2e-10 months² (a ramp divides the second by its length).
    /// </summary>
    private const double LeastSteepRate = 2e-3;

    private readonly ExpressionPool _pool;
    private readonly Expression _own, _discount, _rate;
    private readonly bool _steep;

    public FadingFlow(ExpressionPool pool, Expression own, Expression discount)
    {
        (_pool, _own, _discount) = (pool, own, discount);
        _rate = pool.Add(own, discount);
        Interval rate = new Bounds(ExpressionGraph.InOrder([_rate])).Of(_rate);
        _steep = rate.Low >= LeastSteepRate || rate.High <= -LeastSteepRate;
    }

    /// <summary>Whether the rate is far from 0 in every run, so that annuities follow from decays as they stand.</summary>
    public bool IsSteep => _steep;

    /// <summary>Whether what flows from any moment on is bounded, or there is no fading at all.</summary>
    public bool IsBounded => _rate.Is(0) || ExpressionPool.IsFalling(_rate);

    /// <summary>e^(−kt); that of the flow's own rate, which its undiscounted amounts need, times that of discounting, which all flows share.</summary>
    public Expression Decay(Expression t) =>
        !_steep || _rate.IsConstant ? _pool.Decay(_rate, t)
        : ExpressionPool.IsFalling(_discount) ? _pool.Multiply(_pool.Decay(_own, t), _pool.Decay(_discount, t))
        : _pool.Growth(_pool.Scale(-1, _rate), t);

    /// <summary>(1 − e^(−kt)) ⁄ k.</summary>
    public Expression Annuity(Expression t) => _steep && !IsKnown(t)
        ? _pool.Multiply(Reciprocal, _pool.Linear(1, [(-1, Decay(t))]))
        : _pool.Annuity(_rate, t);

    /// <summary>(1 − e^(−kt)(1 + kt)) ⁄ k² = (annuity − t·e^(−kt)) ⁄ k.</summary>
    public Expression RampAnnuity(Expression t) => _steep && !IsKnown(t)
        ? _pool.Multiply(Reciprocal, _pool.Subtract(Annuity(t), _pool.Multiply(t, Decay(t))))
        : _pool.RampAnnuity(_rate, t);

    /// <summary>What a <see cref="RampTerm"/> takes; null where the rate is known, and its rows with it.</summary>
    public Expression[]? RampOperands(Expression from, Expression until, Expression ramp)
    {
        if (_rate.IsConstant)
        {
            return null;
        }

        Expression[] shared = [from, _pool.Divide(_pool.One, ramp), Decay(from), Annuity(ramp), RampAnnuity(ramp)];
        return _steep
            ? [.. shared, Reciprocal, until, Decay(until)]
            : [.. shared, Annuity(from), RampAnnuity(from), Annuity(until), RampAnnuity(until)];
    }

    /// <summary>The annuity at each boundary.</summary>
    public Expression AnnuityAt(double[] boundaries) => Rows(Kind.AnnuityRows, boundaries);

    /// <summary>The ramped annuity at each boundary.</summary>
    public Expression RampAnnuityAt(double[] boundaries) => Rows(Kind.RampAnnuityRows, boundaries);

    private Expression Reciprocal => _pool.Divide(_pool.One, _rate);

    private bool IsKnown(Expression t) => _rate.IsConstant && t.IsConstant;

    private Expression Rows(Kind kind, double[] boundaries) => _rate.IsConstant
        ? _pool.Make(kind, [_rate], boundaries)
        : _pool.Make(kind, [_rate, Reciprocal], boundaries, _steep ? 1 : 0);
}
