namespace Risk.Programmes;

/// <summary>
/// One flow of money: <see cref="Rate"/> £m a month, e^(−decay·(t − since)) · min(1, (t − from) ⁄ ramp), on [from, until).
/// Every saving and cost of a programme is a sum of these; the ramp is docs/methods.md (11).
/// </summary>
/// <param name="Line">The line it belongs to.</param>
/// <param name="Rate">£m a month at full effect.</param>
/// <param name="From">When it begins, in months.</param>
/// <param name="Until">When it stops.</param>
internal sealed record CashFlow(CashFlowLine Line, Uncertain Rate, Uncertain From, Uncertain Until)
{
    /// <summary>Months in which it grows to its full rate.</summary>
    public double Ramp { get; init; }

    /// <summary>The rate of decay a month; null for none.</summary>
    public Uncertain? Decay { get; init; }

    /// <summary>The moment from which it decays; null for <see cref="From"/>.</summary>
    public Uncertain? Since { get; init; }
}
