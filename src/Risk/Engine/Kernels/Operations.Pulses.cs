using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Amounts that fall due at one moment, added to the row of their period.</summary>
internal static unsafe partial class Operations
{
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
}
