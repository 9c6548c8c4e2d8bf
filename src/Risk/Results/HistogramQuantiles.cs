using Risk.Engine;

namespace Risk.Results;

/// <summary>
/// Order statistics read from a histogram: exact where the bucket holds one value, and for its least and greatest; else spread evenly between them.
/// </summary>
internal sealed class HistogramQuantiles(Histogram histogram) : QuantileSource
{
    public override void Select(ReadOnlySpan<long> ranks, Span<double> values)
    {
        var places = new (int Index, long Before, long Count)[ranks.Length];
        histogram.Locate(ranks, places);
        for (int i = 0; i < ranks.Length; i++)
        {
            values[i] = histogram[places[i].Index].At(ranks[i] - places[i].Before);
        }
    }

    public override (long Below, long At) CountBelow(double x)
    {
        // Adding 0 makes −0 into 0.
        x += 0.0;
        int index = Histogram.IndexOf(x);
        (long below, long at) = histogram[index].CountBelow(x);
        return (histogram.CountBelow(index) + below, at);
    }

    /// <summary>The fewest and the most runs that may be at most <paramref name="x"/>.</summary>
    public (long Least, long Most) CountAtMost(double x)
    {
        x += 0.0;
        int index = Histogram.IndexOf(x);
        (long least, long most) = histogram[index].CountAtMost(x);
        long before = histogram.CountBelow(index);
        return (before + least, before + most);
    }

    /// <summary>Exact at the ends of a bucket; between them any two of its values may be neighbours.</summary>
    public override (double Least, double Greatest) Within(double value)
    {
        Histogram.Bucket bucket = histogram[Histogram.IndexOf(value)];
        return value > bucket.Least && value < bucket.Greatest ? (bucket.Least, bucket.Greatest) : (value, value);
    }
}
