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

    /// <summary>
    /// D[b] += K0 · C · (clamp(P[b], A, B) − A) with known P: an amount accrued at rate K0 · C between A and B. A and B are held to the
    /// first and last boundary here, so either may be infinite; the order of arguments lets what is not a number through.
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueKnown(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        double* boundaries = (double*)i->P, end = boundaries + i->N;
        nint stride = batch->Stride;
        Lane scale = All(i->K0), first = All(boundaries[0]), last = All(boundaries[i->N - 1]);
        byte* rows = frame + i->D;
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes)
        {
            Lane a = Min(last, Max(first, At(low, 0))), b = Max(a, Min(last, At(high, 0))), s = scale * At(coefficient, 0);
            low += i->StepA;
            high += i->StepB;
            coefficient += i->StepC;
            Lane c = Min(last, Max(first, At(low, 0))), d = Max(c, Min(last, At(high, 0))), t = scale * At(coefficient, 0);
            low += i->StepA;
            high += i->StepB;
            coefficient += i->StepC;
            byte* row = rows + stride + j;
            double* boundary = boundaries + 1;
            for (; boundary + 1 < end; boundary += 2, row += 2 * stride)
            {
                Lane p = All(boundary[0]), q = All(boundary[1]);
                Put(Fma(Min(Max(p, a), b) - a, s, At(row, 0)), row, 0);
                Put(Fma(Min(Max(p, c), d) - c, t, At(row, LaneBytes)), row, LaneBytes);
                Put(Fma(Min(Max(q, a), b) - a, s, At(row, stride)), row, stride);
                Put(Fma(Min(Max(q, c), d) - c, t, At(row, stride + LaneBytes)), row, stride + LaneBytes);
            }

            if (boundary < end)
            {
                Lane p = All(boundary[0]);
                Put(Fma(Min(Max(p, a), b) - a, s, At(row, 0)), row, 0);
                Put(Fma(Min(Max(p, c), d) - c, t, At(row, LaneBytes)), row, LaneBytes);
            }
        }
    }

    /// <summary>As <see cref="AccrueKnown"/>, with boundaries that differ from run to run: the rows at E.</summary>
    [MethodImpl(Loop)]
    public static void Accrue(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        nint stride = batch->Stride;
        byte* rows = frame + i->D, measures = frame + i->E;
        Lane scale = All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += 2 * LaneBytes)
        {
            byte* row = rows + stride + j, measure = measures + stride + j;
            Lane first = At(measures, j), last = At(measures, j + ((i->N - 1) * stride));
            Lane first2 = At(measures, j + LaneBytes), last2 = At(measures, j + LaneBytes + ((i->N - 1) * stride));
            Lane a = Min(last, Max(first, At(low, 0))), b = Max(a, Min(last, At(high, 0))), s = scale * At(coefficient, 0);
            low += i->StepA;
            high += i->StepB;
            coefficient += i->StepC;
            Lane c = Min(last2, Max(first2, At(low, 0))), d = Max(c, Min(last2, At(high, 0))), t = scale * At(coefficient, 0);
            low += i->StepA;
            high += i->StepB;
            coefficient += i->StepC;
            for (int r = 1; r < i->N; r++, row += stride, measure += stride)
            {
                Put(Fma(Min(Max(At(measure, 0), a), b) - a, s, At(row, 0)), row, 0);
                Put(Fma(Min(Max(At(measure, LaneBytes), c), d) - c, t, At(row, LaneBytes)), row, LaneBytes);
            }
        }
    }

    /// <summary>
    /// D[p] += C in the row p whose period holds A: row 0 is before the first boundary of P, row N after the last. A moment that is not a
    /// number makes every row of its run so.
    /// </summary>
    [MethodImpl(Loop)]
    public static void Pulse(Instruction* i, Batch* batch)
    {
        byte* rows = batch->Frame + i->D, moment = batch->Frame + i->A, coefficient = batch->Frame + i->C;
        double* boundaries = (double*)i->P, end = boundaries + i->N;
        Lane stride = All(batch->Stride), known = Lane.AllBitsSet;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes, moment += i->StepA, coefficient += i->StepC)
        {
            Lane when = At(moment, 0), place = Lane.Zero;
            known &= Equal(when, when);
            for (double* boundary = boundaries; boundary < end; boundary++)
            {
                place += LessOrEqual(All(*boundary), when) & stride;
            }

            Scatter(rows + j, place, (double*)coefficient);
        }

        if (!Every(known))
        {
            PoisonUnknown(i, batch);
        }
    }

    /// <summary>As <see cref="Pulse"/>, for N boundaries from K0 in equal steps of 1 ÷ K1, a power of 2.</summary>
    [MethodImpl(Loop)]
    public static void EvenPulse(Instruction* i, Batch* batch)
    {
        byte* rows = batch->Frame + i->D, moment = batch->Frame + i->A, coefficient = batch->Frame + i->C;
        Lane start = All(i->K0), frequency = All(i->K1), last = All(i->N), stride = All(batch->Stride), one = All(1), known = Lane.AllBitsSet;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes, moment += i->StepA, coefficient += i->StepC)
        {
            // What is not a number becomes 0 here, so that every place lies in the rows.
            Lane when = At(moment, 0);
            known &= Equal(when, when);
            Lane period = Vector256.Floor((when - start) * frequency) + one;
            Scatter(rows + j, Min(last, Max(period, Lane.Zero)) * stride, (double*)coefficient);
        }

        if (!Every(known))
        {
            PoisonUnknown(i, batch);
        }
    }

    // Adds to one run each the amount in the row that begins so many bytes on.
    [MethodImpl(Inline)]
    private static void Scatter(byte* rows, Lane bytes, double* amount)
    {
        Vector128<ulong> places = Truncate(bytes).AsUInt64();
        ulong low = places.ToScalar(), high = places.GetElement(1);
        *(double*)(rows + (uint)low) += amount[0];
        *(double*)(rows + (low >> 32) + 8) += amount[1];
        *(double*)(rows + (uint)high + 16) += amount[2];
        *(double*)(rows + (high >> 32) + 24) += amount[3];
    }

    // A moment that is not a number falls into no period. Its amount must not vanish: it makes every period of the run unknown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PoisonUnknown(Instruction* i, Batch* batch)
    {
        byte* moment = batch->Frame + i->A;
        int rows = i->N + 1;
        for (int run = 0; run < batch->Runs; run++)
        {
            if (double.IsNaN(((double*)moment)[i->StepA == 0 ? 0 : run]))
            {
                for (int r = 0; r < rows; r++)
                {
                    ((double*)(batch->Frame + i->D + (r * batch->Stride)))[run] = double.NaN;
                }
            }
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
