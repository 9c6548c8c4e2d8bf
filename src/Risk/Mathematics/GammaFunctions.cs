namespace Risk.Mathematics;

/// <summary>
/// The gamma function in the forms that densities need: none of them subtracts large logarithms.
/// Coefficients: Taylor series and Chebyshev interpolation at 50 digits (coefficients.py, beside this file).
/// </summary>
internal static class GammaFunctions
{
    public const double Euler = 0.57721566490153286061;

    // 1/Γ(1 + x) = 1 + x·h(x), |x| ≤ ½: error of h 1.5e-17 (Abramowitz and Stegun 6.1.34).
    private static ReadOnlySpan<double> Reciprocal =>
    [
        0.5772156649015329, -0.6558780715202539, -0.04200263503409524, 0.16653861138229148, -0.04219773455554433,
        -0.009621971527876973, 0.0072189432466631, -0.0011651675918590652, -0.00021524167411495098, 0.0001280502823881162,
        -2.013485478078824e-05, -1.2504934821426706e-06, 1.133027231981696e-06, -2.056338416977607e-07, 6.116095104481416e-09,
        5.002007644469223e-09, -1.18127457048702e-09, 1.0434267116911005e-10, 7.782263439905071e-12,
    ];

    // The Stirling remainder on [1, 2], [2, 4] and [4, 8], each in t from −1 to 1: error below 1e-16.
    private static ReadOnlySpan<double> OneToTwo =>
    [
        0.05481412105191764, -0.017820900398127257, 0.005739163956977738, -0.0018344979894508303, 0.0005830881478320855,
        -0.00018458794993286983, 5.828049347552141e-05, -1.8373303994405852e-05, 5.788814820012964e-06, -1.8240593907457129e-06,
        5.751697069405891e-07, -1.8153823773824335e-07, 5.7280512638556465e-08, -1.812875836260918e-08, 5.875599821139112e-09,
        -1.8659450973473433e-09, 4.838881247870231e-10, -1.5391684665056737e-10, 1.0063773769067952e-10, -3.220482068600628e-11,
    ];

    private static ReadOnlySpan<double> TwoToFour =>
    [
        0.027677925684998324, -0.00916128690297588, 0.003022588979672037, -0.0009942763618411281, 0.00032617879804751695,
        -0.00010674444427703518, 3.485761148750615e-05, -1.1361430599791414e-05, 3.697147408303075e-06, -1.2014660950623787e-06,
        3.9003800430731507e-07, -1.264951558414986e-07, 4.091949332871915e-08, -1.3254608464444157e-08, 4.398861782038277e-09,
        -1.4240922033391568e-09, 3.700600705045966e-10, -1.197605877986715e-10, 8.155400071690127e-11, -2.6416100367971698e-11,
    ];

    private static ReadOnlySpan<double> FourToEight =>
    [
        0.013876128823070736, -0.004616934925842386, 0.0015348003631217829, -0.0005097664502768565, 0.0001691694123801743,
        -5.609382289305539e-05, 1.8585036710351073e-05, -6.152909444069267e-06, 2.035539193896831e-06, -6.729425702833348e-07,
        2.223490963181289e-07, -7.341376359303764e-08, 2.4172821452232882e-08, -7.972254852767471e-09, 2.701475957165754e-09,
        -8.900213083349599e-10, 2.3058240212927054e-10, -7.593439405059989e-11, 5.4415510673297234e-11, -1.789569569029753e-11,
    ];

    // B₂ₖ/(2k(2k − 1)): the asymptotic series, error below 1e-17 from 8 on (Abramowitz and Stegun 6.1.41).
    private static ReadOnlySpan<double> Asymptotic =>
    [
        0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
        -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242, 0.17964437236883057,
    ];

