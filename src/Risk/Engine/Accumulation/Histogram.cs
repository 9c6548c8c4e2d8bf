using System.Runtime.CompilerServices;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// Counts in buckets with fixed, universal edges: a bucket is all doubles that share sign, exponent and the top 11 bits of the
/// mantissa. So histograms of any runs merge exactly, the size depends on the octaves touched (16 KiB each) and never on the runs,
/// and whatever is read from one is within the width of a bucket, a relative 2⁻¹¹ (4.9e-4); below 2⁻¹⁰²² values count as 0.
/// </summary>
internal sealed class Histogram
{
    /// <summary>The greatest relative distance of two values in a bucket.</summary>
    public const double RelativeWidth = 1.0 / 2048;

    /// <summary>A bucket is the top 1 + 11 + 11 bits of the key.</summary>
    public const int BucketShift = 64 - 23;

    /// <summary>A page holds the buckets of one octave of one sign.</summary>
    public const int PageBuckets = 2048;

    private const int PageShift = 52;
    private const int PageCount = 4096;

    private readonly long[]?[] pages = new long[]?[PageCount];

    /// <summary>The number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Counts <paramref name="values"/>, none of which is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double x in values)
        {
            ulong key = OrderKey.Of(x);
            long[] page = pages[key >> PageShift] ?? NewPage(key >> PageShift);
            page[(key >> BucketShift) & (PageBuckets - 1)]++;
        }

        Count += values.Length;
    }

    /// <summary>Adds the counts of <paramref name="other"/>.</summary>
    public void Add(Histogram other)
    {
        for (int p = 0; p < PageCount; p++)
        {
            if (other.pages[p] is { } from)
            {
                long[] to = pages[p] ?? NewPage((ulong)p);
                for (int i = 0; i < PageBuckets; i++)
                {
                    to[i] += from[i];
                }
            }
        }

        Count += other.Count;
    }

    /// <summary>Adds <paramref name="count"/> values of the bucket <paramref name="bucket"/>.</summary>
    public void Add(int bucket, long count)
    {
        long[] page = pages[bucket / PageBuckets] ?? NewPage((ulong)(bucket / PageBuckets));
        page[bucket % PageBuckets] += count;
        Count += count;
    }

    /// <summary>The buckets that hold values, in order.</summary>
    public IEnumerable<(int Bucket, long Count)> Buckets()
    {
        for (int p = 0; p < PageCount; p++)
        {
            if (pages[p] is { } page)
            {
                for (int i = 0; i < PageBuckets; i++)
                {
                    if (page[i] != 0)
                    {
                        yield return ((p * PageBuckets) + i, page[i]);
                    }
                }
            }
        }
    }

    /// <summary>
    /// The bucket of each order statistic of <paramref name="ranks"/> (0-based, ascending), and how many values lie in buckets below it.
    /// </summary>
    public void Locate(ReadOnlySpan<long> ranks, Span<(int Bucket, long Before, long Count)> places)
    {
        int next = 0;
        long before = 0;
        for (int p = 0; p < PageCount && next < ranks.Length; p++)
        {
            if (pages[p] is not { } page)
            {
                continue;
            }

            for (int i = 0; i < PageBuckets; i++)
            {
                long count = page[i];
                while (next < ranks.Length && ranks[next] < before + count)
                {
                    places[next++] = ((p * PageBuckets) + i, before, count);
                }

                before += count;
            }
        }
    }

    /// <summary>The values below the bucket of <paramref name="x"/>, and in it.</summary>
    public (long Below, long In) CountAround(double x)
    {
        int bucket = BucketOf(x);
        long below = 0;
        for (int p = 0; p < bucket / PageBuckets; p++)
        {
            below += pages[p]?.Sum() ?? 0;
        }

        long[]? page = pages[bucket / PageBuckets];
        return page is null ? (below, 0) : (below + page.AsSpan(0, bucket % PageBuckets).ToArray().Sum(), page[bucket % PageBuckets]);
    }

    /// <summary>The bucket of <paramref name="x"/>.</summary>
    public static int BucketOf(double x) => (int)(OrderKey.Of(x) >> BucketShift);

    /// <summary>The least and the greatest double of a bucket.</summary>
    public static (double Low, double High) Edges(int bucket)
    {
        ulong low = (ulong)bucket << BucketShift;
        (double a, double b) = (OrderKey.Value(low), OrderKey.Value(low | ((1UL << BucketShift) - 1)));
        return double.IsFinite(a) && double.IsFinite(b) ? (a, b)
            : a > 0 ? (a, a)
            : (b, b);
    }

    private long[] NewPage(ulong index) => pages[index] = new long[PageBuckets];
}
