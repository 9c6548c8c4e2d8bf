namespace Risk.Results;

/// <summary>What order statistics are read from: kept samples, exactly, or a histogram, within a bucket.</summary>
internal abstract class QuantileSource
{
    /// <summary>The values of <paramref name="ranks"/>, 0-based, ascending and distinct.</summary>
    public abstract void Select(ReadOnlySpan<long> ranks, Span<double> values);

    /// <summary>How many runs are below <paramref name="x"/>, and how many at it.</summary>
    public abstract (long Below, long At) CountBelow(double x);

    /// <summary>The fewest and the most runs that may be at most <paramref name="x"/>.</summary>
    public virtual (long Least, long Most) CountAtMost(double x)
    {
        (long below, long at) = CountBelow(x);
        return (below + at, below + at);
    }

    /// <summary>The least and the greatest that an order statistic may be which was read as <paramref name="value"/>.</summary>
    public virtual (double Least, double Greatest) Within(double value) => (value, value);
}
