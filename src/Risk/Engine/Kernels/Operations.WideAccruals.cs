using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>Accruals in vectors of eight runs, where the machine has them: what each run has is computed as in lanes of four, so the bits are the same.</summary>
internal static unsafe partial class Operations
{
    [MethodImpl(Loop)]
    private static void AccrueKnownWide(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        double* boundaries = (double*)i->P, end = boundaries + i->N;
        nint stride = batch->Stride;
        Vector512<double> scale = Eight.All(i->K0), first = Eight.All(boundaries[0]), last = Eight.All(end[-1]);
        byte* rows = frame + i->D + stride;
        for (nint j = 0; j < batch->Bytes; j += Eight.Bytes, low += 2 * i->StepA, high += 2 * i->StepB, coefficient += 2 * i->StepC)
        {
            Vector512<double> a = Eight.Min(last, Eight.Max(first, Eight.At(low))), b = Eight.Max(a, Eight.Min(last, Eight.At(high)));
            Vector512<double> s = scale * Eight.At(coefficient);
            byte* row = rows + j;
            for (double* boundary = boundaries + 1; boundary < end; boundary++, row += stride)
            {
                Eight.Put(Eight.Fma(Passed<Eight, Vector512<double>>(Eight.All(*boundary), a, b), s, Eight.At(row)), row);
            }
        }
    }

    [MethodImpl(Loop)]
    private static void AccrueWide(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        nint stride = batch->Stride, last = (i->N - 1) * stride;
        byte* rows = frame + i->D, measures = frame + i->E;
        Vector512<double> scale = Eight.All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += Eight.Bytes, low += 2 * i->StepA, high += 2 * i->StepB, coefficient += 2 * i->StepC)
        {
            byte* row = rows + j, measure = measures + j, end = row + last;
            Vector512<double> a = Eight.At(low), b = Eight.At(high), s = scale * Eight.At(coefficient);
            Hold<Eight, Vector512<double>>(measure, last, ref a, ref b);
            while (row < end)
            {
                row += stride;
                measure += stride;
                Eight.Put(Eight.Fma(Passed<Eight, Vector512<double>>(Eight.At(measure), a, b), s, Eight.At(row)), row);
            }
        }
    }
}
