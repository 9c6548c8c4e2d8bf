using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>Integrals of flows that fade: annuities at moments, and at the boundaries of a timeline.</summary>
internal static unsafe partial class Operations
{
    /// <summary>D = e^(−A·B), E and F the annuity and the ramped annuity of rate A = 1 ⁄ C over time B.</summary>
    [MethodImpl(Loop)]
    public static void Fade<TFade>(Instruction* i, Batch* batch)
        where TFade : struct, IFade
    {
        byte* d = batch->Frame + i->D, e = batch->Frame + i->E, f = batch->Frame + i->F;
        byte* rate = batch->Frame + i->A, time = batch->Frame + i->B, reciprocal = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes, rate += i->StepA, time += i->StepB, reciprocal += i->StepC)
        {
            TFade.Of(At(rate, 0), At(time, 0), At(reciprocal, 0), out Lane decay, out Lane annuity, out Lane ramp);
            Put(decay, d, j);
            Put(annuity, e, j);
            Put(ramp, f, j);
        }
    }

    /// <summary>E alone, as <see cref="OrdinaryFade"/>.</summary>
    [MethodImpl(Loop)]
    public static void OrdinaryAnnuity(Instruction* i, Batch* batch)
    {
        byte* e = batch->Frame + i->E;
        byte* rate = batch->Frame + i->A, time = batch->Frame + i->B, reciprocal = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes, rate += i->StepA, time += i->StepB, reciprocal += i->StepC)
        {
            LaneMath.FadeInRange(At(rate, 0), At(time, 0), At(reciprocal, 0), out _, out Lane annuity, out _);
            Put(annuity, e, j);
        }
    }

    /// <summary>D and E = the annuity and the ramped annuity of rate A = 1 ⁄ C over the known time K0.</summary>
    [MethodImpl(Loop)]
    public static void FadeRow<TFade>(Instruction* i, Batch* batch)
        where TFade : struct, IFade
    {
        byte* d = batch->Frame + i->D, e = batch->Frame + i->E, rate = batch->Frame + i->A, reciprocal = batch->Frame + i->C;
        Lane time = Lanes.All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes, rate += i->StepA, reciprocal += i->StepC)
        {
            TFade.Of(At(rate, 0), time, At(reciprocal, 0), out _, out Lane annuity, out Lane ramp);
            Put(annuity, d, j);
            Put(ramp, e, j);
        }
    }

    /// <summary>How a fade is computed: what is known of rate and time decides.</summary>
    internal interface IFade
    {
        static abstract void Of(Lane k, Lane t, Lane reciprocal, out Lane decay, out Lane annuity, out Lane ramp);
    }

    /// <summary>Any rate and time.</summary>
    internal readonly struct AnyFade : IFade
    {
        [MethodImpl(Inline)]
        public static void Of(Lane k, Lane t, Lane reciprocal, out Lane decay, out Lane annuity, out Lane ramp) =>
            LaneMath.Fade(k, t, reciprocal, out decay, out annuity, out ramp);
    }

    /// <summary>|kt| within <see cref="LaneMath.ExpLimit"/>.</summary>
    internal readonly struct OrdinaryFade : IFade
    {
        [MethodImpl(Inline)]
        public static void Of(Lane k, Lane t, Lane reciprocal, out Lane decay, out Lane annuity, out Lane ramp) =>
            LaneMath.FadeInRange(k, t, reciprocal, out decay, out annuity, out ramp);
    }

    /// <summary>The same, and k far from 0.</summary>
    internal readonly struct SteepFade : IFade
    {
        [MethodImpl(Inline)]
        public static void Of(Lane k, Lane t, Lane reciprocal, out Lane decay, out Lane annuity, out Lane ramp) =>
            LaneMath.SteepFade(k, t, reciprocal, out decay, out annuity, out ramp);
    }
}
