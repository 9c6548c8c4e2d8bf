using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

internal static partial class LaneMath
{
    // Where the central rational of the normal quantile gives way to the tail: |u − ½| = 0.485, 3 % of the draws.
    private const double CentralWidth = 0.485;

    /// <summary>The greatest whole number not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Floor(Lane x) => Vector256.Floor(x);

    /// <summary>The standard normal quantile of u, 2⁻⁵³ ≤ u ≤ 1 − 2⁻⁵³; error below 5 ulp, odd about ½.</summary>
    /// <remarks>
    /// Two rationals in the manner of Wichura, "Algorithm AS 241" (1988), with coefficients of our own: (u − ½)·P(s)/Q(s) of degrees 10/10 in
    /// s = 0.485² − (u − ½)², and P(t)/Q(t) of degrees 8/7 in t = √(−2 ln min(u, 1 − u)), fitted at 45 digits.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane NormalQuantile(Lane u)
    {
        Lane q = u - All(0.5);
        Lane s = Fma(-q, q, All(CentralWidth * CentralWidth));
        Lane z = q * (CentralNumerator(s) / CentralDenominator(s));
        if (Any(s))
        {
            NormalTail(u, q, out Lane tail);
            z = Select(LessThan(s, Lane.Zero), tail, z);
        }

        return z;
    }

    /// <summary>
    /// The quantile of the triangular law: a + √(u(b − a)(c − a)) below the mode c, b − √((1 − u)(b − a)(b − c)) above it. A law without width is its mode.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Triangular(Lane u, Lane a, Lane c, Lane b)
    {
        Lane left = LessThan(u, (c - a) / (b - a));
        Lane s = Sqrt(Select(left, u * ((b - a) * (c - a)), (All(1.0) - u) * ((b - a) * (b - c))));
        return Select(left, a + s, b - s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane CentralNumerator(Lane s)
    {
        Lane s2 = s * s;
        Lane even = Fma(All(1197150649.131511), s2, All(36109845512.73443));
        Lane odd = Fma(All(17311578091.881485), s2, All(24595138055.360283));
        even = Fma(even, s2, All(7214200694.509034));
        odd = Fma(odd, s2, All(1045451154.2233614));
        even = Fma(even, s2, All(80692285.8889726));
        odd = Fma(odd, s2, All(3433172.5926490515));
        even = Fma(even, s2, All(79991.18604731256));
        odd = Fma(odd, s2, All(949.9193304298391));
        even = Fma(even, s2, All(4.474413149658887));
        return Fma(odd, s, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane CentralDenominator(Lane s)
    {
        Lane s2 = s * s;
        Lane even = Fma(All(2592274802.7945347), s2, All(20846909121.3722));
        Lane odd = Fma(All(15072173666.102228), s2, All(10959330124.40221));
        even = Fma(even, s2, All(2674985763.420483));
        odd = Fma(odd, s2, All(337600321.95743316));
        even = Fma(even, s2, All(23399087.52787938));
        odd = Fma(odd, s2, All(913772.2706251066));
        even = Fma(even, s2, All(19860.619469963425));
        odd = Fma(odd, s2, All(222.71910143532503));
        even = Fma(even, s2, All(1.0));
        return Fma(odd, s, even);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void NormalTail(Lane u, Lane q, out Lane z)
    {
        Lane t = Sqrt(All(-2.0) * LogOfNormal(Min(u, All(1.0) - u)));
        Lane n = Fma(All(0.001061172332169603), t, All(0.06550336576894943));
        n = Fma(n, t, All(1.0392153953595655));
        n = Fma(n, t, All(5.722008243718812));
        n = Fma(n, t, All(11.888100120976866));
        n = Fma(n, t, All(5.218364955799912));
        n = Fma(n, t, All(-15.736957002438153));
        n = Fma(n, t, All(-18.727263997107418));
        n = Fma(n, t, All(-3.424173416361787));
        Lane d = Fma(All(0.001061148248490963), t, All(0.06551161784993972));
        d = Fma(d, t, All(1.0455465433926143));
        d = Fma(d, t, All(6.002596898333681));
        d = Fma(d, t, All(15.185707020202775));
        d = Fma(d, t, All(18.910847192590385));
        d = Fma(d, t, All(9.415792566739649));
        d = Fma(d, t, All(1.0));
        z = Vector256.CopySign(n / d, q);
    }
}
