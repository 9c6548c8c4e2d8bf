using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Flows that rise over a ramp and fade, all of them at once.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>
    /// D[b] += K0 · C · ((clamp(Q[b], Qc, Qm) − Qc − c·(clamp(P[b], Pc, Pm) − Pc)) ⁄ r + clamp(P[b], Pm, Pu) − Pm), with the annuities P at E, the ramped annuities Q at F,
    /// the flow from c to u over a ramp r, and m = min(c + r, u): Pm = min(Pc + e^(−kc)·P(r), Pu), Qm = min(Qc + e^(−kc)·(Q(r) + c·P(r)), Qu).
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueRamp<TMoments>(Instruction* i, Batch* batch)
        where TMoments : struct, IRampMoments
    {
        nint stride = batch->Stride, end = i->N * stride;
        byte* rows = batch->Frame + i->D, annuities = batch->Frame + i->E, ramps = batch->Frame + i->F;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rows += T.Bytes, annuities += T.Bytes, ramps += T.Bytes)
        {
            nint run = j / sizeof(double);
            var at = new LaneOperands((Operand*)i->P, batch->Frame, run);
            TMoments.Of(at, out T pc, out T qc, out T pu, out T qu);
            T c = T.At(at[0]), decay = T.At(at[2]), pr = T.At(at[3]);
            T pm = Min(Fma(decay, pr, pc), pu);
            T qm = Min(Fma(decay, Fma(c, pr, T.At(at[4])), qc), qu);
            T flow = T.All(i->K0) * T.At(batch->Frame + i->C + (run * i->StepC));
            T rising = flow / T.At(at[1]), falling = rising * c;
            Hold(ramps, end - stride, ref qc, ref qm);
            T low = pc, middle = pm;
            Hold(annuities, end - stride, ref low, ref middle);
            Hold(annuities, end - stride, ref pm, ref pu);
            for (nint row = stride; row < end; row += stride)
            {
                T p = T.At(annuities + row), sum = T.At(rows + row);
                sum = Fma(Passed(T.At(ramps + row), qc, qm), rising, sum);
                sum = Fma(-Passed(p, low, middle), falling, sum);
                T.Put(Fma(Passed(p, pm, pu), flow, sum), rows + row);
            }
        }
    }
}