    /// <summary>δ(a) = ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π, for a &gt; 0 (Loader 2000, Fast and accurate computation of binomial probabilities).</summary>
    public static double StirlingRemainder(double a)
    {
        if (a >= 8)
        {
            double inverse = 1 / a;
            return inverse * Polynomial(Asymptotic, inverse * inverse);
        }

        return a >= 4 ? Polynomial(FourToEight, a / 2 - 3)
            : a >= 2 ? Polynomial(TwoToFour, a - 3)
            : a >= 1 ? Polynomial(OneToTwo, 2 * a - 3)
            : LogGammaOnePlus(a) - (a + 0.5) * Elementary.Log(a) + a - NormalFunctions.LogSqrtTwoPi;
    }

    /// <summary>1/Γ(1 + a) for −½ ≤ a ≤ 2.</summary>
    public static double ReciprocalOnePlus(double a) =>
        a <= 0.5 ? 1 + a * Polynomial(Reciprocal, a)
        : a <= 1.5 ? (1 + (a - 1) * Polynomial(Reciprocal, a - 1)) / a
        : (1 + (a - 2) * Polynomial(Reciprocal, a - 2)) / (a * (a - 1));

    /// <summary>ln Γ(1 + a) for −½ ≤ a ≤ 2, exact in relative terms at its zeros 0 and 1.</summary>
    public static double LogGammaOnePlus(double a)
    {
        if (a <= 0.5)
        {
            return -Elementary.Log1p(a * Polynomial(Reciprocal, a));
        }

        if (a <= 1.5)
        {
            double y = a - 1;
            return Elementary.Log1p(y) - Elementary.Log1p(y * Polynomial(Reciprocal, y));
        }

        double z = a - 2;
        return Elementary.Log(a * (a - 1)) - Elementary.Log1p(z * Polynomial(Reciprocal, z));
    }

    /// <summary>ln Γ(a) for a &gt; 0.</summary>
    public static double LogGamma(double a) =>
        a < 0.5 ? LogGammaOnePlus(a) - Elementary.Log(a)
        : a <= 3 ? LogGammaOnePlus(a - 1)
        : (a - 0.5) * (Elementary.Log(a) - 1) - 0.5 + NormalFunctions.LogSqrtTwoPi + StirlingRemainder(a);

    /// <summary>Γ(a) for a &gt; 0; +∞ above 171.6.</summary>
    public static double Gamma(double a)
    {
        if (a <= 3)
        {
            return a < 0.5 ? 1 / (a * ReciprocalOnePlus(a)) : 1 / ReciprocalOnePlus(a - 1);
        }

        // √(2π/a)·(a/e)^a·exp δ(a), the power in two halves so that it overflows no earlier than Γ; the rounding of a − ½ ln matters less than Pow's ulp.
        double half = Elementary.Pow(a, a / 2 - 0.25) * Elementary.Exp(-a / 2);
        return Math.Sqrt(2 * Math.PI) * half * half * Elementary.Exp(StirlingRemainder(a));
    }

    /// <summary>ln(1 + u) − u for u &gt; −1, without the cancellation near 0.</summary>
    public static double LogOnePlusLess(double u)
    {
        if (!(u > -0.4 && u < 0.5))
        {
            return Elementary.Log1p(u) - u;
        }

        // ln(1 + u) = 2 atanh(r), r = u/(2 + u), and 2r − u = −r·u.
        double r = u / (2 + u), s = r * r;
        double tail = 1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11 + s * (1.0 / 13 + s * (1.0 / 15
            + s * (1.0 / 17 + s * (1.0 / 19 + s * (1.0 / 21 + s * (1.0 / 23 + s / 25))))))))));
        return r * (2 * s * tail - u);
    }

    /// <summary>The deviance m·(λ − 1 − ln λ), λ = x/m, of x from m: never negative, 0 at x = m (Loader 2000).</summary>
    public static double Deviance(double m, double x)
    {
        double u = (x - m) / m;
        return u > -0.4 ? -m * LogOnePlusLess(u) : m * (u - Elementary.Log(x / m));
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double t)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(sum, t, coefficients[i]);
        }

        return sum;
    }
}
