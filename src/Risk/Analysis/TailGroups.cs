namespace Risk.Analysis;

/// <summary>
/// The runs in which an input is low and those in which it is high. The bounds are quantiles of its law, not of the draws, so the groups are
/// fixed beforehand and a mean over one has the error of a plain mean.
/// </summary>
/// <remarks>Where a value of the law alone holds more than 1½ times the tail, whole values are taken: those beyond it, or it where none is.</remarks>
internal readonly struct TailGroups
{
    // How much more than the tail a group may hold before a tie is blamed for it.
    private const double Slack = 1.5;

    public TailGroups(Distribution law, double tail, ReadOnlySpan<double> draws)
    {
        double low = law.Quantile(tail), high = law.UpperQuantile(tail);
        int within = 0, without = 0;
        double below = double.NegativeInfinity, above = double.PositiveInfinity;
        foreach (double x in draws)
        {
            within += x <= low ? 1 : 0;
            without += x >= high ? 1 : 0;
            below = x < low ? Math.Max(below, x) : below;
            above = x > high ? Math.Min(above, x) : above;
        }

        double most = Slack * tail * draws.Length;
        Low = within > most && double.IsFinite(below) ? below : low;
        High = without > most && double.IsFinite(above) ? above : high;
    }

    /// <summary>An input at most this is low.</summary>
    public double Low { get; }

    /// <summary>An input at least this is high.</summary>
    public double High { get; }
}
