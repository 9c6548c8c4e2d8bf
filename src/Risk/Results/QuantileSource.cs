namespace Risk.Results;

/// <summary>What order statistics are read from: kept samples, exactly, or a histogram, within a bucket.</summary>
internal abstract class QuantileSource
{
    /// <summary>The values of <paramref name="ranks"/>, 0-based, ascending and distinct.</summary>
    public abstract void Select(ReadOnlySpan<long> ranks, Span<double> values);

    /// <summary>How many runs are below <paramref name="x"/>, and how many at it.</summary>
    public abstract (long Below, long At) CountBelow(double x);
}
