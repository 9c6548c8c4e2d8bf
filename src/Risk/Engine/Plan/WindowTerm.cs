namespace Risk.Engine;

/// <summary>Coefficient · clamp(Measure(b), Low, High) at each boundary b.</summary>
/// <param name="Coefficient">A scalar.</param>
/// <param name="Measure">Rows that do not fall from boundary to boundary.</param>
/// <param name="Low">The measure where the flow begins.</param>
/// <param name="High">The measure where it ends.</param>
/// <param name="Start">A moment before which the flow has not begun.</param>
internal sealed record WindowTerm(Expression Coefficient, Expression Measure, Expression Low, Expression High, Expression Start)
    : AccrualTerm(Coefficient, Measure, Start)
{
    public override Fingerprint Shape => HashOf(3, Measure, Low, High);

    public override Expression[] Needs => [Coefficient, Measure, Low, High];
}
