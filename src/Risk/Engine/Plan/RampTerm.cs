namespace Risk.Engine;

/// <summary>
/// A flow of uncertain rate that rises over a ramp: its three windows (docs/methods.md (23b)) in one operation, <see cref="Kernels.Operations{T}.AccrueRamp"/>.
/// </summary>
/// <param name="Coefficient">What flows once the ramp is over, times the growth of the flow's own rate at its beginning.</param>
/// <param name="Measure">Annuities at the boundaries.</param>
/// <param name="RampMeasure">Ramped annuities at the boundaries.</param>
/// <param name="Operands">
/// Beginning, ramp, decay at the beginning, annuity and ramped annuity of the ramp; then either 1 ⁄ rate, end and decay at the end, or annuity and ramped annuity at the
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
}
