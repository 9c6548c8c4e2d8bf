namespace Risk.Results;

/// <summary>What order statistics are read from: kept samples, exactly, or a histogram, within a bucket.</summary>
internal abstract class QuantileSource
{
    /// <summary>The values of <paramref name="ranks"/>, 0-based, ascending and distinct.</summary>
    public abstract void Select(ReadOnlySpan<long> ranks, Span<double> values);

    /// <summary>How many runs are below <paramref name="x"/>, and how many at it.</summary>
    public abstract (long Below, long At) CountBelow(double x);

    /// <summary>The least and the greatest that an order statistic may be which was read as <paramref name="value"/>.</summary>
    public virtual (double Least, double Greatest) Within(double value) => (value, value);

    /// <summary>The quantiles at two probabilities as ends of an interval, open where one lies beyond 0 or 1.</summary>
    public (double Low, double High) Between(long runs, double low, double high)
    {
        double[] ends = new OrderQuery(runs, [Math.Max(0, low), Math.Min(1, high)]).Answer(this);
        return (low < 0 ? double.NegativeInfinity : Within(ends[0]).Least, high > 1 ? double.PositiveInfinity : Within(ends[1]).Greatest);
    }
}
