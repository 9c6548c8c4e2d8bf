using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Amounts that accrue over time, added to a row a boundary.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// D[b] += K0 · C · (clamp(P[4 + b], l, h) − l) with known P: an amount accrued at rate K0 · C between l = P[0] · A + P[1] and h = P[2] · B + P[3]. Both are held to the
    /// first and last boundary here, so either may be infinite; the order of arguments lets what is not a number through.
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueKnown(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        double* ends = (double*)i->P, boundaries = ends + 4, end = boundaries + i->N;
        nint stride = batch->Stride, stepLow = i->StepA * T.Width, stepHigh = i->StepB * T.Width, step = i->StepC * T.Width;
        T scale = T.All(i->K0), first = T.All(boundaries[0]), last = T.All(end[-1]);
        T lowFactor = T.All(ends[0]), lowTerm = T.All(ends[1]), highFactor = T.All(ends[2]), highTerm = T.All(ends[3]);
        byte* rows = frame + i->D + stride;
        for (nint j = 0; j < batch->Bytes; j += 2 * T.Bytes)
        {
            T a = Min(last, Max(first, Fma(lowFactor, T.At(low), lowTerm))), b = Max(a, Min(last, Fma(highFactor, T.At(high), highTerm))), s = scale * T.At(coefficient);
            low += stepLow;
            high += stepHigh;
            coefficient += step;
            T c = Min(last, Max(first, Fma(lowFactor, T.At(low), lowTerm))), d = Max(c, Min(last, Fma(highFactor, T.At(high), highTerm))), t = scale * T.At(coefficient);
            low += stepLow;
            high += stepHigh;
            coefficient += step;
            byte* row = rows + j;
            for (double* boundary = boundaries + 1; boundary < end; boundary++, row += stride)
            {
                T p = T.All(*boundary);
                T.Put(T.Fma(Passed(p, a, b), s, row), row);
                T.Put(T.Fma(Passed(p, c, d), t, row + T.Bytes), row + T.Bytes);
            }
        }
    }

    /// <summary>As <see cref="AccrueKnown"/>, with boundaries that differ from run to run: the rows at E.</summary>
    [MethodImpl(Loop)]
    public static void Accrue(Instruction* i, Batch* batch)
    {
        byte* frame = batch->Frame, low = frame + i->A, high = frame + i->B, coefficient = frame + i->C;
        nint stride = batch->Stride, last = (i->N - 1) * stride, stepLow = i->StepA * T.Width, stepHigh = i->StepB * T.Width, step = i->StepC * T.Width;
        byte* rows = frame + i->D, measures = frame + i->E;
        T scale = T.All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += 2 * T.Bytes, rows += 2 * T.Bytes, measures += 2 * T.Bytes)
        {
            T a = T.At(low), b = T.At(high), s = scale * T.At(coefficient);
            low += stepLow;
            high += stepHigh;
            coefficient += step;
            T c = T.At(low), d = T.At(high), t = scale * T.At(coefficient);
            low += stepLow;
            high += stepHigh;
            coefficient += step;
            Hold(measures, last, ref a, ref b);
            Hold(measures + T.Bytes, last, ref c, ref d);
            for (nint row = stride; row <= last; row += stride)
            {
                byte* sum = rows + row, measure = measures + row;
                T.Put(T.Fma(Passed(measure, a, b), s, sum), sum);
                T.Put(T.Fma(Passed(measure + T.Bytes, c, d), t, sum + T.Bytes), sum + T.Bytes);
            }
        }
    }

    /// <summary>Both ends held to the first and the last boundary, and the high one to the low; what is not a number goes through.</summary>
    [MethodImpl(Inline)]
    private static void Hold(byte* measure, nint last, ref T low, ref T high)
    {
        T end = T.At(measure + last);
        low = Min(end, Max(T.At(measure), low));
        high = Max(low, Min(end, high));
    }

    /// <summary>clamp(x, low, high) − low.</summary>
    [MethodImpl(Inline)]
    private static T Passed(T x, T low, T high) => Min(Max(x, low), high) - low;

    /// <summary>The same of what stands at <paramref name="x"/>: a low end that is not a number goes through by the difference.</summary>
    [MethodImpl(Inline)]
    private static T Passed(byte* x, T low, T high) => Min(T.Max(low, x), high) - low;
}
