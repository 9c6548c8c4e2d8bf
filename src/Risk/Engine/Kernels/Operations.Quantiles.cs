using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>Quantiles in closed form.</summary>
internal static unsafe partial class Operations<T>
    where T : struct, ILane<T>
{
    /// <summary>The standard normal quantile.</summary>
    [MethodImpl(Loop)]
    public static void NormalQuantile(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(LaneMath.NormalQuantile(T.At(a + j)), d + j);
        }
    }

    /// <summary><see cref="Triangular"/> for plans in this lane: in lanes of four where it is of eight, since roots of eight take nearly twice as long a run (measured).</summary>
    public static delegate*<Instruction*, Batch*, void> QuickTriangular => T.Width == Two.Width ? &Operations<Two>.Triangular : &Operations<Four>.Triangular;

    /// <summary>The triangular quantile with minimum K0, mode K1 and maximum K2.</summary>
    [MethodImpl(Loop)]
    public static void Triangular(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        T minimum = T.All(i->K0), maximum = T.All(i->K2), width = maximum - minimum, rise = T.All(i->K1) - minimum, fall = maximum - T.All(i->K1);
        T share = rise / width, below = width * rise, above = width * fall;
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            T.Put(LaneMath.Triangular(T.At(a + j), minimum, maximum, share, below, above), d + j);
        }
    }
}
