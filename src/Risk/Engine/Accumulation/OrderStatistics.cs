using System.Buffers;
using System.Numerics;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// Order statistics without a sort: the fixed-edge histogram tells the bucket of each rank, a second pass gathers only those buckets,
/// and each is split again, 4,096 ways over its own range of keys, until little is left.
/// </summary>
internal static class OrderStatistics
{
    private const int SmallEnoughToSort = 512;
    private const int Ways = 4096;

    /// <summary>
    /// The values of <paramref name="ranks"/> (0-based, ascending) among <paramref name="samples"/>, whose histogram is <paramref name="histogram"/>.
    /// </summary>
    public static void Select(ReadOnlySpan<double> samples, Histogram histogram, ReadOnlySpan<long> ranks, Span<double> results)
    {
        var places = new (int Index, long Before, long Count)[ranks.Length];
        histogram.Locate(ranks, places);
        for (int first = 0; first < ranks.Length;)
        {
            int end = first + 1;
            while (end < ranks.Length && places[end].Index == places[first].Index)
            {
                end++;
            }

            ulong[] keys = ArrayPool<ulong>.Shared.Rent((int)places[first].Count);
            Span<ulong> candidates = keys.AsSpan(0, (int)places[first].Count);
            Gather(samples, places[first].Index, candidates);
            SelectKeys(candidates, ranks[first..end], places[first].Before, results[first..end]);
            ArrayPool<ulong>.Shared.Return(keys);
            first = end;
        }
    }

    /// <summary>How many of <paramref name="samples"/> are below <paramref name="x"/>, and how many at it.</summary>
    public static (long Below, long At) CountBelow(ReadOnlySpan<double> samples, double x) => Accumulate.CountBelow(samples, x);

    /// <summary>The keys of the samples in <paramref name="bucket"/>. An edge of a bucket is a double, so one comparison of doubles decides.</summary>
    private static void Gather(ReadOnlySpan<double> samples, int bucket, Span<ulong> keys)
    {
        ulong low = (ulong)bucket << Histogram.BucketShift;
        const ulong Width = 1UL << Histogram.BucketShift;
        int n = 0;
        foreach (double x in samples)
        {
            ulong key = OrderKey.Of(x);
            if (key - low < Width)
            {
                keys[n++] = key;
            }
        }
    }

    private static void SelectKeys(Span<ulong> keys, ReadOnlySpan<long> ranks, long before, Span<double> results)
    {
        if (keys.Length <= SmallEnoughToSort)
        {
            keys.Sort();
            for (int i = 0; i < ranks.Length; i++)
            {
                results[i] = OrderKey.Value(keys[(int)(ranks[i] - before)]);
            }

            return;
        }

        (ulong least, ulong greatest) = Range(keys);
        if (least == greatest)
        {
            results.Fill(OrderKey.Value(least));
            return;
        }

        // The shift that maps the range of keys onto at most 4,096 parts: the least and the greatest part both hold a key.
        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(greatest - least) - BitOperations.Log2(Ways));
        int[] counts = ArrayPool<int>.Shared.Rent(Ways);
        counts.AsSpan(0, Ways).Clear();
        foreach (ulong key in keys)
        {
            counts[(key - least) >> shift]++;
        }

        int next = 0;
        for (int part = 0; next < ranks.Length; before += counts[part++])
        {
            int end = next;
            while (end < ranks.Length && ranks[end] < before + counts[part])
            {
                end++;
            }

            if (end > next)
            {
                SelectPart(keys, least, shift, part, counts[part], ranks[next..end], before, results[next..end]);
                next = end;
            }
        }

        ArrayPool<int>.Shared.Return(counts);
    }

    private static void SelectPart(
        ReadOnlySpan<ulong> keys, ulong least, int shift, int part, int count, ReadOnlySpan<long> ranks, long before, Span<double> results)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(count);
        int n = 0;
        foreach (ulong key in keys)
        {
            if ((key - least) >> shift == (ulong)part)
            {
                rented[n++] = key;
            }
        }

        SelectKeys(rented.AsSpan(0, count), ranks, before, results);
        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static (ulong Least, ulong Greatest) Range(ReadOnlySpan<ulong> keys)
    {
        (ulong least, ulong greatest) = (ulong.MaxValue, ulong.MinValue);
        foreach (ulong key in keys)
        {
            least = Math.Min(least, key);
            greatest = Math.Max(greatest, key);
        }

        return (least, greatest);
    }
}
