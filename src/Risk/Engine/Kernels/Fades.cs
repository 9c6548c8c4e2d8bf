using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>How a fade is computed: what is known of rate and time decides.</summary>
internal interface IFade
{
    /// <summary>As <see cref="LaneMath.Fade"/>.</summary>
    static abstract void Of<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
        where T : struct, ILane<T>;
}

/// <summary>The ways to compute a fade.</summary>
internal static class Fades
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Any rate and time.</summary>
    internal readonly struct Any : IFade
    {
        [MethodImpl(Inline)]
        public static void Of<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
            where T : struct, ILane<T> => LaneMath.Fade(k, t, reciprocal, out decay, out annuity, out ramp);
    }

    /// <summary>|kt| within <see cref="LaneMath.ExpLimit"/>.</summary>
    internal readonly struct Ordinary : IFade
    {
        [MethodImpl(Inline)]
        public static void Of<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
            where T : struct, ILane<T> => LaneMath.FadeInRange(k, t, reciprocal, out decay, out annuity, out ramp);
    }

    /// <summary>|kt| within <see cref="LaneMath.GentleLimit"/>.</summary>
    internal readonly struct Gentle : IFade
    {
        [MethodImpl(Inline)]
        public static void Of<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
            where T : struct, ILane<T> => LaneMath.GentleFade(k, t, out decay, out annuity, out ramp);
    }

    /// <summary>|kt| within <see cref="LaneMath.ExpLimit"/>, and k far from 0.</summary>
    internal readonly struct Steep : IFade
    {
        [MethodImpl(Inline)]
        public static void Of<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
            where T : struct, ILane<T> => LaneMath.SteepFade(k, t, reciprocal, out decay, out annuity, out ramp);
    }
}
