using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Amounts that fall due at one moment, added to the row of their period.</summary>
internal static unsafe partial class Operations
{
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// D[p] += C in the row p whose period holds A: row 0 is before the first boundary of P, row N after the last. A moment that is not a
    /// number makes every row of its run so.
    /// </summary>
    [MethodImpl(Loop)]
    public static void Pulse(Instruction* i, Batch* batch)
    {
        byte* rows = batch->Frame + i->D, moment = batch->Frame + i->A, coefficient = batch->Frame + i->C;
        double* boundaries = (double*)i->P, end = boundaries + i->N;
        Four stride = Four.All(batch->Stride), known = Four.Everywhere;
        for (nint j = 0; j < batch->Bytes; j += Four.Bytes, moment += i->StepA * Four.Width, coefficient += i->StepC * Four.Width)
        {
            Four when = Four.At(moment), place = Four.Zero;
            known &= Equal(when, when);
            for (double* boundary = boundaries; boundary < end; boundary++)
            {
                place += LessOrEqual(Four.All(*boundary), when) & stride;
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
        nint step = i->StepA * Four.Width, amountStep = i->StepC * Four.Width;
        Four start = Four.All(i->K0), frequency = Four.All(i->K1), last = Four.All(i->N), stride = Four.All(batch->Stride), one = Four.All(1), known = Four.Everywhere;
        for (nint j = 0; j < batch->Bytes; j += Four.Bytes, moment += step, coefficient += amountStep)
        {
            // What is not a number becomes 0 here, so that every place lies in the rows.
            Four when = Four.At(moment);
            known &= Equal(when, when);
            Four period = Floor((when - start) * frequency) + one;
            Scatter(rows + j, Min(last, Max(period, Four.Zero)) * stride, (double*)coefficient);
        }

        if (!Every(known))
        {
            PoisonUnknown(i, batch);
        }
    }

    // Adds to one run each the amount in the row that begins so many bytes on.
    [MethodImpl(Inline)]
    private static void Scatter(byte* rows, Four bytes, double* amount)
    {
        Vector128<ulong> places = (Avx.IsSupported
            ? Avx.ConvertToVector128Int32WithTruncation(bytes.Runs)
            : Vector128.Create((int)bytes.Runs[0], (int)bytes.Runs[1], (int)bytes.Runs[2], (int)bytes.Runs[3])).AsUInt64();
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
}
