namespace Risk.Mathematics;

internal static partial class Elementary
{
    // π/2 to 159 bits.
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766e-17;
    private const double HalfPiLow = -1.4973849048591698e-33;
    private const double TwoOverPi = 0.6366197723675814;

    // Up to here n·π/2 keeps its low bits through the reduction.
    private const double ReductionLimit = 67108864.0;

    /// <summary>sin x, error below 1 ulp for |x| ≤ 2²⁶; not a number beyond.</summary>
    public static double Sin(double x)
    {
        int quadrant = Reduce(x, out double r, out double dr);
        double y = (quadrant & 1) == 0 ? SinNearZero(r, dr, out _) : CosNearZero(r, dr, out _);
        return (quadrant & 2) == 0 ? y : -y;
    }

    /// <summary>cos x, error below 1 ulp for |x| ≤ 2²⁶; not a number beyond.</summary>
    public static double Cos(double x)
    {
        int quadrant = Reduce(x, out double r, out double dr);
        double y = (quadrant & 1) == 0 ? CosNearZero(r, dr, out _) : SinNearZero(r, dr, out _);
        return ((quadrant + 1) & 2) == 0 ? y : -y;
    }

    /// <summary>tan x, error below 1 ulp for |x| ≤ 2²⁶; not a number beyond.</summary>
    public static double Tan(double x)
    {
        int quadrant = Reduce(x, out double r, out double dr);
        double s = SinNearZero(r, dr, out double ds);
        double c = CosNearZero(r, dr, out double dc);
        return (quadrant & 1) == 0 ? Divide(s, ds, c, dc) : -Divide(c, dc, s, ds);
    }

    /// <summary>arctan x in (−π/2, π/2), error below 1 ulp.</summary>
    /// <remarks>The five intervals of fdlibm's s_atan.c (Sun Microsystems, 1993): atan x = atan c + atan((x − c)/(1 + c·x)).</remarks>
    public static double Atan(double x)
    {
        double a = Math.Abs(x);
        double y =
            a < 0.4375 ? AtanNear(0, 0, a)
            : a < 0.6875 ? AtanNear(0.4636476090008061, 2.2698777452961687e-17, Math.FusedMultiplyAdd(2, a, -1) / (2 + a))
            : a < 1.1875 ? AtanNear(0.7853981633974483, 3.061616997868383e-17, (a - 1) / (a + 1))
            : a < 2.4375 ? AtanNear(0.982793723247329, 1.3903311031230998e-17, (a - 1.5) / Math.FusedMultiplyAdd(1.5, a, 1))
            : AtanNear(HalfPi, HalfPiMiddle, -1 / a);
        return double.IsNegative(x) ? -y : y;
    }

    // x = n·π/2 + r + dr, |r| ≤ π/4; returns n mod 4. Each product is split exactly by an FMA, each difference by a two-sum.
    private static int Reduce(double x, out double r, out double dr)
    {
        if (!(Math.Abs(x) <= ReductionLimit))
        {
            r = dr = double.NaN;
            return 0;
        }

        double n = Math.Floor(Math.FusedMultiplyAdd(x, TwoOverPi, 0.5));
        double p = n * HalfPi;
        double dp = Math.FusedMultiplyAdd(n, HalfPi, -p);
        double q = n * HalfPiMiddle;
        double dq = Math.FusedMultiplyAdd(n, HalfPiMiddle, -q);
        double a = TwoDifference(x, p, out double da);
        double b = TwoDifference(a, dp, out double db);
        double c = TwoDifference(b, q, out double dc);
        double low = da + db + dc - dq - n * HalfPiLow;
        r = c + low;
        dr = low - (r - c);
        return (int)(n - 4 * Math.Floor(n * 0.25));
    }

    private static double TwoDifference(double a, double b, out double error)
    {
        double d = a - b;
        double taken = a - d;
        error = a - (d + taken) + (taken - b);
        return d;
    }

    // sin(r + dr) = r + r³·S(r²) + dr·(1 − r²/2); S of degree 6 at the Chebyshev nodes of r² ≤ (π/4)² (60 digits), relative error 6e-17.
    private static double SinNearZero(double r, double dr, out double low)
    {
        double z = r * r;
        double p = Polynomial(
            z,
            [-0.16666666666666666, 0.008333333333333331, -0.0001984126984126504, 2.755731921932058e-06, -2.50521062259944e-08,
             1.6058530596645953e-10, -7.586636882825159e-13]);
        double rest = Math.FusedMultiplyAdd(r * z, p, dr * Math.FusedMultiplyAdd(-0.5, z, 1));
        double y = r + rest;
        low = rest - (y - r);
        return y;
    }

    // cos(r + dr) = 1 − r²/2 + r⁴·C(r²) − r·dr; C as S above, relative error 6e-17.
    private static double CosNearZero(double r, double dr, out double low)
    {
        double z = r * r;
        double p = Polynomial(
            z,
            [0.041666666666666664, -0.0013888888888888887, 2.4801587301584632e-05, -2.755731922139249e-07, 2.0876755787492604e-09,
             -1.1470460319209511e-11, 4.7458384125309685e-14]);
        double half = 0.5 * z;
        double w = 1 - half;
        double dz = Math.FusedMultiplyAdd(r, r, -z);
        double rest = 1 - w - half + Math.FusedMultiplyAdd(z * z, p, Math.FusedMultiplyAdd(-r, dr, -0.5 * dz));
        double y = w + rest;
        low = rest - (y - w);
        return y;
    }

    // (a + da)/(b + db), one correction after the division.
    private static double Divide(double a, double da, double b, double db)
    {
        double q = a / b;
        double rest = Math.FusedMultiplyAdd(-q, b, a) + Math.FusedMultiplyAdd(-q, db, da);
        return rest == 0 || double.IsNaN(rest) ? q : q + rest / b;
    }

    // high + low + atan t, |t| ≤ 7/16: t + t³·A(t²), A of degree 11 at the Chebyshev nodes (60 digits), relative error 6.4e-17.
    private static double AtanNear(double high, double low, double t)
    {
        double z = t * t;
        double p = Polynomial(
            z,
            [-0.3333333333333333, 0.19999999999999404, -0.14285714285565465, 0.111111110965279, -0.09090908350382436, 0.07692285419714515,
             -0.06666239748865294, 0.05876924062763387, -0.05216532007308444, 0.044916556747777434, -0.033114228762660534, 0.014759380407779155]);
        return high + (t + Math.FusedMultiplyAdd(t * z, p, low));
    }

    // Horner's rule, each step rounded once.
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        double p = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            p = Math.FusedMultiplyAdd(p, x, coefficients[i]);
        }

        return p;
    }
}
