using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

internal static partial class LaneMath
{
    // 2/3 to 107 bits.
    private const double TwoThirdsHigh = 0.6666666666666666;
    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>
    /// x^y, error below 2 ulp, with the edges of IEEE 754: x⁰ = 1^y = 1; a negative x needs a whole y, else the result is not a number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pow<T>(T x, T y)
        where T : struct, ILane<T>
    {
        T high = LogInTwo(x, T.Zero, out T low);
        T exponent = TimesInTwo(y, high, low, out T residual);
        T r = Reduce(exponent, out _, out T t) + residual;
        T result = Scale(T.All(1.0) + ExpLessOne(r, out _), t);
        T ordinary = GreaterOrEqual(x, T.All(LeastNormal)) & LessOrEqual(x, T.All(double.MaxValue));
        ordinary = ordinary & LessOrEqual(Abs(exponent), T.All(ExpLimit));
        if (!Every(ordinary))
        {
            PowAnywhere(x, y, out T rare);
            result = rare;
        }

        return result;
    }

    // y·(high + low) as product + residual.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TimesInTwo<T>(T y, T high, T low, out T residual)
        where T : struct, ILane<T>
    {
        T product = y * high;
        residual = Fma(y, low, Fma(y, high, -product));
        return product;
    }

    // ln x − offset·ln 2 = high + low to about 2⁻⁶⁵: the series of LogNearOne with s, s² and the leading coefficient in two doubles each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogInTwo<T>(T x, T offset, out T low)
        where T : struct, ILane<T>
    {
        _ = Decompose(x, out T m, out T k);
        k -= offset;
        T f = m - T.All(1.0);

        // s + ds = f/(2 + f)
        T w = f + T.All(2.0);
        T dw = f - (w - T.All(2.0));
        T s = f / w;
        T ds = Fma(-s, dw, Fma(-s, w, f)) / w;

        // a + da = ⅔ + z·p(z); s³ as cube + dcube
        T z = s * s;
        T dz = Fma(s + s, ds, Fma(s, s, -z));
        T tail = z * CubicTail(z);
        T a = T.All(TwoThirdsHigh) + tail;
        T da = tail - (a - T.All(TwoThirdsHigh)) + T.All(TwoThirdsLow);
        T cube = s * z;
        T dcube = Fma(s, dz, Fma(ds, z, Fma(s, z, -cube)));
        T e = cube * a;
        T de = Fma(cube, da, Fma(dcube, a, Fma(cube, a, -e)));

        // k·ln 2 + (2s + e), the larger first in each sum
        T near = s + s + e;
        T dnear = e - (near - (s + s));
        T whole = k * T.All(Ln2High);
        T dwhole = Fma(k, T.All(Ln2Low), Fma(k, T.All(Ln2High), -whole));
        T high = whole + near;
        low = near - (high - whole) + (dnear + (ds + ds + de) + dwhole);
        T sum = high + low;
        low -= sum - high;
        return sum;
    }

    // (p(z) − ⅔)/z for the p of LogNearOne: degree 7 at the Chebyshev nodes of 0 ≤ z ≤ 0.0295 (80 digits), relative error 6.5e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CubicTail<T>(T z)
        where T : struct, ILane<T>
    {
        T p = Fma(T.All(0.11723178623919275), z, T.All(0.11706236339486488));
        p = Fma(p, z, T.All(0.13334804693847518));
        p = Fma(p, z, T.All(0.15384594962518428));
        p = Fma(p, z, T.All(0.18181818335392802));
        p = Fma(p, z, T.All(0.22222222221655885));
        p = Fma(p, z, T.All(0.28571428571429364));
        return Fma(p, z, T.All(0.4));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void PowAnywhere<T>(T x, T y, out T result)
        where T : struct, ILane<T> => result = T.Each(x, y, &PowAtEdges);

    private static double PowAtEdges(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        if (double.IsNegative(x))
        {
            bool whole = Math.Floor(y) == y;
            bool odd = whole && Math.Floor(y * 0.5) != y * 0.5;
            double magnitude = !whole && x < 0 && double.IsFinite(x) ? double.NaN : PowAtEdges(-x, y);
            return odd ? -magnitude : magnitude;
        }

        return x == 0 || double.IsInfinity(x) ? ((x == 0) == (y > 0) ? 0 : double.PositiveInfinity)
            : double.IsInfinity(y) ? ((x > 1) == (y > 0) ? double.PositiveInfinity : 0)
            : PowOfPositive(x, y);
    }

    private static double PowOfPositive(double x, double y)
    {
        bool subnormal = x < LeastNormal;
        Four high = LogInTwo(Four.All(subnormal ? x * TwoTo54 : x), Four.All(subnormal ? 54.0 : 0.0), out Four low);
        Four exponent = TimesInTwo(Four.All(y), high, low, out Four residual);
        residual = Select(LessOrEqual(Abs(exponent), Four.All(750.0)), residual, Four.Zero);
        ExpAnywhere(exponent, residual, out Four power);
        return power.First;
    }
}
