using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>A formula of three arguments.</summary>
internal interface IFormula3
{
    static abstract T Of<T>(T a, T b, T c)
        where T : struct, ILane<T>;
}

internal static partial class Formulas
{
    public readonly struct MultiplyAdd : IFormula3
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T c)
            where T : struct, ILane<T> => Fma(a, b, c);
    }

    public readonly struct MultiplySubtract : IFormula3
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T c)
            where T : struct, ILane<T> => Fma(-a, b, c);
    }

    public readonly struct Choose3 : IFormula3
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T a, T b, T c)
            where T : struct, ILane<T> => Select(a, b, c);
    }
}
