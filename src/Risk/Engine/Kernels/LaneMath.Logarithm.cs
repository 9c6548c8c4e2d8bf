using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    public static Lane Log(Lane x)
    {
        Lane y = LogOfNormal(x);
        Lane ordinary = And(GreaterOrEqual(x, All(LeastNormal)), LessOrEqual(x, All(double.MaxValue)));
        if (!Every(ordinary))
        {
            LogAnywhere(x, out Lane rare);
            y = rare;
        }

        return y;
    }

    /// <summary>ln x for a positive normal x, such as a uniform draw; error below 1 ulp, meaningless elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane LogOfNormal(Lane x)
    {
        _ = Decompose(x, out Lane m, out Lane k);
        return Recompose(k, LogNearOne(m - All(1.0)));
    }

    /// <summary>ln(1 + x) without cancellation, error below 2 ulp; −∞ at −1, not a number below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Log1p(Lane x)
    {
        // 1 + x = u + lost exactly (Knuth's two-sum).
        Lane u = All(1.0) + x;
        Lane taken = u - All(1.0);
        Lane lost = (All(1.0) - (u - taken)) + (x - taken);
        Bits shift = Decompose(u, out Lane m, out Lane k);
        Lane down = (Vector256.Create(0x3FF0000000000000ul) - shift).AsDouble(); // 2^−k
        Lane y = Recompose(k, LogNearOne(Fma(lost, down, m - All(1.0))));
        Lane ordinary = And(GreaterThan(u, Lane.Zero), LessOrEqual(u, All(1e300)));
        if (!Every(ordinary))
        {
            LogAnywhere(u, out Lane rare);
            y = Select(ordinary, y, rare);
        }

        return y;
    }

    // x = 2^k·m with √½ ≤ m < √2; returns k in the place of the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bits Decompose(Lane x, out Lane m, out Lane k)
    {
        Bits above = x.AsUInt64() - Vector256.Create(SquareRootOfHalf);
        Bits shift = above & Vector256.Create(ExponentBits);
        m = (x.AsUInt64() - shift).AsDouble();
        // The top 12 bits are k in two's complement: sign-extend, then let the rounding shift turn the integer into a double.
        Bits integer = ((above >> 52) ^ Vector256.Create(0x800ul)) - Vector256.Create(0x800ul);
        k = (integer + All(RoundingShift).AsUInt64()).AsDouble() - All(RoundingShift);
        return shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Recompose(Lane k, Lane log) => Fma(k, All(Ln2High), Fma(k, All(Ln2Low), log));

    // ln(1 + f) = 2s + s³·p(s²) with s = f/(2 + f), written f − s·(f − s²·p) so that the first term is exact.
    // p of degree 7, fitted at 45 digits to 0 ≤ z ≤ 0.0295; relative error 1e-17 of the logarithm.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane LogNearOne(Lane f)
    {
        Lane s = f / (f + All(2.0));
        Lane z = s * s;
        Lane p = Fma(All(0.13088405320597815), z, All(0.1326860018610435));
        p = Fma(p, z, All(0.15386246283498903));
        p = Fma(p, z, All(0.18181795516491403));
        p = Fma(p, z, All(0.2222222239290071));
        p = Fma(p, z, All(0.2857142857079822));
        p = Fma(p, z, All(0.40000000000000885));
        p = Fma(p, z, All(0.6666666666666666));
        return Fma(-s, Fma(-z, p, f), f);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LogAnywhere(Lane x, out Lane y)
    {
        Lane subnormal = LessThan(x, All(LeastNormal));
        Decompose(Select(subnormal, x * All(TwoTo54), x), out Lane m, out Lane k);
        y = Recompose(k - (subnormal & All(54.0)), LogNearOne(m - All(1.0)));
        y = Select(Equal(x, Lane.Zero), All(double.NegativeInfinity), y);
        y = Select(LessThan(x, Lane.Zero), All(double.NaN), y);
        y = Select(LessOrEqual(x, All(double.MaxValue)), y, x); // +∞ and not a number are themselves
    }
}
