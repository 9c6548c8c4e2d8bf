namespace Risk.Engine;

/// <summary>
/// A flow of uncertain rate that rises over a ramp: its three windows (docs/methods.md (23b)) in one operation, <see cref="Kernels.Operations{T}.AccrueRamp"/>.
/// </summary>
/// <param name="Coefficient">What flows once the ramp is over, times the growth of the flow's own rate at its beginning.</param>
/// <param name="Measure">Annuities at the boundaries.</param>
/// <param name="RampMeasure">Ramped annuities at the boundaries.</param>
/// <param name="Operands">
/// Beginning, 1 ⁄ ramp, decay at the beginning, annuity and ramped annuity of the ramp; then either 1 ⁄ rate, end and decay at the end, or annuity and ramped annuity at the
/// beginning and at the end.
/// </param>
/// <param name="IsSteep">Whether annuities follow from decays as they stand (<see cref="FadingFlow"/>).</param>
/// <param name="Start">A moment before which the flow has not begun.</param>
internal sealed record RampTerm(
    Expression Coefficient, Expression Measure, Expression RampMeasure, Expression[] Operands, bool IsSteep, Expression Start)
    : AccrualTerm(Coefficient, Measure, Start)
{
    public override Fingerprint Shape => HashOf(IsSteep ? 14ul : 15, [Measure, RampMeasure, .. Operands]);

    public override Expression[] Needs => [Coefficient, Measure, RampMeasure, .. Operands];

    /// <summary>What flows share that differ in amount and end alone.</summary>
    public Fingerprint Ramp => HashOf(IsSteep ? 16ul : 17, [Measure, RampMeasure, .. Operands[..Own]]);

    /// <summary>How many of the operands say when the flow begins and how it rises.</summary>
    private int Own => IsSteep ? 6 : 7;

    /// <summary>What a flow of rate 1 without end has carried by each boundary.</summary>
    public Expression Rows(ExpressionPool pool)
    {
        Expression[] end = IsSteep ? [Operands[0], Operands[2]] : [Operands[5], Operands[6]]; // not asked for
        return pool.Make(Kind.RampedRows, [Measure.A[0], Measure, RampMeasure, .. Operands[..Own], .. end], [.. Measure.K], IsSteep ? 1 : 0);
    }

    /// <summary>What a flow of rate 1 has carried by its end.</summary>
    public Expression AtEnd(ExpressionPool pool) => pool.Make(Kind.Ramped, Operands, null, IsSteep ? 1 : 0);
}
