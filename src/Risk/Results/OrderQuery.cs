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
    private QuantileSource? source;
    private int wanted;

    public OrderQuery(long runs, ReadOnlySpan<double> probabilities, double? confidence = null)
    {
        this.runs = runs;
        positions = new double[probabilities.Length];
        intervals = new OrderStatisticInterval[confidence is null ? 0 : probabilities.Length];
        ranks = new long[4 * probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            positions[i] = (runs - 1) * probabilities[i];
            long below = (long)positions[i];
            Want(below);
            Want(Math.Min(below + 1, runs - 1));
            if (confidence is { } level)
            {
                intervals[i] = OrderStatisticInterval.Of(runs, probabilities[i], level);
                Want(Math.Clamp(intervals[i].LowerRank - 1, 0, runs - 1));
                Want(Math.Clamp(intervals[i].UpperRank - 1, 0, runs - 1));
            }
        }

        values = new double[wanted];
    }

    /// <summary>The quantiles from <paramref name="source"/>.</summary>
    public double[] Answer(QuantileSource source)
    {
        this.source = source;
        source.Select(new(ranks, 0, wanted), values);
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
            interval.LowerRank == 0 ? double.NegativeInfinity : source!.Within(At(interval.LowerRank - 1)).Least,
            interval.UpperRank == runs + 1 ? double.PositiveInfinity : source!.Within(At(interval.UpperRank - 1)).Greatest);
    }

    private double At(long rank) => values[Place(rank)];

    /// <summary>Adds a rank to those asked for, which stand in order and each once.</summary>
    private void Want(long rank)
    {
        int at = Place(rank);
        if (at == wanted || ranks[at] != rank)
        {
            Array.Copy(ranks, at, ranks, at + 1, wanted - at);
            ranks[at] = rank;
            wanted++;
        }
    }

    /// <summary>How many of the ranks asked for are below <paramref name="rank"/>.</summary>
    private int Place(long rank)
    {
        (int low, int high) = (0, wanted);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ranks[middle] < rank ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

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
