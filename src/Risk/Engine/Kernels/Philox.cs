using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>
/// The counter-based generator Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (SC11, 2011). A draw is a function of (key, run, slot); there is no state.
/// </summary>
/// <remarks>
/// Layout, stream version 1. The key is the 64-bit hash of (seed, name): its low 32 bits, then its high. Runs go in eights: run r is
/// w = r mod 8 of group g = r ÷ 8, and reads block b = 4g + (w mod 4), whose counter is (b low, b high, slot, 0). Words 0 and 1 of the block
/// are the low and high half of 64 bits for w &lt; 4, words 2 and 3 for w ≥ 4. The uniform is (⌊bits/2¹²⌋ + ½)·2⁻⁵².
/// So a lane of four blocks gives eight neighbouring runs, and no input shares a block with another.
/// </remarks>
internal static unsafe class Philox
{
    /// <summary>A column filled at once holds a multiple of this many runs and begins at a multiple of it.</summary>
    public const int RunsInGroup = 8;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9; // the golden ratio
    private const uint Weyl1 = 0xBB67AE85; // √3 − 1

    /// <summary>One block: the ten rounds as published.</summary>
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)c0 * Multiplier0;
            ulong p1 = (ulong)c2 * Multiplier1;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The uniform of one run under a key, the same bits as in a column.</summary>
    public static double Uniform(ulong key, ulong run, uint slot = 0)
    {
        ulong block = run / 8 * 4 + run % 4;
        (uint x0, uint x1, uint x2, uint x3) = Block((uint)block, (uint)(block >> 32), slot, 0, (uint)key, (uint)(key >> 32));
        return FromBits(run % 8 < 4 ? x0 | ((ulong)x1 << 32) : x2 | ((ulong)x3 << 32));
    }

    /// <summary>(k + ½)·2⁻⁵² for the top 52 bits k: never 0 or 1, so every quantile is finite. docs/methods.md (1).</summary>
    public static double FromBits(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | 0x3FF0000000000000) - (1.0 - 1.1102230246251565e-16);

    /// <summary>The uniforms of <paramref name="runs"/> runs from <paramref name="firstRun"/>; both are multiples of 8, the column is aligned to 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Fill(ulong key, ulong firstRun, uint slot, double* column, int runs)
    {
        Debug.Assert(firstRun % RunsInGroup == 0 && runs % RunsInGroup == 0 && (nuint)column % 32 == 0, "columns are whole groups of eight runs");
        Bits* k = stackalloc Bits[ScheduleLength];
        int done = 0;
        while (done < runs)
        {
            // The high word of the counter is constant over 2³³ runs; a column that crosses such a border is filled in two parts.
            ulong block = (firstRun + (ulong)done) / 2;
            int part = (int)Math.Min(runs - done, 2 * (0x1_0000_0000L - (uint)block));
            Expand(key, block, slot, k);
            Bits counter = FirstCounter(block);
            int i = 0;
            for (; i + 16 <= part; i += 16)
            {
                Bits next = counter + Vector256.Create(4ul);
                Bits p = Multiply(counter, Multiplier0), q = Multiply(next, Multiplier0);
                Open(p, k, out Bits a0, out Bits a1, out Bits a2, out Bits a3);
                Open(q, k, out Bits b0, out Bits b1, out Bits b2, out Bits b3);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 4, k + 4);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 8, k + 8);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 12, k + 12);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 16, k + 16);
                Store(a0, a1, a2, a3, column + done + i);
                Store(b0, b1, b2, b3, column + done + i + 8);
                counter = next + Vector256.Create(4ul);
            }

            if (i < part)
            {
                Open(Multiply(counter, Multiplier0), k, out Bits a0, out Bits a1, out Bits a2, out Bits a3);
                for (int round = 4; round < ScheduleLength; round += 2)
                {
                    Round(ref a0, ref a1, ref a2, ref a3, k + round);
                }

                Store(a0, a1, a2, a3, column + done + i);
            }

            done += part;
        }
    }

    /// <summary>Two columns for the same runs, the same bits as two calls of <see cref="Fill"/>: the first product is shared and latencies overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Fill2(ulong keyA, ulong keyB, ulong firstRun, uint slotA, uint slotB, double* columnA, double* columnB, int runs)
    {
        Debug.Assert(firstRun % RunsInGroup == 0 && runs % RunsInGroup == 0, "columns are whole groups of eight runs");
        Debug.Assert((nuint)columnA % 32 == 0 && (nuint)columnB % 32 == 0, "columns are aligned to lanes");
        Bits* k = stackalloc Bits[2 * ScheduleLength];
        Bits* l = k + ScheduleLength;
        int done = 0;
        while (done < runs)
        {
            ulong block = (firstRun + (ulong)done) / 2;
            int part = (int)Math.Min(runs - done, 2 * (0x1_0000_0000L - (uint)block));
            Expand(keyA, block, slotA, k);
            Expand(keyB, block, slotB, l);
            Bits counter = FirstCounter(block);
            for (int i = 0; i < part; i += 8)
            {
                Bits p = Multiply(counter, Multiplier0);
                Open(p, k, out Bits a0, out Bits a1, out Bits a2, out Bits a3);
                Open(p, l, out Bits b0, out Bits b1, out Bits b2, out Bits b3);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 4, l + 4);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 8, l + 8);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 12, l + 12);
                Two(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + 16, l + 16);
                Store(a0, a1, a2, a3, columnA + done + i);
                Store(b0, b1, b2, b3, columnB + done + i);
                counter += Vector256.Create(4ul);
            }

            done += part;
        }
    }

    // Four words that rounds 1 and 2 share over the column, then the two key words of rounds 3 to 10.
    private const int ScheduleLength = 20;

    // In rounds 1 and 2 all but the product of the low counter word is the same for every block of the column: done once, in scalars.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(ulong key, ulong block, uint slot, Bits* k)
    {
        unchecked
        {
            uint k0 = (uint)key;
            uint k1 = (uint)(key >> 32);
            ulong product1 = (ulong)slot * Multiplier1;
            uint first = (uint)(product1 >> 32) ^ (uint)(block >> 32) ^ k0;
            ulong product2 = (ulong)first * Multiplier0;
            k[0] = Vector256.Create((ulong)k1);
            k[1] = Vector256.Create((ulong)((uint)product1 ^ (k0 + Weyl0)));
            k[2] = Vector256.Create((ulong)((uint)(product2 >> 32) ^ (k1 + Weyl1)));
            k[3] = Vector256.Create((ulong)(uint)product2);
            Bits w0 = Vector256.Create((ulong)(k0 + 2 * Weyl0));
            Bits w1 = Vector256.Create((ulong)(k1 + 2 * Weyl1));
            for (int i = 4; i < ScheduleLength; i += 2)
            {
                // Bits above the 32nd may be set: products ignore them.
                k[i] = w0;
                k[i + 1] = w1;
                w0 += Vector256.Create((ulong)Weyl0);
                w1 += Vector256.Create((ulong)Weyl1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bits FirstCounter(ulong block) => Vector256.Create((ulong)(uint)block) + Vector256.Create(0ul, 1, 2, 3);

    // Rounds 1 and 2, from the product of the low counter word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Open(Bits product, Bits* k, out Bits c0, out Bits c1, out Bits c2, out Bits c3)
    {
        c1 = Multiply((product >> 32) ^ k[0], Multiplier1);
        c0 = (c1 >> 32) ^ k[1];
        c2 = product ^ k[2];
        c3 = k[3];
    }

    // Words are the low halves of 64-bit lanes; the high halves are whatever the last product left there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Bits c0, ref Bits c1, ref Bits c2, ref Bits c3, Bits* k)
    {
        Bits p0 = Multiply(c0, Multiplier0);
        Bits p1 = Multiply(c2, Multiplier1);
        c0 = (p1 >> 32) ^ (c1 ^ k[0]);
        c1 = p1;
        c2 = (p0 >> 32) ^ (c3 ^ k[1]);
        c3 = p0;
    }

    // Two rounds of two independent blocks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(
        ref Bits a0, ref Bits a1, ref Bits a2, ref Bits a3, ref Bits b0, ref Bits b1, ref Bits b2, ref Bits b3, Bits* k, Bits* l)
    {
        Round(ref a0, ref a1, ref a2, ref a3, k);
        Round(ref b0, ref b1, ref b2, ref b3, l);
        Round(ref a0, ref a1, ref a2, ref a3, k + 2);
        Round(ref b0, ref b1, ref b2, ref b3, l + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Bits c0, Bits c1, Bits c2, Bits c3, double* target)
    {
        Lanes.Store(FromWords(c0, c1), target);
        Lanes.Store(FromWords(c2, c3), target + Lanes.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane FromWords(Bits low, Bits high)
    {
        Bits bits = Avx2.IsSupported
            ? Avx2.Blend(low.AsUInt32(), (high << 32).AsUInt32(), 0b10101010).AsUInt64()
            : (low & Vector256.Create(0xFFFF_FFFFul)) | (high << 32);
        return ((bits >> 12) | Vector256.Create(0x3FF0000000000000ul)).AsDouble() - Vector256.Create(1.0 - 1.1102230246251565e-16);
    }

    // The product of the low halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bits Multiply(Bits a, uint b) => Avx2.IsSupported
        ? Avx2.Multiply(a.AsUInt32(), Vector256.Create((ulong)b).AsUInt32())
        : (a & Vector256.Create(0xFFFF_FFFFul)) * Vector256.Create((ulong)b);
}
