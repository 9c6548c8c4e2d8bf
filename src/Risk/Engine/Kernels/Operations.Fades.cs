using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>Integrals of flows that fade: annuities at moments, and at the boundaries of a timeline.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>D = e^(−A·B), E and F the annuity and the ramped annuity of rate A = 1 ⁄ C over time B.</summary>
    [MethodImpl(Loop)]
    public static void Fade<TFade>(Instruction* i, Batch* batch)
        where TFade : struct, IFade
    {
        byte* d = batch->Frame + i->D, e = batch->Frame + i->E, f = batch->Frame + i->F;
        byte* rate = batch->Frame + i->A, time = batch->Frame + i->B, reciprocal = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rate += i->StepA * T.Width, time += i->StepB * T.Width, reciprocal += i->StepC * T.Width)
        {
            TFade.Of(T.At(rate), T.At(time), T.At(reciprocal), out T decay, out T annuity, out T ramp);
            T.Put(decay, d + j);
            T.Put(annuity, e + j);
            T.Put(ramp, f + j);
        }
    }

    /// <summary>E alone of <see cref="Fade"/>.</summary>
    [MethodImpl(Loop)]
    public static void Annuity<TFade>(Instruction* i, Batch* batch)
        where TFade : struct, IFade
    {
        byte* e = batch->Frame + i->E;
        byte* rate = batch->Frame + i->A, time = batch->Frame + i->B, reciprocal = batch->Frame + i->C;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rate += i->StepA * T.Width, time += i->StepB * T.Width, reciprocal += i->StepC * T.Width)
        {
            TFade.Of(T.At(rate), T.At(time), T.At(reciprocal), out _, out T annuity, out _);
            T.Put(annuity, e + j);
        }
    }

    /// <summary>D and E = the annuity and the ramped annuity of rate A = 1 ⁄ C over the known time K0.</summary>
    [MethodImpl(Loop)]
    public static void FadeRow<TFade>(Instruction* i, Batch* batch)
        where TFade : struct, IFade
    {
        byte* d = batch->Frame + i->D, e = batch->Frame + i->E, rate = batch->Frame + i->A, reciprocal = batch->Frame + i->C;
        T time = T.All(i->K0);
        for (nint j = 0; j < batch->Bytes; j += T.Bytes, rate += i->StepA * T.Width, reciprocal += i->StepC * T.Width)
        {
            TFade.Of(T.At(rate), time, T.At(reciprocal), out _, out T annuity, out T ramp);
            T.Put(annuity, d + j);
            T.Put(ramp, e + j);
        }
    }
}
