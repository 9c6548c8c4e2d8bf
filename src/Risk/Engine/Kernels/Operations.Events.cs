using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Risk.Engine.Kernels;

/// <summary>Conditions: masks as bits, logic on bits, counts of masks.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>The masks A as bits, the N-th part of D: an event that is kept to the end takes a sixty-fourth of a column.</summary>
    [MethodImpl(Loop)]
    public static void PackMask(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D + (i->N * batch->Runs / 8), a = batch->Frame + i->A;
        for (byte* end = a + batch->Bytes; a < end; d++)
        {
            uint bits = 0;
            for (int runs = 0; runs < 8; runs += T.Width, a += T.Bytes)
            {
                bits |= T.Signs(T.At(a)) << runs;
            }

            *d = (byte)bits;
        }
    }

    /// <summary>D = how many of the N masks are set.</summary>
    [MethodImpl(Loop)]
    public static void CountMasks(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, d = frame + i->D;
        T one = T.All(1);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            var at = new LaneOperands((Operand*)i->P, frame, j);
            T count = T.Zero;
            for (int mask = 0; mask < i->N; mask++)
            {
                count += T.At(at[mask]) & one;
            }

            T.Put(count, d + j);
        }
    }
}

/// <summary>Logic on bits, which has no lanes.</summary>
internal static unsafe partial class Operations
{
    /// <summary>N operations one after the other, each on the bits of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CombineBits(Instruction* i, Batch* batch)
    {
        var operation = (BitInstruction*)i->P;
        byte* bits = batch->Frame + i->D;
        for (BitInstruction* end = operation + i->N; operation < end; operation++)
        {
            byte* d = bits + operation->D, a = bits + operation->A, b = bits + operation->B;
            int bytes = batch->Runs / 8, at = 0;
            for (; at + sizeof(ulong) <= bytes; at += sizeof(ulong))
            {
                *(ulong*)(d + at) = Combined(operation->Logic, *(ulong*)(a + at), *(ulong*)(b + at));
            }

            for (; at < bytes; at++)
            {
                d[at] = (byte)Combined(operation->Logic, a[at], b[at]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Combined(BitLogic logic, ulong a, ulong b) => logic switch { BitLogic.And => a & b, BitLogic.Or => a | b, _ => ~a };
}

/// <summary>What is done with the bits A and B.</summary>
internal enum BitLogic : long
{
    And,
    Or,

    /// <summary>Of A alone.</summary>
    Not,
}

/// <summary>One operation on bits, of four words; the places are bytes from the first bit.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BitInstruction
{
    public BitLogic Logic;

    public nint D, A, B;
}
