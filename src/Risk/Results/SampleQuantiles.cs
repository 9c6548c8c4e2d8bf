using Risk.Engine;

namespace Risk.Results;

/// <summary>Exact order statistics of kept samples. The first question counts them once; each question then gathers only what it needs.</summary>
internal sealed class SampleQuantiles(double[] samples) : QuantileSource
{
    private readonly Lazy<Histogram> histogram = new(() =>
    {
        var counts = new Histogram();
        counts.Add(samples);
        return counts;
    });

    public ReadOnlySpan<double> Samples => samples;

    public override void Select(ReadOnlySpan<long> ranks, Span<double> values) =>
        OrderStatistics.Select(samples, histogram.Value, ranks, values);

    public override (long Below, long At) CountBelow(double x) => OrderStatistics.CountBelow(samples, x);
}
