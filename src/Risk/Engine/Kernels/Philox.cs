using System.Diagnostics;
using System.Runtime.CompilerServices;

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

    /// <summary>The uniforms of <paramref name="runs"/> runs from <paramref name="firstRun"/>; both are multiples of 8.</summary>
    public static void Fill(ulong key, ulong firstRun, uint slot, double* column, int runs)
    {
        Debug.Assert(firstRun % RunsInGroup == 0 && runs % RunsInGroup == 0, "columns are whole groups of eight runs");
        while (runs > 0)
        {
            int part = UntilBorder(firstRun, runs);
            int done = Lanes.NativeWidth == Eight.Width ? FillPart<Eight>(key, firstRun, slot, column, part) : 0;
            if (done < part)
            {
                FillNarrow(key, firstRun + (uint)done, slot, column + done, part - done);
            }

            firstRun += (uint)part;
            column += part;
            runs -= part;
        }
    }

    /// <summary>Two columns for the same runs, the same bits as two calls of <see cref="Fill"/>. In eights the two overlap; fours gain nothing by it.</summary>
    public static void Fill2(ulong keyA, ulong keyB, ulong firstRun, uint slotA, uint slotB, double* columnA, double* columnB, int runs)
    {
        Debug.Assert(firstRun % RunsInGroup == 0 && runs % RunsInGroup == 0, "columns are whole groups of eight runs");
        while (runs > 0)
        {
            int part = UntilBorder(firstRun, runs);
            int done = Lanes.NativeWidth == Eight.Width ? FillPart2(keyA, keyB, firstRun, slotA, slotB, columnA, columnB, part) : 0;
            if (done < part)
            {
                FillNarrow(keyA, firstRun + (uint)done, slotA, columnA + done, part - done);
                FillNarrow(keyB, firstRun + (uint)done, slotB, columnB + done, part - done);
            }

            firstRun += (uint)part;
            columnA += part;
            columnB += part;
            runs -= part;
        }
    }

    private static void FillNarrow(ulong key, ulong firstRun, uint slot, double* column, int runs)
    {
        if (Lanes.NativeWidth == Two.Width)
        {
            FillPart<Two>(key, firstRun, slot, column, runs);
        }
        else
        {
            FillPart<Four>(key, firstRun, slot, column, runs);
        }
    }

    /// <summary>The high word of the counter is constant over 2³³ runs; a column that crosses such a border is filled in two parts.</summary>
    private static int UntilBorder(ulong firstRun, int runs) => (int)Math.Min(runs, 2 * (0x1_0000_0000L - (uint)(firstRun / 2)));

    // Fills whole lanes of blocks, two runs a block, and returns how many runs that made.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static int FillPart<T>(ulong key, ulong firstRun, uint slot, double* column, int runs)
        where T : struct, ILane<T>
    {
        ulong* schedule = stackalloc ulong[ScheduleLength];
        var target = (byte*)column;
        Expand(key, firstRun / 2, slot, schedule);
        T counter = FirstCounter<T>(firstRun / 2), blocks = T.AllBits((ulong)T.Width);
        int done = 0;
        for (; done + (4 * T.Width) <= runs; done += 4 * T.Width, target += 4 * T.Bytes)
        {
            T next = T.AddBits(counter, blocks);
            Open(T.MultiplyLow(counter, Multiplier0), schedule, out T a0, out T a1, out T a2, out T a3);
            Open(T.MultiplyLow(next, Multiplier0), schedule, out T b0, out T b1, out T b2, out T b3);
            Rest(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, schedule, schedule);
            Store(a0, a1, a2, a3, target);
            Store(b0, b1, b2, b3, target + (T.Width < Four.Width ? T.Bytes : 2 * T.Bytes));
            counter = T.AddBits(next, blocks);
        }

        if (done + (2 * T.Width) <= runs)
        {
            Open(T.MultiplyLow(counter, Multiplier0), schedule, out T a0, out T a1, out T a2, out T a3);
            for (int round = 2; round < Rounds; round++)
            {
                Round(ref a0, ref a1, ref a2, ref a3, schedule + (2 * round));
            }

            Store(a0, a1, a2, a3, target);
            done += 2 * T.Width;
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static int FillPart2(ulong keyA, ulong keyB, ulong firstRun, uint slotA, uint slotB, double* columnA, double* columnB, int runs)
    {
        ulong* k = stackalloc ulong[ScheduleLength], l = stackalloc ulong[ScheduleLength];
        Expand(keyA, firstRun / 2, slotA, k);
        Expand(keyB, firstRun / 2, slotB, l);
        Eight counter = FirstCounter<Eight>(firstRun / 2), blocks = Eight.AllBits((ulong)Eight.Width);
        int done = 0;
        for (; done + (2 * Eight.Width) <= runs; done += 2 * Eight.Width)
        {
            Eight p = Eight.MultiplyLow(counter, Multiplier0);
            Open(p, k, out Eight a0, out Eight a1, out Eight a2, out Eight a3);
            Open(p, l, out Eight b0, out Eight b1, out Eight b2, out Eight b3);
            Rest(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k, l);
            Store(a0, a1, a2, a3, (byte*)(columnA + done));
            Store(b0, b1, b2, b3, (byte*)(columnB + done));
            counter = Eight.AddBits(counter, blocks);
        }

        return done;
    }

    // Four words that rounds 1 and 2 share over the column, then the two key words of rounds 3 to 10.
    private const int ScheduleLength = 2 * Rounds;

    // Only the low halves of the words count, so that a carry into the high ones does no harm, and the steps may be the short constants that add the same there.
    private const ulong Step0 = unchecked((ulong)(int)Weyl0);
    private const ulong Step1 = unchecked((ulong)(int)Weyl1);

    // In rounds 1 and 2 all but the product of the low counter word is the same for every block of the column: done once, in scalars.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(ulong key, ulong block, uint slot, ulong* schedule)
    {
        unchecked
        {
            ulong k0 = (uint)key, k1 = key >> 32;
            ulong product1 = (ulong)slot * Multiplier1;
            uint first = (uint)(product1 >> 32) ^ (uint)(block >> 32) ^ (uint)k0;
            ulong product2 = (ulong)first * Multiplier0;
            schedule[0] = k1;
            schedule[1] = product1 ^ (k0 += Step0);
            schedule[2] = (product2 >> 32) ^ (k1 += Step1);
            schedule[3] = product2;
            schedule[4] = k0 += Step0;
            schedule[5] = k1 += Step1;
            schedule[6] = k0 += Step0;
            schedule[7] = k1 += Step1;
            schedule[8] = k0 += Step0;
            schedule[9] = k1 += Step1;
            schedule[10] = k0 += Step0;
            schedule[11] = k1 += Step1;
            schedule[12] = k0 += Step0;
            schedule[13] = k1 += Step1;
            schedule[14] = k0 += Step0;
            schedule[15] = k1 += Step1;
            schedule[16] = k0 += Step0;
            schedule[17] = k1 += Step1;
            schedule[18] = k0 + Step0;
            schedule[19] = k1 + Step1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FirstCounter<T>(ulong block)
        where T : struct, ILane<T> => T.AddBits(T.AllBits((uint)block), T.Places);

    // Rounds 1 and 2, from the product of the low counter word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Open<T>(T product, ulong* k, out T c0, out T c1, out T c2, out T c3)
        where T : struct, ILane<T>
    {
        c1 = T.MultiplyLow((product >>> 32) ^ T.AllBits(k[0]), Multiplier1);
        c0 = (c1 >>> 32) ^ T.AllBits(k[1]);
        c2 = product ^ T.AllBits(k[2]);
        c3 = T.AllBits(k[3]);
    }

    // Words are the low halves of 64-bit lanes; the high halves are whatever the last product left there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<T>(ref T c0, ref T c1, ref T c2, ref T c3, ulong* k)
        where T : struct, ILane<T>
    {
        T p0 = T.MultiplyLow(c0, Multiplier0);
        T p1 = T.MultiplyLow(c2, Multiplier1);
        c0 = T.XorHigh(p1, c1, k[0]);
        c1 = p1;
        c2 = T.XorHigh(p0, c3, k[1]);
        c3 = p0;
    }

    // Rounds 3 to 10 of two independent blocks: two a turn in eights, which compiles quickly. In narrower lanes all are written out, since a turn's
    // own instructions are shared by fewer runs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rest<T>(ref T a0, ref T a1, ref T a2, ref T a3, ref T b0, ref T b1, ref T b2, ref T b3, ulong* k, ulong* l)
        where T : struct, ILane<T>
    {
        for (nint at = 4; at < ScheduleLength; at += 4)
        {
            TwoRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + at, l + at);
            if (T.Width < Eight.Width)
            {
                TwoRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + at + 4, l + at + 4);
                TwoRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + at + 8, l + at + 8);
                TwoRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k + at + 12, l + at + 12);
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds<T>(ref T a0, ref T a1, ref T a2, ref T a3, ref T b0, ref T b1, ref T b2, ref T b3, ulong* k, ulong* l)
        where T : struct, ILane<T>
    {
        Round(ref a0, ref a1, ref a2, ref a3, k);
        Round(ref b0, ref b1, ref b2, ref b3, l);
        Round(ref a0, ref a1, ref a2, ref a3, k + 2);
        Round(ref b0, ref b1, ref b2, ref b3, l + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T c0, T c1, T c2, T c3, byte* target)
        where T : struct, ILane<T> => T.PutInFours(FromWords(c0, c1), FromWords(c2, c3), target);

    // As FromBits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromWords<T>(T low, T high)
        where T : struct, ILane<T> => ((T.Words(low, high) >>> 12) | T.All(1.0)) - T.All(1.0 - 1.1102230246251565e-16);
}
