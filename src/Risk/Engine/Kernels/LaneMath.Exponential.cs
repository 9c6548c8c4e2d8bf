using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>
/// The elementary functions of the project, in lanes. The scalar call is lane 0 of these (<see cref="Mathematics.Elementary"/>).
/// </summary>
/// <remarks>
/// Rare arguments (overflow, zero, infinities, not a number) leave the line for a method of their own when some lane needs it; lanes that did not
/// need it keep their bits. The errors stated are measured by the tests against correctly rounded values; an ulp is the distance between
/// neighbouring doubles at the exact value.
/// </remarks>
internal static partial class LaneMath
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 = High + Low to 107 bits.
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;

    // 1.5·2⁵²: adding it rounds to the nearest integer, and leaves that integer in the low bits.
    private const double RoundingShift = 6755399441055744.0;

    // Beyond ±708 the result may overflow or be subnormal: 2^(±1021.4).
    internal const double ExpLimit = 708.0;

    /// <summary>e^x, error below 1 ulp; +∞ above 709.78, subnormal below −708.4, 0 below −745.13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILane<T>
    {
        T y = ExpInRange(x);
        if (!Every(LessOrEqual(Abs(x), T.All(ExpLimit))))
        {
            ExpAnywhere(x, T.Zero, out T rare);
            y = rare;
        }

        return y;
    }

    /// <summary>e^x for |x| ≤ 708, error below 1 ulp; meaningless elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpInRange<T>(T x)
        where T : struct, ILane<T>
    {
        T r = Reduce(x, out _, out T t);
        return Scale(T.All(1.0) + ExpLessOne(r, out _), t);
    }

    /// <summary>e^x − 1 without cancellation, error below 2 ulp; +∞ above 709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1<T>(T x)
        where T : struct, ILane<T>
    {
        T r = Reduce(x, out _, out T t);
        T y = LessOneScaled(ExpLessOne(r, out _), t);
        T ordinary = LessOrEqual(Abs(x), T.All(ExpLimit));
        if (!Every(ordinary))
        {
            ExpAnywhere(x, T.Zero, out T rare);
            y = Select(ordinary, y, rare - T.All(1.0));
        }

        return y;
    }

    // x = n·ln 2 + r, |r| ≤ ½ ln 2; n is in the low bits of t.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reduce<T>(T x, out T n, out T t)
        where T : struct, ILane<T>
    {
        t = Fma(x, T.All(Log2E), T.All(RoundingShift));
        n = t - T.All(RoundingShift);
        return Fma(n, T.All(-Ln2Low), Fma(n, T.All(-Ln2High), x));
    }

    // e^r − 1 = r + r²·q
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpLessOne<T>(T r, out T q)
        where T : struct, ILane<T>
    {
        T r2 = r * r;
        q = ExpPolynomial(r, r2);
        return Fma(q, r2, r);
    }

    // q(r) = (e^r − 1 − r)/r², degree 9 by interpolation at the Chebyshev nodes of |r| ≤ 0.34665 (60 digits), q(0) = ½ exactly;
    // relative error 4.4e-16, which is 3.3e-17 of e^r. Odd and even halves, for the latency.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpPolynomial<T>(T r, T r2)
        where T : struct, ILane<T>
    {
        T odd = Fma(T.All(2.5095565153792016e-08), r2, T.All(2.7557280048135557e-06));
        T even = Fma(T.All(2.761382048481986e-07), r2, T.All(2.4801536364138527e-05));
        odd = Fma(odd, r2, T.All(0.00019841269854348062));
        even = Fma(even, r2, T.All(0.0013888888905893833));
        odd = Fma(odd, r2, T.All(0.008333333333332155));
        even = Fma(even, r2, T.All(0.04166666666665134));
        odd = Fma(odd, r2, T.All(0.16666666666666666));
        even = Fma(even, r2, T.All(0.5));
        return Fma(odd, r, even);
    }

    // p·2ⁿ for a normal result: n is added to the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Scale<T>(T p, T t)
        where T : struct, ILane<T> => AddBits(p, t << 52);

    // (1 + s)·2ⁿ − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LessOneScaled<T>(T s, T t)
        where T : struct, ILane<T>
    {
        T power = Scale(T.All(1.0), t);
        return Fma(power, s, power - T.All(1.0));
    }

    // e^(x + residual) for any x; two factors of 2 reach every exponent, and the second rounds a subnormal once.
    // Rare values leave by reference, so that the ordinary ones stay in registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ExpAnywhere<T>(T x, T residual, out T y)
        where T : struct, ILane<T>
    {
        T clamped = Select(GreaterThan(x, T.All(750.0)), T.All(750.0), x);
        clamped = Select(LessThan(x, T.All(-750.0)), T.All(-750.0), clamped);
        T p = T.All(1.0) + ExpLessOne(Reduce(clamped, out T n, out _) + residual, out _);
        T half = Floor(n * T.All(0.5));
        y = Scale(p, half + T.All(RoundingShift)) * Scale(T.All(1.0), n - half + T.All(RoundingShift));
        y = Select(Equal(x, x), y, x);
    }
}
