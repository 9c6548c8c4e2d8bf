using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>What is added up from the columns of a batch. The order of every sum depends on the run's place in its leaf alone, never on the batch.</summary>
internal static unsafe class Accumulate
{
    private const int Lanes = 8;

    /// <summary>Empty sums about <paramref name="shift"/>, a value of the leaf.</summary>
    public static void Begin(ref MomentLanes lanes, double shift)
    {
        lanes = default;
        lanes.Shift = shift;
        lanes.MinimumA = lanes.MinimumB = lanes.MaximumA = lanes.MaximumB = Vector256.Create(shift);
    }

    /// <summary>
    /// Adds the first <paramref name="runs"/> values of a column to the lanes of their runs.
    /// Returns false where some Σd is not finite, that is when a value was not (or the sum of finite values overflowed).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Moments(double* column, int runs, ref MomentLanes lanes)
    {
        int whole = runs & ~(Lanes - 1);
        Add(column, whole, ref lanes);
        if (whole < runs)
        {
            // The runs past the end are given the shift: d = 0 there, and the shift is no new extreme.
            double* last = stackalloc double[Lanes];
            for (int i = 0; i < Lanes; i++)
            {
                last[i] = whole + i < runs ? column[whole + i] : lanes.Shift;
            }

            Add(last, Lanes, ref lanes);
        }

        Vector256<double> sum = lanes.Sum1A + lanes.Sum1B;
        return Vector256.EqualsAll(sum - sum, Vector256<double>.Zero);
    }

