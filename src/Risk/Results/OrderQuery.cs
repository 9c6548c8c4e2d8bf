namespace Risk.Results;

/// <summary>
/// Quantiles as order statistics: of each p the two neighbours of rank (n − 1)p, between which type 7 interpolates
/// (R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361–365),
/// and the ends of its interval. All ranks are asked for at once.
/// </summary>
internal sealed class OrderQuery
{
    private readonly long runs;
    private readonly double[] positions;
    private readonly OrderStatisticInterval[] intervals;
    private readonly long[] ranks;
    private readonly double[] values;

    public OrderQuery(long runs, ReadOnlySpan<double> probabilities, double? confidence = null)
    {
        this.runs = runs;
        positions = new double[probabilities.Length];
        intervals = new OrderStatisticInterval[confidence is null ? 0 : probabilities.Length];
        var wanted = new SortedSet<long>();
        for (int i = 0; i < probabilities.Length; i++)
        {
            positions[i] = (runs - 1) * probabilities[i];
            long below = (long)positions[i];
            wanted.Add(below);
            wanted.Add(Math.Min(below + 1, runs - 1));
            if (confidence is { } level)
            {
                intervals[i] = OrderStatisticInterval.Of(runs, probabilities[i], level);
                wanted.Add(Math.Clamp(intervals[i].LowerRank - 1, 0, runs - 1));
                wanted.Add(Math.Clamp(intervals[i].UpperRank - 1, 0, runs - 1));
            }
        }

        ranks = [.. wanted];
        values = new double[ranks.Length];
    }

    /// <summary>The quantiles from <paramref name="source"/>.</summary>
    public double[] Answer(QuantileSource source)
    {
        source.Select(ranks, values);
        var quantiles = new double[positions.Length];
        for (int i = 0; i < quantiles.Length; i++)
        {
            long below = (long)positions[i];
            quantiles[i] = Between(At(below), At(Math.Min(below + 1, runs - 1)), positions[i] - below);
        }

        return quantiles;
    }

    /// <summary>The interval of the quantile <paramref name="index"/>, after <see cref="Answer"/>; open ends are infinite.</summary>
    public (double Low, double High) Interval(int index)
    {
        OrderStatisticInterval interval = intervals[index];
        return (
            interval.LowerRank == 0 ? double.NegativeInfinity : At(interval.LowerRank - 1),
            interval.UpperRank == runs + 1 ? double.PositiveInfinity : At(interval.UpperRank - 1));
    }

    private double At(long rank) => values[Array.BinarySearch(ranks, rank)];

    /// <summary>a + part·(b − a), with no ∞ − ∞: towards an infinite neighbour there is no between, so the nearer one stands.</summary>
    private static double Between(double a, double b, double part)
    {
        if (part == 0 || a == b)
        {
            return a;
        }

        double step = b - a;
        return double.IsFinite(step) ? a + (part * step)
            : double.IsFinite(a) && double.IsFinite(b) ? ((1 - part) * a) + (part * b)
            : part < 0.5 ? a : b;
    }
}
