namespace Risk;

/// <summary>A rare cost overrun of another order: where it happens, the cost is the larger of it and the ordinary overrun.</summary>
public sealed record BlackSwan
{
    /// <summary>The probability that it happens.</summary>
    public Uncertain Likelihood { get; init; } = 0;

    /// <summary>Its cost ÷ the planned cost; a law with a heavy tail.</summary>
    public Uncertain Overrun { get; init; } = 1;

    /// <summary>The most it can come to, since a tail without a cap may have no mean. No cap unless set.</summary>
    public double Cap { get; init; } = double.PositiveInfinity;
}
