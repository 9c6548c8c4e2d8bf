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
}