    /// <summary>
    /// Adds the runs [<paramref name="from"/>, <paramref name="until"/>) of a batch. A run goes to the lane of its place in the batch, so that where
    /// batches begin makes no difference. Its sums need not be finite.
    /// </summary>
    public static void MomentsBetween(double* column, int from, int until, ref MomentLanes lanes)
    {
        double* part = stackalloc double[Lanes];
        while (from < until)
        {
            int start = from & ~(Lanes - 1);
            if (start == from && until - from >= Lanes)
            {
                int whole = (until - from) & ~(Lanes - 1);
                Add(column + from, whole, ref lanes);
                from += whole;
                continue;
            }

            int end = Math.Min(start + Lanes, until);
            for (int i = 0; i < Lanes; i++)
            {
                part[i] = start + i >= from && start + i < end ? column[start + i] : lanes.Shift;
            }

            Add(part, Lanes, ref lanes);
            from = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* column, int runs, ref MomentLanes lanes)
    {
        Vector256<double> shift = Vector256.Create(lanes.Shift);
        Vector256<double> s1A = lanes.Sum1A, s2A = lanes.Sum2A, s3A = lanes.Sum3A, s4A = lanes.Sum4A;
        Vector256<double> s1B = lanes.Sum1B, s2B = lanes.Sum2B, s3B = lanes.Sum3B, s4B = lanes.Sum4B;
        Vector256<double> minA = lanes.MinimumA, maxA = lanes.MaximumA, minB = lanes.MinimumB, maxB = lanes.MaximumB;
        for (int i = 0; i < runs; i += Lanes)
        {
            Vector256<double> x = Vector256.Load(column + i);
            minA = Vector256.MinNative(minA, x);
            maxA = Vector256.MaxNative(maxA, x);
            Vector256<double> d = x - shift;
            Vector256<double> d2 = d * d;
            s1A += d;
            s2A += d2;
            s3A = Vector256.FusedMultiplyAdd(d2, d, s3A);
            s4A = Vector256.FusedMultiplyAdd(d2, d2, s4A);

            x = Vector256.Load(column + i + 4);
            minB = Vector256.MinNative(minB, x);
            maxB = Vector256.MaxNative(maxB, x);
            d = x - shift;
            d2 = d * d;
            s1B += d;
            s2B += d2;
            s3B = Vector256.FusedMultiplyAdd(d2, d, s3B);
            s4B = Vector256.FusedMultiplyAdd(d2, d2, s4B);
        }

        (lanes.Sum1A, lanes.Sum2A, lanes.Sum3A, lanes.Sum4A) = (s1A, s2A, s3A, s4A);
        (lanes.Sum1B, lanes.Sum2B, lanes.Sum3B, lanes.Sum4B) = (s1B, s2B, s3B, s4B);
        (lanes.MinimumA, lanes.MaximumA, lanes.MinimumB, lanes.MaximumB) = (minA, maxA, minB, maxB);
    }

    /// <summary>Σ over the eight lanes in one fixed order: pairs four apart, then two apart, then the last two.</summary>
    public static double Sum(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> s = a + b;
        return (s[0] + s[2]) + (s[1] + s[3]);
    }

    /// <summary>The least of eight lanes; adding 0 makes −0 into 0, on which machines differ.</summary>
    public static double Least(Vector256<double> a, Vector256<double> b) =>
        Math.Min(Math.Min(Math.Min(a[0], a[1]), Math.Min(a[2], a[3])), Math.Min(Math.Min(b[0], b[1]), Math.Min(b[2], b[3]))) + 0.0;

    /// <summary>The greatest of eight lanes.</summary>
    public static double Greatest(Vector256<double> a, Vector256<double> b) =>
        Math.Max(Math.Max(Math.Max(a[0], a[1]), Math.Max(a[2], a[3])), Math.Max(Math.Max(b[0], b[1]), Math.Max(b[2], b[3]))) + 0.0;

    /// <summary>True where one of the first <paramref name="runs"/> values is NaN, the one value that differs from itself.</summary>
    public static bool AnyNaN(double* column, int runs)
    {
        int i = 0;
        for (; i + 4 <= runs; i += 4)
        {
            Vector256<double> x = Vector256.Load(column + i);
            if (!Vector256.EqualsAll(x, x))
            {
                return true;
            }
        }

        for (; i < runs; i++)
        {
            if (double.IsNaN(column[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of the first <paramref name="runs"/> masks are set. A set mask is the integer −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CountSet(ulong* masks, int runs)
    {
        Vector256<long> a = Vector256<long>.Zero;
        Vector256<long> b = Vector256<long>.Zero;
        int i = 0;
        for (; i + Lanes <= runs; i += Lanes)
        {
            a -= Vector256.Load((long*)masks + i);
            b -= Vector256.Load((long*)masks + i + 4);
        }

        long count = Vector256.Sum(a + b);
        for (; i < runs; i++)
        {
            count -= (long)masks[i];
        }

        return count;
    }

    /// <summary>How many of the first <paramref name="runs"/> bits are set.</summary>
    public static long CountBits(byte* bits, int runs)
    {
        long count = 0;
        for (; runs >= 64; runs -= 64, bits += sizeof(ulong))
        {
            count += BitOperations.PopCount(Unsafe.ReadUnaligned<ulong>(bits));
        }

        for (; runs > 0; runs -= 8, bits++)
        {
            count += BitOperations.PopCount(runs >= 8 ? *bits : *bits & ((1u << runs) - 1));
        }

        return count;
    }

    /// <summary>Writes bits as masks.</summary>
    public static void Masks(byte* bits, int runs, ulong* masks)
    {
        for (int i = 0; i < runs; i++)
        {
            masks[i] = 0ul - ((ulong)(bits[i / 8] >> (i % 8)) & 1);
        }
    }

    /// <summary>Writes masks as 1.0 and 0.0.</summary>
    public static void Indicators(ulong* masks, int runs, double* indicators)
    {
        ulong one = BitConverter.DoubleToUInt64Bits(1.0);
        for (int i = 0; i < runs; i++)
        {
            indicators[i] = BitConverter.UInt64BitsToDouble(masks[i] & one);
        }
    }

    /// <summary>The numbers of <paramref name="samples"/> below and at <paramref name="x"/>.</summary>
    public static (long Below, long At) CountBelow(ReadOnlySpan<double> samples, double x)
    {
        Vector256<double> limit = Vector256.Create(x);
        Vector256<long> below = Vector256<long>.Zero;
        Vector256<long> at = Vector256<long>.Zero;
        int i = 0;
        for (; i + 4 <= samples.Length; i += 4)
        {
            Vector256<double> sample = Vector256.Create(samples.Slice(i, 4));
            below -= Vector256.LessThan(sample, limit).AsInt64();
            at -= Vector256.Equals(sample, limit).AsInt64();
        }

        (long least, long equal) = (Vector256.Sum(below), Vector256.Sum(at));
        for (; i < samples.Length; i++)
        {
            least += samples[i] < x ? 1 : 0;
            equal += samples[i] == x ? 1 : 0;
        }

        return (least, equal);
    }
}
