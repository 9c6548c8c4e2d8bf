using System.Runtime.CompilerServices;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// Counts in buckets with fixed, universal edges: a bucket is all doubles that share sign, exponent and the top 11 bits of the
/// mantissa. A bucket knows its count, its least and its greatest value. So histograms of any runs merge exactly, the size depends on
/// the octaves touched (48 KiB each) and never on the runs, and whatever is read from one is within the values of a bucket, at most a
/// relative 2⁻¹¹ (4.9e-4) apart. A bucket of one or two values is exact, and so are whole numbers up to 4,095 where no others are between them: each has a bucket of its own.
/// </summary>
internal sealed class Histogram
{
    /// <summary>The greatest relative distance of two values in a bucket.</summary>
    public const double RelativeWidth = 1.0 / 2048;

    /// <summary>A bucket is the top 1 + 11 + 11 bits of the key.</summary>
    public const int BucketShift = 64 - 23;

    /// <summary>A page holds the buckets of one octave of one sign.</summary>
    public const int PageBuckets = 2048;

    /// <summary>All buckets there can be.</summary>
    public const int BucketCount = 1 << 23;

    private const int PageShift = 52;
    private const int PageCount = 4096;

    private readonly Bucket[]?[] pages = new Bucket[]?[PageCount];

    /// <summary>The number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Counts <paramref name="values"/>, none of which is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double x in values)
        {
            ulong key = OrderKey.Of(x);
            Bucket[] page = pages[key >> PageShift] ?? NewPage(key >> PageShift);
            page[(key >> BucketShift) & (PageBuckets - 1)].Add(x);
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
                Bucket[] to = pages[p] ?? NewPage((ulong)p);
                for (int i = 0; i < PageBuckets; i++)
                {
                    to[i].Add(from[i]);
                }
            }
        }

        Count += other.Count;
    }

    /// <summary>Adds the values of <paramref name="bucket"/>.</summary>
    public void Add(int index, in Bucket bucket)
    {
        Bucket[] page = pages[index / PageBuckets] ?? NewPage((ulong)(index / PageBuckets));
        page[index % PageBuckets].Add(bucket);
        Count += bucket.Count;
    }

    /// <summary>The buckets that hold values, in order.</summary>
    public IEnumerable<(int Index, Bucket Bucket)> Buckets()
    {
        for (int p = 0; p < PageCount; p++)
        {
            if (pages[p] is { } page)
            {
                for (int i = 0; i < PageBuckets; i++)
                {
                    if (page[i].Count != 0)
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
    public void Locate(ReadOnlySpan<long> ranks, Span<(int Index, long Before, long Count)> places)
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
                long count = page[i].Count;
                while (next < ranks.Length && ranks[next] < before + count)
                {
                    places[next++] = ((p * PageBuckets) + i, before, count);
                }

                before += count;
            }
        }
    }

    /// <summary>The bucket <paramref name="index"/>; empty where nothing was counted.</summary>
    public Bucket this[int index] => pages[index / PageBuckets]?[index % PageBuckets] ?? default;

    /// <summary>The number of values in the buckets below <paramref name="index"/>.</summary>
    public long CountBelow(int index)
    {
        long below = 0;
        for (int p = 0; p <= index / PageBuckets; p++)
        {
            if (pages[p] is { } page)
            {
                int end = p == index / PageBuckets ? index % PageBuckets : PageBuckets;
                for (int i = 0; i < end; i++)
                {
                    below += page[i].Count;
                }
            }
        }

        return below;
    }

    /// <summary>The index of the bucket of <paramref name="x"/>.</summary>
    public static int IndexOf(double x) => (int)(OrderKey.Of(x) >> BucketShift);

    private Bucket[] NewPage(ulong index) => pages[index] = new Bucket[PageBuckets];

    /// <summary>The values of one bucket: how many, the least, the greatest.</summary>
    internal struct Bucket
    {
        public long Count;
        public double Least;
        public double Greatest;

        /// <summary>A bucket by its place and the order keys of its extremes from the lower edge on; null where there is none such.</summary>
        public static Bucket? FromOffsets(int index, long count, ulong least, ulong spread)
        {
            const ulong Width = 1UL << BucketShift;
            if (count < 1 || least >= Width || spread >= Width - least || (count == 1 && spread > 0))
            {
                return null;
            }

            ulong key = ((ulong)index << BucketShift) + least;
            var bucket = new Bucket { Count = count, Least = OrderKey.Value(key), Greatest = OrderKey.Value(key + spread) };
            return bucket.Least <= bucket.Greatest ? bucket : null;
        }

        /// <summary>The inverse of <see cref="FromOffsets"/>.</summary>
        public readonly (ulong Least, ulong Spread) Offsets(int index)
        {
            ulong least = OrderKey.Of(Least);
            return (least - ((ulong)index << BucketShift), OrderKey.Of(Greatest) - least);
        }

        public void Add(double x)
        {
            if (Count++ == 0)
            {
                (Least, Greatest) = (x, x);
            }
            else if (x < Least)
            {
                Least = x;
            }
            else if (x > Greatest)
            {
                Greatest = x;
            }
        }

        public void Add(in Bucket other)
        {
            if (other.Count > 0)
            {
                (Least, Greatest) = Count == 0
                    ? (other.Least, other.Greatest)
                    : (Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest));
                Count += other.Count;
            }
        }

        /// <summary>The value of rank <paramref name="rank"/> in the bucket, taken as evenly spread: exact for the first and the last.</summary>
        public readonly double At(long rank) =>
            Least == Greatest ? Least : Math.Min(Greatest, Least + ((Greatest - Least) * ((double)rank / (Count - 1))));

        /// <summary>The fewest and the most values that may be at most <paramref name="x"/>, however they are spread.</summary>
        public readonly (long Least, long Most) CountAtMost(double x) =>
            Count == 0 || x < Least ? (0, 0)
            : x >= Greatest ? (Count, Count)
            : (1, Count - 1);

        /// <summary>How many values are below <paramref name="x"/> and how many at it, taken as evenly spread.</summary>
        public readonly (long Below, long At) CountBelow(double x) =>
            Count == 0 || x < Least ? (0, 0)
            : x > Greatest ? (Count, 0)
            : Least == Greatest ? (0, Count)
            : x == Least ? (0, 1)
            : x == Greatest ? (Count - 1, 1)
            : (1 + (long)((Count - 2) * ((x - Least) / (Greatest - Least))), 0);
    }
}
