using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>Flows that rise over a ramp and fade, all of them at once.</summary>
internal static unsafe partial class Operations
{
    /// <summary>
    /// D[b] += K0 · C · ((clamp(Q[b], Qc, Qm) − Qc − c·(clamp(P[b], Pc, Pm) − Pc)) ⁄ r + clamp(P[b], Pm, Pu) − Pm), with the annuities P at E, the ramped annuities Q at F,
    /// the flow from c to u over a ramp r, and m = min(c + r, u): Pm = min(Pc + e^(−kc)·P(r), Pu), Qm = min(Qc + e^(−kc)·(Q(r) + c·P(r)), Qu).
    /// </summary>
    [MethodImpl(Loop)]
    public static void AccrueRamp<TMoments>(Instruction* i, Batch* batch)
        where TMoments : struct, IMoments
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AccrueRamp<TMoments, Eight, Vector512<double>>(i, batch);
        }
        else
        {
            AccrueRamp<TMoments, Four, Vector256<double>>(i, batch);
        }
    }

    [MethodImpl(Loop)]
    private static void AccrueRamp<TMoments, TWidth, T>(Instruction* i, Batch* batch)
        where TMoments : struct, IMoments
        where TWidth : struct, IWidth<T>
        where T : struct
    {
        nint stride = batch->Stride, end = i->N * stride;
        byte* rows = batch->Frame + i->D, annuities = batch->Frame + i->E, ramps = batch->Frame + i->F;
        for (nint j = 0; j < batch->Bytes; j += TWidth.Bytes, rows += TWidth.Bytes, annuities += TWidth.Bytes, ramps += TWidth.Bytes)
        {
            var at = new Operands((Operand*)i->P, batch->Frame, j / LaneBytes);
            TMoments.Of<TWidth, T>(at, out T pc, out T qc, out T pu, out T qu);
            T c = TWidth.At(at[0]), decay = TWidth.At(at[2]), pr = TWidth.At(at[3]);
            T pm = TWidth.Min(TWidth.Fma(decay, pr, pc), pu);
            T qm = TWidth.Min(TWidth.Fma(decay, TWidth.Fma(c, pr, TWidth.At(at[4])), qc), qu);
            T flow = TWidth.Multiply(TWidth.All(i->K0), TWidth.At(batch->Frame + i->C + (j / LaneBytes * i->StepC)));
            T rising = TWidth.Divide(flow, TWidth.At(at[1])), falling = TWidth.Multiply(rising, c);
            Hold<TWidth, T>(ramps, end - stride, ref qc, ref qm);
            T low = pc, middle = pm;
            Hold<TWidth, T>(annuities, end - stride, ref low, ref middle);
            Hold<TWidth, T>(annuities, end - stride, ref pm, ref pu);
            for (nint row = stride; row < end; row += stride)
            {
                T p = TWidth.At(annuities + row), sum = TWidth.At(rows + row);
                sum = TWidth.Fma(Passed<TWidth, T>(TWidth.At(ramps + row), qc, qm), rising, sum);
                sum = TWidth.LessFma(Passed<TWidth, T>(p, low, middle), falling, sum);
                TWidth.Put(TWidth.Fma(Passed<TWidth, T>(p, pm, pu), flow, sum), rows + row);
            }
        }
    }

    /// <summary>Both ends held to the first and the last boundary, and the high one to the low; what is not a number goes through.</summary>
    [MethodImpl(Inline)]
    private static void Hold<TWidth, T>(byte* measure, nint last, ref T low, ref T high)
        where TWidth : struct, IWidth<T>
        where T : struct
    {
        T end = TWidth.At(measure + last);
        low = TWidth.Min(end, TWidth.Max(TWidth.At(measure), low));
        high = TWidth.Max(low, TWidth.Min(end, high));
    }

    /// <summary>clamp(x, low, high) − low.</summary>
    [MethodImpl(Inline)]
    private static T Passed<TWidth, T>(T x, T low, T high)
        where TWidth : struct, IWidth<T>
        where T : struct => TWidth.Subtract(TWidth.Min(TWidth.Max(x, low), high), low);

    /// <summary>The operands of a lane, by number.</summary>
    internal readonly ref struct Operands(Operand* operands, byte* frame, nint lane)
    {
        public byte* this[int index]
        {
            [MethodImpl(Inline)]
            get => frame + operands[index].Offset + (lane * operands[index].Step);
        }
    }

    /// <summary>Annuities and ramped annuities at the beginning c and the end u of a flow.</summary>
    internal interface IMoments
    {
        static abstract void Of<TWidth, T>(Operands at, out T pc, out T qc, out T pu, out T qu)
            where TWidth : struct, IWidth<T>
            where T : struct;
    }

    /// <summary>They are operands themselves.</summary>
    internal readonly struct GivenMoments : IMoments
    {
        [MethodImpl(Inline)]
        public static void Of<TWidth, T>(Operands at, out T pc, out T qc, out T pu, out T qu)
            where TWidth : struct, IWidth<T>
            where T : struct => (pc, qc, pu, qu) = (TWidth.At(at[5]), TWidth.At(at[6]), TWidth.At(at[7]), TWidth.At(at[8]));
    }

    /// <summary>With 1 ⁄ k, u and e^(−ku) given: P(t) = (1 − e^(−kt)) ⁄ k, Q(t) = (P(t) − t·e^(−kt)) ⁄ k.</summary>
    internal readonly struct SteepMoments : IMoments
    {
        [MethodImpl(Inline)]
        public static void Of<TWidth, T>(Operands at, out T pc, out T qc, out T pu, out T qu)
            where TWidth : struct, IWidth<T>
            where T : struct
        {
            T reciprocal = TWidth.At(at[5]);
            At<TWidth, T>(reciprocal, TWidth.At(at[0]), TWidth.At(at[2]), out pc, out qc);
            At<TWidth, T>(reciprocal, TWidth.At(at[6]), TWidth.At(at[7]), out pu, out qu);
        }

        [MethodImpl(Inline)]
        private static void At<TWidth, T>(T reciprocal, T t, T decay, out T p, out T q)
            where TWidth : struct, IWidth<T>
            where T : struct
        {
            p = TWidth.Multiply(reciprocal, TWidth.Subtract(TWidth.All(1), decay));
            q = TWidth.Multiply(reciprocal, TWidth.LessFma(t, decay, p));
        }
    }
}
