using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    public static Lane Pow(Lane x, Lane y)
    {
        Lane high = LogInTwo(x, Lane.Zero, out Lane low);
        Lane exponent = TimesInTwo(y, high, low, out Lane residual);
        Lane r = Reduce(exponent, out _, out Lane t) + residual;
        Lane result = Scale(All(1.0) + ExpLessOne(r, out _), t);
        Lane ordinary = And(GreaterOrEqual(x, All(LeastNormal)), LessOrEqual(x, All(double.MaxValue)));
        ordinary = And(ordinary, LessOrEqual(Abs(exponent), All(ExpLimit)));
        if (!Every(ordinary))
        {
            PowAnywhere(x, y, out Lane rare);
            result = rare;
        }

        return result;
    }

    // y·(high + low) as product + residual.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane TimesInTwo(Lane y, Lane high, Lane low, out Lane residual)
    {
        Lane product = y * high;
        residual = Fma(y, low, Fma(y, high, -product));
        return product;
    }

    // ln x − offset·ln 2 = high + low to about 2⁻⁶⁵: the series of LogNearOne with s, s² and the leading coefficient in two doubles each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane LogInTwo(Lane x, Lane offset, out Lane low)
    {
        _ = Decompose(x, out Lane m, out Lane k);
        k -= offset;
        Lane f = m - All(1.0);

        // s + ds = f/(2 + f)
        Lane w = f + All(2.0);
        Lane dw = f - (w - All(2.0));
        Lane s = f / w;
        Lane ds = Fma(-s, dw, Fma(-s, w, f)) / w;

        // a + da = ⅔ + z·p(z); s³ as cube + dcube
        Lane z = s * s;
        Lane dz = Fma(s + s, ds, Fma(s, s, -z));
        Lane tail = z * CubicTail(z);
        Lane a = All(TwoThirdsHigh) + tail;
        Lane da = tail - (a - All(TwoThirdsHigh)) + All(TwoThirdsLow);
        Lane cube = s * z;
        Lane dcube = Fma(s, dz, Fma(ds, z, Fma(s, z, -cube)));
        Lane e = cube * a;
        Lane de = Fma(cube, da, Fma(dcube, a, Fma(cube, a, -e)));

        // k·ln 2 + (2s + e), the larger first in each sum
        Lane near = s + s + e;
        Lane dnear = e - (near - (s + s));
        Lane whole = k * All(Ln2High);
        Lane dwhole = Fma(k, All(Ln2Low), Fma(k, All(Ln2High), -whole));
        Lane high = whole + near;
        low = near - (high - whole) + (dnear + (ds + ds + de) + dwhole);
        Lane sum = high + low;
        low -= sum - high;
        return sum;
    }

    // (p(z) − ⅔)/z for the p of LogNearOne: degree 7 at the Chebyshev nodes of 0 ≤ z ≤ 0.0295 (80 digits), relative error 6.5e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane CubicTail(Lane z)
    {
        Lane p = Fma(All(0.11723178623919275), z, All(0.11706236339486488));
        p = Fma(p, z, All(0.13334804693847518));
        p = Fma(p, z, All(0.15384594962518428));
        p = Fma(p, z, All(0.18181818335392802));
        p = Fma(p, z, All(0.22222222221655885));
        p = Fma(p, z, All(0.28571428571429364));
        return Fma(p, z, All(0.4));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PowAnywhere(Lane x, Lane y, out Lane result)
    {
        result = Lane.Zero;
        for (int i = 0; i < Width; i++)
        {
            result = result.WithElement(i, PowAtEdges(x.GetElement(i), y.GetElement(i)));
        }
    }

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
        Lane high = LogInTwo(All(subnormal ? x * TwoTo54 : x), All(subnormal ? 54.0 : 0.0), out Lane low);
        Lane exponent = TimesInTwo(All(y), high, low, out Lane residual);
        residual = Select(LessOrEqual(Abs(exponent), All(750.0)), residual, Lane.Zero);
        ExpAnywhere(exponent, residual, out Lane power);
        return power.ToScalar();
    }
}
