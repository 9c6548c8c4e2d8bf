using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>The loops of the plan: each runs one instruction over the columns of a batch.</summary>
internal static unsafe partial class Operations
{
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Bytes in a lane.</summary>
    private const int LaneBytes = 32;

    [MethodImpl(Loop)]
    public static void Map1<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula1
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        Lane k = All(i->K0), l = All(i->K1), m = All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes)
        {
            Lane p = TFormula.Of(At(a, j), k, l, m), q = TFormula.Of(At(a, j + LaneBytes), k, l, m);
            Put(p, d, j);
            Put(q, d, j + LaneBytes);
        }
    }

    [MethodImpl(Loop)]
    public static void Map2<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula2
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B;
        Lane k = All(i->K0), l = All(i->K1), m = All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes)
        {
            Lane p = TFormula.Of(At(a, j), At(b, j), k, l, m), q = TFormula.Of(At(a, j + LaneBytes), At(b, j + LaneBytes), k, l, m);
            Put(p, d, j);
            Put(q, d, j + LaneBytes);
        }
    }

    /// <summary>For formulas too long to unroll.</summary>
    [MethodImpl(Loop)]
    public static void LongMap1<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula1
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        Lane k = All(i->K0), l = All(i->K1), m = All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(TFormula.Of(At(a, j), k, l, m), d, j);
        }
    }

    /// <summary>For formulas too long to unroll.</summary>
    [MethodImpl(Loop)]
    public static void LongMap2<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula2
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B;
        Lane k = All(i->K0), l = All(i->K1), m = All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(TFormula.Of(At(a, j), At(b, j), k, l, m), d, j);
        }
    }

    [MethodImpl(Loop)]
    public static void Map3<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula3
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B, c = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes)
        {
            Lane p = TFormula.Of(At(a, j), At(b, j), At(c, j)), q = TFormula.Of(At(a, j + LaneBytes), At(b, j + LaneBytes), At(c, j + LaneBytes));
            Put(p, d, j);
            Put(q, d, j + LaneBytes);
        }
    }

    /// <summary>D = A &lt; B ? K0·C : K1.</summary>
    [MethodImpl(Loop)]
    public static void ScaledWhereLess(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B, c = batch->Frame + i->C;
        Lane k = All(i->K0), otherwise = All(i->K1);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(Select(LessThan(At(a, j), At(b, j)), Fma(k, At(c, j), Lane.Zero), otherwise), d, j);
        }
    }

    /// <summary>The same number in every run.</summary>
    [MethodImpl(Loop)]
    public static void Fill(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D;
        Lane k = All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(k, d, j);
        }
    }

    /// <summary>The masks A as bits, the N-th part of D: an event that is kept to the end takes a sixty-fourth of a column.</summary>
    [MethodImpl(Loop)]
    public static void PackMask(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D + (i->N * batch->Runs / 8), a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes, d++)
        {
            *d = (byte)(At(a, j).ExtractMostSignificantBits() | (At(a, j + LaneBytes).ExtractMostSignificantBits() << Width));
        }
    }

    [MethodImpl(Inline)]
    private static Lane At(byte* column, nint offset) => Load((double*)(column + offset));

    [MethodImpl(Inline)]
    private static void Put(Lane value, byte* column, nint offset) => Store(value, (double*)(column + offset));
}
