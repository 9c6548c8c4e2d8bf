using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Flows that rise over a ramp and fade, all of them at once.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>
    /// D[b] += K0 · C · ((clamp(Q[b], Qc, Qm) − Qc − c·(clamp(P[b], Pc, Pm) − Pc)) ⁄ r + clamp(P[b], Pm, Pu) − Pm), with the annuities P at E, the ramped annuities Q at F,
    /// the flow from c to u over a ramp r, whose reciprocal is given, and m = min(c + r, u): Pm = min(Pc + e^(−kc)·P(r), Pu), Qm = min(Qc + e^(−kc)·(Q(r) + c·P(r)), Qu).
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueRamp<TMoments>(Instruction* i, Batch* batch)
        where TMoments : struct, IRampMoments
    {
        nint stride = batch->Stride, end = i->N * stride;
        byte* frame = batch->Frame, rows = frame + i->D, annuities = frame + i->E, ramps = frame + i->F, coefficient = frame + i->C;
        nint step = i->StepC * T.Width;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rows += T.Bytes, annuities += T.Bytes, ramps += T.Bytes, coefficient += step)
        {
            var at = new LaneOperands((Operand*)i->P, frame, j);
            TMoments.Of(at, out T pc, out T qc, out T pu, out T qu);
            qu = Select(LessThan(pu, T.Zero), T.Zero, qu);
            Full(at, ref pc, ref qc, out T c, out T pm, out T qm);
            pm = Min(pm, pu);
            qm = Min(qm, qu);
            T flow = T.All(i->K0) * T.At(coefficient);
            T rising = flow * T.At(at[1]), falling = -(rising * c);
            Hold(ramps, end - stride, ref qc, ref qm);
            Hold(annuities, end - stride, ref pc, ref pm);
            pu = Max(pm, Min(T.At(annuities + end - stride), pu));
            for (nint row = stride; row < end; row += stride)
            {
                T p = T.Max(pc, annuities + row), ramping = Min(p, pm);
                T sum = T.Fma(Passed(ramps + row, qc, qm), rising, rows + row);
                sum = Fma(ramping - pc, falling, sum);
                T.Put(Fma(Min(p, pu) - ramping, flow, sum), rows + row);
            }
        }
    }

    /// <summary>D = what a flow of rate 1 has carried by its end: the operands are those of <see cref="AccrueRamp"/>.</summary>
    [MethodImpl(Loop)]
    public static void Ramped<TMoments>(Instruction* i, Batch* batch)
        where TMoments : struct, IRampMoments
    {
        byte* frame = batch->Frame, d = frame + i->D;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            var at = new LaneOperands((Operand*)i->P, frame, j);
            TMoments.Of(at, out T pc, out T qc, out T pu, out T qu);
            qu = Select(LessThan(pu, T.Zero), T.Zero, qu);
            Full(at, ref pc, ref qc, out T c, out T pm, out T qm);
            T.Put(Carried(pu, qu, c, T.At(at[1]), pc, qc, pm, qm), d + j);
        }
    }

    /// <summary>D = the same at each boundary, with the annuities at E and the ramped annuities at F.</summary>
    [MethodImpl(Loop)]
    public static void RampedRows<TMoments>(Instruction* i, Batch* batch)
        where TMoments : struct, IRampMoments
    {
        nint stride = batch->Stride, end = i->N * stride;
        byte* frame = batch->Frame, rows = frame + i->D, annuities = frame + i->E, ramps = frame + i->F;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rows += T.Bytes, annuities += T.Bytes, ramps += T.Bytes)
        {
            var at = new LaneOperands((Operand*)i->P, frame, j);
            TMoments.Of(at, out T pc, out T qc, out _, out _);
            Full(at, ref pc, ref qc, out T c, out T pm, out T qm);
            T reciprocal = T.At(at[1]);
            for (nint row = 0; row < end; row += stride)
            {
                T.Put(Carried(T.At(annuities + row), T.At(ramps + row), c, reciprocal, pc, qc, pm, qm), rows + row);
            }
        }
    }

    /// <summary>The annuity and the ramped annuity where the ramp is over; and where the flow begins, 0 for one that is under way at 0 already.</summary>
    [MethodImpl(Inline)]
    private static void Full(LaneOperands at, ref T pc, ref T qc, out T c, out T pm, out T qm)
    {
        c = T.At(at[0]);
        T decay = T.At(at[2]), pr = T.At(at[3]);
        pm = Fma(decay, pr, pc);
        qm = Fma(decay, Fma(c, pr, T.At(at[4])), qc);
        pc = Max(T.Zero, pc);
        qc = Select(LessThan(c, T.Zero), T.Zero, qc);
    }

    /// <summary>(clamp(q, qc, qm) − qc − c·(clamp(p, pc, pm) − pc)) ⁄ r + max(p, pm) − pm.</summary>
    [MethodImpl(Inline)]
    private static T Carried(T p, T q, T c, T reciprocal, T pc, T qc, T pm, T qm) =>
        Fma(Fma(-c, Min(pm, Max(p, pc)) - pc, Min(qm, Max(q, qc)) - qc), reciprocal, p - Min(pm, p));
}
