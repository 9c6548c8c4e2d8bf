using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Operations on rows: N columns that lie together, one a period or one a boundary.</summary>
internal static unsafe partial class Operations
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
        Lane one = All(1);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Lane factor = one + At(a, j), power = one;
            for (int r = 0; r < i->N; r++)
            {
                Put(power, d + (r * batch->Stride), j);
                power *= factor;
            }
        }
    }

    /// <summary>D[t] = A[0] + … + A[t].</summary>
    [MethodImpl(Loop)]
    public static void Accumulate(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Lane total = At(a, j);
            Put(total, d, j);
            for (int r = 1; r < i->N; r++)
            {
                total += At(a + (r * batch->Stride), j);
                Put(total, d + (r * batch->Stride), j);
            }
        }
    }

    /// <summary>D[0] = A.</summary>
    [MethodImpl(Loop)]
    public static void Copy(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(At(a, j), d, j);
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
            Lane factor = All(factors[r]);
            if (i->B < 0)
            {
                for (nint j = 0; j < batch->Bytes; j += LaneBytes)
                {
                    Put(factor * TSource.At(a + j, r, batch->Stride), d, j);
                }
            }
            else
            {
                byte* b = batch->Frame + i->B + (r * batch->Stride);
                for (nint j = 0; j < batch->Bytes; j += LaneBytes)
                {
                    Put(factor * At(b, j) * TSource.At(a + j, r, batch->Stride), d, j);
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
            Lane factor = All(factors[r]);
            if (i->B < 0)
            {
                for (nint j = 0; j < batch->Bytes; j += LaneBytes)
                {
                    Put(Fma(factor, TSource.At(a + j, r, batch->Stride), At(d, j)), d, j);
                }
            }
            else
            {
                byte* b = batch->Frame + i->B + (r * batch->Stride);
                for (nint j = 0; j < batch->Bytes; j += LaneBytes)
                {
                    Put(Fma(factor * At(b, j), TSource.At(a + j, r, batch->Stride), At(d, j)), d, j);
                }
            }
        }
    }

    /// <summary>What a row term reads.</summary>
    internal interface IRowSource
    {
        static abstract Lane At(byte* column, int row, nint stride);
    }

    /// <summary>The difference of boundary rows: what accrues in the period.</summary>
    internal readonly struct Difference : IRowSource
    {
        [MethodImpl(Inline)]
        public static Lane At(byte* column, int row, nint stride) =>
            Load((double*)(column + ((row + 1) * stride))) - Load((double*)(column + (row * stride)));
    }

    /// <summary>A row of its own.</summary>
    internal readonly struct Row : IRowSource
    {
        [MethodImpl(Inline)]
        public static Lane At(byte* column, int row, nint stride) => Load((double*)(column + (row * stride)));
    }

    /// <summary>The same column in each period.</summary>
    internal readonly struct Same : IRowSource
    {
        [MethodImpl(Inline)]
        public static Lane At(byte* column, int row, nint stride) => Load((double*)column);
    }

    /// <summary>1.</summary>
    internal readonly struct Unit : IRowSource
    {
        [MethodImpl(Inline)]
        public static Lane At(byte* column, int row, nint stride) => All(1);
    }
}
