using System.Runtime.CompilerServices;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>
/// Integrals of a flow that fades at rate k over a time t ≥ 0: e^(−kt), ∫₀ᵗ e^(−ks) ds and ∫₀ᵗ s·e^(−ks) ds.
/// </summary>
/// <remarks>
/// With −kt = n·ln 2 + r and e^r = 1 + r + r²·q(r), the case n = 0 needs no other series: (1 − e^(−kt))/k = t·(1 + r·q) and
/// (1 − e^(−kt)(1 + kt))/k² = t²·(1 + q·(r − 1)), both free of cancellation and exact at k = 0. Elsewhere the closed forms cancel little.
/// </remarks>
internal static partial class LaneMath
{
    /// <summary>The greatest |kt| of a <see cref="GentleFade"/>.</summary>
    internal const double GentleLimit = 1.25;

    /// <summary>(1 − e^(−kt))/k, t at k = 0; relative error below 2e-15 for |kt| ≤ 50, any sign of k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Annuity<T>(T k, T t)
        where T : struct, ILane<T>
    {
        Fade(k, t, T.All(1.0) / k, out _, out T annuity, out _);
        return annuity;
    }

    /// <summary>(1 − e^(−kt)(1 + kt))/k², t²/2 at k = 0; relative error below 5e-15 for |kt| ≤ 50, any sign of k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T RampAnnuity<T>(T k, T t)
        where T : struct, ILane<T>
    {
        Fade(k, t, T.All(1.0) / k, out _, out _, out T ramp);
        return ramp;
    }

    /// <summary>e^(−kt), <see cref="Annuity"/> and <see cref="RampAnnuity"/> at once, for one exponential and one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fade<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
        where T : struct, ILane<T>
    {
        FadeInRange(k, t, reciprocal, out decay, out annuity, out ramp);
        T x = -(k * t), ordinary = LessOrEqual(Abs(x), T.All(ExpLimit));
        if (!Every(ordinary))
        {
            FadeAnywhere(k, t, reciprocal, x, Fma(-k, t, -x), out Faded<T> rare);
            decay = Select(ordinary, decay, rare.Decay);
            annuity = Select(ordinary, annuity, rare.Annuity);
            ramp = Select(ordinary, ramp, rare.Ramp);
        }
    }

    /// <summary>As <see cref="Fade"/> for |kt| ≤ 708, with 1 ⁄ k given; meaningless elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FadeInRange<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
        where T : struct, ILane<T>
    {
        T x = -(k * t);
        T lost = Fma(-k, t, -x); // −kt = x + lost exactly
        T r = Reduce(x, out T n, out T shifted) + lost;
        T s = ExpLessOne(r, out T q);
        decay = Scale(T.All(1.0) + s, shifted);
        T near = Equal(n, T.Zero);
        T gain = LessOneScaled(s, shifted); // e^x − 1
        annuity = Select(near, Fma(t * x, q, t), -gain * reciprocal);
        ramp = Select(near, t * t * Fma(q, x - T.All(1.0), T.All(1.0)), Fma(decay, x, -gain) * reciprocal * reciprocal);
    }

    /// <summary>As <see cref="Fade"/> for |kt| ≤ <see cref="GentleLimit"/>, where e^x = 1 + x + x²·q(x) needs no reduction: relative errors below 1e-15 of the decay, and as there of the annuities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void GentleFade<T>(T k, T t, out T decay, out T annuity, out T ramp)
        where T : struct, ILane<T>
    {
        T x = -(k * t), x2 = x * x, q = GentlePolynomial(x, x2);
        decay = T.All(1.0) + Fma(q, x2, x);
        annuity = Fma(t * x, q, t);
        ramp = t * t * Fma(q, x - T.All(1.0), T.All(1.0));
    }

    /// <summary>
    /// <see cref="Fade"/> as it stands, for a rate far enough from 0: with d = e^(−kt), (1 − d) ⁄ k and (annuity − t·d) ⁄ k. Rounding leaves
    /// errors of some 2⁻⁵² ⁄ k and 2⁻⁵² ⁄ k². For |kt| ≤ 708.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SteepFade<T>(T k, T t, T reciprocal, out T decay, out T annuity, out T ramp)
        where T : struct, ILane<T>
    {
        decay = ExpInRange(-(k * t));
        annuity = (T.All(1.0) - decay) * reciprocal;
        ramp = Fma(-t, decay, annuity) * reciprocal;
    }

    // q(x) = (e^x − 1 − x)/x², degree 14 by interpolation at the Chebyshev nodes of |x| ≤ 1.25 (60 digits), q(0) = ½ exactly; relative error 7.1e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T GentlePolynomial<T>(T x, T x2)
        where T : struct, ILane<T>
    {
        T even = Fma(T.All(4.865645469524434e-14), x2, T.All(1.1468889054238364e-11));
        T odd = Fma(T.All(7.802417351836048e-13), x2, T.All(1.6055697751085808e-10));
        even = Fma(even, x2, T.All(2.0876776793328002e-09));
        odd = Fma(odd, x2, T.All(2.505214408660103e-08));
        even = Fma(even, x2, T.All(2.7557319115593295e-07));
        odd = Fma(odd, x2, T.All(2.7557319028582024e-06));
        even = Fma(even, x2, T.All(2.4801587301869696e-05));
        odd = Fma(odd, x2, T.All(0.00019841269841778947));
        even = Fma(even, x2, T.All(0.0013888888888888614));
        odd = Fma(odd, x2, T.All(0.008333333333332835));
        even = Fma(even, x2, T.All(0.041666666666666664));
        odd = Fma(odd, x2, T.All(0.16666666666666669));
        even = Fma(even, x2, T.All(0.5));
        return Fma(odd, x, even);
    }

    // |kt| > 708, or t infinite: the terms that vanish are let go before they can meet an infinity.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FadeAnywhere<T>(T k, T t, T reciprocal, T x, T lost, out Faded<T> faded)
        where T : struct, ILane<T>
    {
        T flat = Equal(k, T.Zero);
        T finite = LessOrEqual(Abs(x), T.All(750.0));
        x = Select(flat, T.Zero, Min(T.All(750.0), Max(T.All(-750.0), x)));
        ExpAnywhere(x, Select(finite, lost, T.Zero), out T decay);
        T annuity = (T.All(1.0) - decay) * reciprocal;
        T ramp = Fma(decay, x - T.All(1.0), T.All(1.0)) * reciprocal * reciprocal;
        faded = new Faded<T>(decay, Select(flat, t, annuity), Select(flat, t * t * T.All(0.5), ramp));
    }

    private readonly record struct Faded<T>(T Decay, T Annuity, T Ramp);
}
