using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.LaneMath;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>A formula of two arguments and the constants of its instruction.</summary>
internal interface IFormula2
{
    static abstract T Of<T>(T a, T b, T k, T l, T m)
        where T : struct, ILane<T>;
}

internal static partial class Formulas
{
    public readonly struct Add2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a + b;
    }

    public readonly struct Subtract2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a - b;
    }

    public readonly struct Multiply2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a * b;
    }

    /// <summary>k·a·b + m.</summary>
    public readonly struct ScaledProduct : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Fma(k * a, b, m);
    }

    public readonly struct Divide2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a / b;
    }

    // min and max give their second argument where one is not a number: the select lets the first through as well.
    public readonly struct Min2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Select(Equal(a, a), Min(a, b), a);
    }

    public readonly struct Max2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Select(Equal(a, a), Max(a, b), a);
    }

    public readonly struct Less2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => LessThan(a, b);
    }

    public readonly struct LessOrEqual2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => LessOrEqual(a, b);
    }

    public readonly struct Equal2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Equal(a, b);
    }

    public readonly struct And2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a & b;
    }

    /// <summary>a ≤ k, and b.</summary>
    public readonly struct AndAtMost : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => LessOrEqual(a, k) & b;
    }

    public readonly struct Or2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => a | b;
    }

    public readonly struct Linear2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Fma(k, a, Fma(l, b, m));
    }

    public readonly struct ExpLinear2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Exp(Fma(k, a, Fma(l, b, m)));
    }

    /// <summary>As <see cref="ExpLinear2"/> where the power is known to lie within <see cref="ExpLimit"/>.</summary>
    public readonly struct OrdinaryExpLinear2 : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => ExpInRange(Fma(k, a, Fma(l, b, m)));
    }

    /// <summary>k·a + b.</summary>
    public readonly struct AddScaled : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Fma(k, a, b);
    }

    public readonly struct ChooseOrConstant : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Select(a, b, k);
    }

    public readonly struct ConstantOrChoose : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Select(a, k, b);
    }

    /// <summary>l·b where a &lt; k, else m.</summary>
    public readonly struct ScaledWhereBelow : IFormula2
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T k, T l, T m)
            where T : struct, ILane<T> => Select(LessThan(a, k), Fma(l, b, T.Zero), m);
    }
}
