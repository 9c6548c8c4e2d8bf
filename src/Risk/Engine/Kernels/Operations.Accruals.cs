using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Amounts that accrue over time, added to a row a boundary.</summary>
internal static unsafe partial class Operations
{
    /// <summary>
    /// D[b] += K0 · C · (clamp(P[b], A, B) − A) with known P: an amount accrued at rate K0 · C between A and B. A and B are held to the
    /// first and last boundary here, so either may be infinite; the order of arguments lets what is not a number through.
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueKnown(Instruction* i, Batch* batch)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AccrueKnownWide(i, batch);
            return;
        }

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
        if (Vector512.IsHardwareAccelerated)
        {
            AccrueWide(i, batch);
            return;
        }

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
}
