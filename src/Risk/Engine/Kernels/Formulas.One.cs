using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.LaneMath;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>A formula of one argument and the constants of its instruction.</summary>
internal interface IFormula1
{
    static abstract T Of<T>(T a, T k, T l, T m)
        where T : struct, ILane<T>;
}

/// <summary>The element-wise formulas of the plan, each written once.</summary>
internal static partial class Formulas
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly struct Linear1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Fma(k, a, m);
    }

    public readonly struct ExpLinear1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Exp(Fma(k, a, m));
    }

    /// <summary>As <see cref="ExpLinear1"/> where the power is known to lie within <see cref="ExpLimit"/>.</summary>
    public readonly struct OrdinaryExpLinear1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => ExpInRange(Fma(k, a, m));
    }

    public readonly struct LogScaled : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Log(a);
    }

    /// <summary>k·ln(m − u): the exponential law's quantile for m = 1 and k = −mean; the argument is a normal number.</summary>
    public readonly struct LogOfRest : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => k * LogOfNormal(m - a);
    }

    public readonly struct Sqrt1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => T.Sqrt(a);
    }

    public readonly struct Floor1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Floor(a);
    }

    public readonly struct MinConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Min(k, a);
    }

    public readonly struct MaxConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Max(k, a);
    }

    public readonly struct ConstantOver : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => k / a;
    }

    public readonly struct BelowConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => LessThan(a, k);
    }

    public readonly struct AboveConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => LessThan(k, a);
    }

    public readonly struct AtMostConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => LessOrEqual(a, k);
    }

    public readonly struct AtLeastConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => LessOrEqual(k, a);
    }

    public readonly struct EqualConstant : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Equal(a, k);
    }

    public readonly struct Not1 : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => ~a;
    }

    public readonly struct ChooseConstants : IFormula1
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T k, T l, T m)
            where T : struct, ILane<T> => Select(a, k, l);
    }
}
