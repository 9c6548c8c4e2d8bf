using Risk.Engine;

namespace Risk.Results;

/// <summary>
/// Order statistics read from a histogram: exact for the least and the greatest, else spread evenly over their bucket, so within its width.
/// </summary>
internal sealed class HistogramQuantiles(Histogram histogram, double minimum, double maximum) : QuantileSource
{
    public override void Select(ReadOnlySpan<long> ranks, Span<double> values)
    {
        var places = new (int Bucket, long Before, long Count)[ranks.Length];
        histogram.Locate(ranks, places);
        for (int i = 0; i < ranks.Length; i++)
        {
            (double low, double high) = Histogram.Edges(places[i].Bucket);
            double part = (ranks[i] - places[i].Before + 0.5) / places[i].Count;
            double value = low == high ? low : low + (part * (high - low));
            values[i] = ranks[i] == 0 ? minimum
                : ranks[i] == histogram.Count - 1 ? maximum
                : Math.Clamp(value, minimum, maximum);
        }
    }

    /// <summary>The bucket of x is taken as evenly filled, between the extremes where they lie in it; a bucket of one value is at x.</summary>
    public override (long Below, long At) CountBelow(double x)
    {
        (long below, long inBucket) = histogram.CountAround(x);
        (double low, double high) = Histogram.Edges(Histogram.BucketOf(x));
        (low, high) = (Math.Max(low, minimum), Math.Min(high, maximum));
        if (!(low < high))
        {
            return (below, inBucket);
        }

        return (below + (long)Math.Round(inBucket * Math.Clamp((x - low) / (high - low), 0, 1)), 0);
    }
}
