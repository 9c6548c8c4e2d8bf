using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Operations on rows: N columns that lie together, one a period or one a boundary.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>D[0 … N) = 0.</summary>
    [MethodImpl(Loop)]
    public static void ClearRows(Instruction* i, Batch* batch)
    {
        for (int r = 0; r < i->N; r++)
        {
            new Span<byte>(batch->Frame + i->D + (r * batch->Stride), (int)batch->Bytes).Clear();
        }
    }

    /// <summary>D[t] = (1 + A)^t.</summary>
    [MethodImpl(Loop)]
    public static void Growth(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        T one = T.All(1);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T factor = one + T.At(a + j), power = one;
            for (int r = 0; r < i->N; r++)
            {
                T.Put(power, d + (r * batch->Stride) + j);
                power *= factor;
            }
        }
    }

    /// <summary>D[t] = A[0] + … + A[t].</summary>
    [MethodImpl(Loop)]
    public static void Accumulate(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T total = T.At(a + j);
            T.Put(total, d + j);
            for (int r = 1; r < i->N; r++)
            {
                total += T.At(a + (r * batch->Stride) + j);
                T.Put(total, d + (r * batch->Stride) + j);
            }
        }
    }

    /// <summary>D[0] = A.</summary>
    [MethodImpl(Loop)]
    public static void Copy(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(T.At(a + j), d + j);
        }
    }

    /// <summary>D[t] = P[t] · B[t] · X[t], with X what <typeparamref name="TSource"/> reads at A; B may be absent (offset below 0).</summary>
    [MethodImpl(Loop)]
    public static void RowTerm<TSource>(Instruction* i, Batch* batch)
        where TSource : struct, IRowSource
    {
        double* factors = (double*)i->P;
        for (int r = 0; r < i->N; r++)
        {
            byte* d = batch->Frame + i->D + (r * batch->Stride), a = batch->Frame + i->A;
            T factor = T.All(factors[r]);
            if (i->B < 0)
            {
                for (nint j = 0; j < batch->Bytes; j += T.Bytes)
                {
                    T.Put(factor * TSource.At<T>(a + j, r, batch->Stride), d + j);
                }
            }
            else
            {
                byte* b = batch->Frame + i->B + (r * batch->Stride);
                for (nint j = 0; j < batch->Bytes; j += T.Bytes)
                {
                    T.Put(factor * T.At(b + j) * TSource.At<T>(a + j, r, batch->Stride), d + j);
                }
            }
        }
    }

    /// <summary>D[t] += P[t] · B[t] · X[t], as <see cref="RowTerm"/>.</summary>
    [MethodImpl(Loop)]
    public static void AddRowTerm<TSource>(Instruction* i, Batch* batch)
        where TSource : struct, IRowSource
    {
        double* factors = (double*)i->P;
        for (int r = 0; r < i->N; r++)
        {
            byte* d = batch->Frame + i->D + (r * batch->Stride), a = batch->Frame + i->A;
            T factor = T.All(factors[r]);
            if (i->B < 0)
            {
                for (nint j = 0; j < batch->Bytes; j += T.Bytes)
                {
                    T.Put(Fma(factor, TSource.At<T>(a + j, r, batch->Stride), T.At(d + j)), d + j);
                }
            }
            else
            {
                byte* b = batch->Frame + i->B + (r * batch->Stride);
                for (nint j = 0; j < batch->Bytes; j += T.Bytes)
                {
                    T.Put(Fma(factor * T.At(b + j), TSource.At<T>(a + j, r, batch->Stride), T.At(d + j)), d + j);
                }
            }
        }
    }
}
