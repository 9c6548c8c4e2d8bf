using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Annuities and ramped annuities at the beginning c and the end u of a flow.</summary>
internal interface IRampMoments
{
    static abstract void Of<T>(LaneOperands at, out T pc, out T qc, out T pu, out T qu)
        where T : struct, ILane<T>;
}

/// <summary>Where annuities at moments come from.</summary>
internal static unsafe class RampMoments
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>They are operands themselves.</summary>
    internal readonly struct Given : IRampMoments
    {
        [MethodImpl(Inline)]
        public static void Of<T>(LaneOperands at, out T pc, out T qc, out T pu, out T qu)
            where T : struct, ILane<T> => (pc, qc, pu, qu) = (T.At(at[5]), T.At(at[6]), T.At(at[7]), T.At(at[8]));
    }

    /// <summary>With 1 ⁄ k, u and e^(−ku) given: P(t) = (1 − e^(−kt)) ⁄ k, Q(t) = (P(t) − t·e^(−kt)) ⁄ k.</summary>
    internal readonly struct Steep : IRampMoments
    {
        [MethodImpl(Inline)]
        public static void Of<T>(LaneOperands at, out T pc, out T qc, out T pu, out T qu)
            where T : struct, ILane<T>
        {
            T reciprocal = T.At(at[5]);
            At(reciprocal, T.At(at[0]), T.At(at[2]), out pc, out qc);
            At(reciprocal, T.At(at[6]), T.At(at[7]), out pu, out qu);
        }

        [MethodImpl(Inline)]
        private static void At<T>(T reciprocal, T t, T decay, out T p, out T q)
            where T : struct, ILane<T>
        {
            p = reciprocal * (T.All(1) - decay);
            q = reciprocal * Fma(-t, decay, p);
        }
    }
}
