using Risk.Engine;

namespace Risk.Results;

/// <summary>
/// Exact order statistics of kept samples. Few are sorted at the first question; many are counted once, and each question then gathers only
/// what it needs.
/// </summary>
internal sealed class SampleQuantiles(double[] samples) : QuantileSource
{
    // Up to so many samples a sort is quicker than clearing the pages of a histogram.
    private const int FewEnoughToSort = 16_384;

    private readonly Lazy<double[]> sorted = new(() =>
    {
        double[] copy = [.. samples];
        Array.Sort(copy);
        return copy;
    });

    private readonly Lazy<Histogram> histogram = new(() =>
    {
        var counts = new Histogram();
        counts.Add(samples);
        return counts;
    });

    public ReadOnlySpan<double> Samples => samples;

    public override void Select(ReadOnlySpan<long> ranks, Span<double> values)
    {
        if (samples.Length > FewEnoughToSort)
        {
            OrderStatistics.Select(samples, histogram.Value, ranks, values);
            return;
        }

        for (int i = 0; i < ranks.Length; i++)
        {
            values[i] = sorted.Value[ranks[i]];
        }
    }

    public override (long Below, long At) CountBelow(double x) => OrderStatistics.CountBelow(samples, x);
}
