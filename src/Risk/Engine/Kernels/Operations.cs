using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>The loops of the plan: each runs one instruction over the columns of a batch, a lane of <typeparamref name="T"/> at a time.</summary>
/// <typeparam name="T">As wide as the machine's vectors (<see cref="CompiledModel"/> chooses); the bits are the same for any.</typeparam>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Loop)]
    public static void Map1<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula1
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        T k = T.All(i->K0), l = T.All(i->K1), m = T.All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += 2 * T.Bytes)
        {
            T p = TFormula.Of(T.At(a + j), k, l, m), q = TFormula.Of(T.At(a + j + T.Bytes), k, l, m);
            T.Put(p, d + j);
            T.Put(q, d + j + T.Bytes);
        }
    }

    [MethodImpl(Loop)]
    public static void Map2<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula2
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B;
        T k = T.All(i->K0), l = T.All(i->K1), m = T.All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += 2 * T.Bytes)
        {
            T p = TFormula.Of(T.At(a + j), T.At(b + j), k, l, m), q = TFormula.Of(T.At(a + j + T.Bytes), T.At(b + j + T.Bytes), k, l, m);
            T.Put(p, d + j);
            T.Put(q, d + j + T.Bytes);
        }
    }

    /// <summary>For formulas too long to unroll.</summary>
    [MethodImpl(Loop)]
    public static void LongMap1<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula1
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        T k = T.All(i->K0), l = T.All(i->K1), m = T.All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(TFormula.Of(T.At(a + j), k, l, m), d + j);
        }
    }

    /// <summary>For formulas too long to unroll.</summary>
    [MethodImpl(Loop)]
    public static void LongMap2<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula2
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B;
        T k = T.All(i->K0), l = T.All(i->K1), m = T.All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(TFormula.Of(T.At(a + j), T.At(b + j), k, l, m), d + j);
        }
    }

    [MethodImpl(Loop)]
    public static void Map3<TFormula>(Instruction* i, Batch* batch)
        where TFormula : struct, IFormula3
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B, c = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += 2 * T.Bytes)
        {
            T p = TFormula.Of(T.At(a + j), T.At(b + j), T.At(c + j)), q = TFormula.Of(T.At(a + j + T.Bytes), T.At(b + j + T.Bytes), T.At(c + j + T.Bytes));
            T.Put(p, d + j);
            T.Put(q, d + j + T.Bytes);
        }
    }

    /// <summary>D = A &lt; B ? K0·C : K1.</summary>
    [MethodImpl(Loop)]
    public static void ScaledWhereLess(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A, b = batch->Frame + i->B, c = batch->Frame + i->C;
        T k = T.All(i->K0), otherwise = T.All(i->K1);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(Select(LessThan(T.At(a + j), T.At(b + j)), Fma(k, T.At(c + j), T.Zero), otherwise), d + j);
        }
    }

    /// <summary>The same number in every run.</summary>
    [MethodImpl(Loop)]
    public static void Fill(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D;
        T k = T.All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(k, d + j);
        }
    }
}
