using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

internal static partial class LaneMath
{
    private const ulong ExponentBits = 0xFFF0000000000000;
    private const ulong SquareRootOfHalf = 0x3FE6A09E667F3BCD;
    private const double LeastNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>ln x, error below 1 ulp; −∞ at 0, not a number below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILane<T>
    {
        T y = LogOfNormal(x);
        T ordinary = GreaterOrEqual(x, T.All(LeastNormal)) & LessOrEqual(x, T.All(double.MaxValue));
        if (!Every(ordinary))
        {
            LogAnywhere(x, out T rare);
            y = rare;
        }

        return y;
    }

    /// <summary>ln x for a positive normal x, such as a uniform draw; error below 1 ulp, meaningless elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogOfNormal<T>(T x)
        where T : struct, ILane<T>
    {
        _ = Decompose(x, out T m, out T k);
        return Recompose(k, LogNearOne(m - T.All(1.0)));
    }

    /// <summary>ln(1 + x) without cancellation, error below 2 ulp; −∞ at −1, not a number below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T x)
        where T : struct, ILane<T>
    {
        // 1 + x = u + lost exactly (Knuth's two-sum).
        T u = T.All(1.0) + x;
        T taken = u - T.All(1.0);
        T lost = (T.All(1.0) - (u - taken)) + (x - taken);
        T shift = Decompose(u, out T m, out T k);
        T down = SubtractBits(T.All(1.0), shift); // 2^−k
        T y = Recompose(k, LogNearOne(Fma(lost, down, m - T.All(1.0))));
        T ordinary = GreaterThan(u, T.Zero) & LessOrEqual(u, T.All(1e300));
        if (!Every(ordinary))
        {
            LogAnywhere(u, out T rare);
            y = Select(ordinary, y, rare);
        }

        return y;
    }

    // x = 2^k·m with √½ ≤ m < √2; returns k in the place of the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Decompose<T>(T x, out T m, out T k)
        where T : struct, ILane<T>
    {
        T above = SubtractBits(x, T.AllBits(SquareRootOfHalf));
        T shift = above & T.AllBits(ExponentBits);
        m = SubtractBits(x, shift);
        // The top 12 bits are k in two's complement: sign-extend, then let the rounding shift turn the integer into a double.
        T integer = SubtractBits((above >>> 52) ^ T.AllBits(0x800), T.AllBits(0x800));
        k = AddBits(integer, T.All(RoundingShift)) - T.All(RoundingShift);
        return shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Recompose<T>(T k, T log)
        where T : struct, ILane<T> => Fma(k, T.All(Ln2High), Fma(k, T.All(Ln2Low), log));

    // ln(1 + f) = 2s + s³·p(s²) with s = f/(2 + f), written f − s·(f − s²·p) so that the first term is exact.
    // p of degree 7, fitted at 45 digits to 0 ≤ z ≤ 0.0295; relative error 1e-17 of the logarithm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogNearOne<T>(T f)
        where T : struct, ILane<T>
    {
        T s = f / (f + T.All(2.0));
        T z = s * s;
        T p = Fma(T.All(0.13088405320597815), z, T.All(0.1326860018610435));
        p = Fma(p, z, T.All(0.15386246283498903));
        p = Fma(p, z, T.All(0.18181795516491403));
        p = Fma(p, z, T.All(0.2222222239290071));
        p = Fma(p, z, T.All(0.2857142857079822));
        p = Fma(p, z, T.All(0.40000000000000885));
        p = Fma(p, z, T.All(0.6666666666666666));
        return Fma(-s, Fma(-z, p, f), f);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LogAnywhere<T>(T x, out T y)
        where T : struct, ILane<T>
    {
        T subnormal = LessThan(x, T.All(LeastNormal));
        Decompose(Select(subnormal, x * T.All(TwoTo54), x), out T m, out T k);
        y = Recompose(k - (subnormal & T.All(54.0)), LogNearOne(m - T.All(1.0)));
        y = Select(Equal(x, T.Zero), T.All(double.NegativeInfinity), y);
        y = Select(LessThan(x, T.Zero), T.All(double.NaN), y);
        y = Select(LessOrEqual(x, T.All(double.MaxValue)), y, x); // +∞ and not a number are themselves
    }
}
