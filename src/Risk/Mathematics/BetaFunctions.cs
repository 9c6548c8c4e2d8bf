namespace Risk.Mathematics;

/// <summary>Both tails of the beta law, and the power term x^a y^b/B(a, b), which is x·y·f(x).</summary>
internal readonly record struct BetaTails(double Lower, double Upper, double PowerTerm)
{
    public BetaTails Swapped => new(Upper, Lower, PowerTerm);
}

/// <summary>
/// The regularised incomplete beta function and its inverse. The smaller tail is never one minus the other. Continued fraction of DiDonato and
/// Morris (1992, Algorithm 708, ACM TOMS 18, eq. 9); power series for a shape below 1 near its end; 32-point Gauss–Legendre of the tail
/// integral where both shapes are large.
/// </summary>
internal static partial class BetaFunctions
{
    private const double QuadratureFrom = 80, Epsilon = 1.1102230246251565e-16;

    /// <summary>I_x(a, b).</summary>
    public static double Regularised(double x, double a, double b) => Tails(UnitPoint.Of(x), a, b).Lower;

    /// <summary>ln B(a, b).</summary>
    public static double LogBeta(double a, double b) => a <= b ? LogBetaTimes(a, b) - Elementary.Log(a) : LogBetaTimes(b, a) - Elementary.Log(b);

    /// <summary>x^a y^b/B(a, b).</summary>
    public static double PowerTerm(in UnitPoint at, double a, double b)
    {
        if (a > b)
        {
            return PowerTerm(at.Complement, b, a);
        }

        double n = a + b;
        if (a >= 1)
        {
            // Loader (2000): √(ab/(2πn))·exp(δ(n) − δ(a) − δ(b) − a D(u) − b D(v)), D(u) = u − ln(1 + u), 1 + u = nx/a, 1 + v = ny/b, au = −bv = bx − ay.
            double product = a * at.Y, difference = Math.FusedMultiplyAdd(b, at.X, -product) + Math.FusedMultiplyAdd(-a, at.Y, product)
                + (b * at.XLow - a * at.YLow);
            double exponent = Part(a, difference / a, at.X * (n / a)) + Part(b, -difference / b, at.Y * (n / b))
                + (GammaFunctions.StirlingRemainder(n) - GammaFunctions.StirlingRemainder(a) - GammaFunctions.StirlingRemainder(b));
            return Math.Sqrt(a / (2 * Math.PI) * (b / n)) * Elementary.Exp(exponent);
        }

        // The low part of what the logarithm is taken of: x or y.
        bool fromX = at.X < 0.5;
        double correction = (a * (at.XLow / at.X)) + (b * ((fromX ? -at.XLow : at.YLow) / at.Y));
        double logY = fromX ? Elementary.Log1p(-at.X) : Elementary.Log(at.Y);
        double term = b <= 1
            ? Elementary.Pow(at.X, a) * Elementary.Exp(b * logY) * (a * b / n)
                * (GammaFunctions.ReciprocalOnePlus(a) * GammaFunctions.ReciprocalOnePlus(b) / GammaFunctions.ReciprocalOnePlus(n))
            : a * GammaFunctions.ReciprocalOnePlus(a) * Elementary.Pow(at.X, a) * Elementary.Exp(b * logY + LogGammaRatio(a, b));
        return Math.Abs(correction) < 1 ? term + term * correction : term;

        static double Part(double m, double u, double ratio) =>
            m * (u > -0.4 ? GammaFunctions.LogOnePlusLess(u) : Elementary.Log(ratio) - u);
    }

    public static BetaTails Tails(in UnitPoint at, double a, double b)
    {
        if (!(at.X > 0 && at.Y > 0))
        {
            return double.IsNaN(at.X + at.Y) ? new(double.NaN, double.NaN, double.NaN) : at.X > 0 ? new(1, 0, 0) : new(0, 1, 0);
        }

        if (NearEnd(at, a, b))
        {
            return SmallShape(at, a, b);
        }

        if (NearEnd(at.Complement, b, a))
        {
            return SmallShape(at.Complement, b, a).Swapped;
        }

        return (a <= 1 && b > 1) || (!(b <= 1 && a > 1) && at.X > a / (a + b))
            ? Fractional(at.Complement, b, a).Swapped
            : Fractional(at, a, b);
    }

    // ln(a B(a, b)) for a ≤ b, small with a.
    private static double LogBetaTimes(double a, double b)
    {
        if (a < 1)
        {
            return b >= 1 ? GammaFunctions.LogGammaOnePlus(a) - LogGammaRatio(a, b)
                : GammaFunctions.LogGammaOnePlus(a) + GammaFunctions.LogGammaOnePlus(b) - GammaFunctions.LogGammaOnePlus(a + b)
                    + Elementary.Log1p(a / b);
        }

        double n = a + b;
        return 0.5 * Elementary.Log(2 * Math.PI * (a / b * n)) - a * Elementary.Log1p(b / a) - b * Elementary.Log1p(a / b)
            + GammaFunctions.StirlingRemainder(a) + GammaFunctions.StirlingRemainder(b) - GammaFunctions.StirlingRemainder(n);
    }

    // ln Γ(a + b) − ln Γ(b), a < 1 ≤ b, free of large terms: (b − ½) ln(1 + a/b) + a ln n − a + δ(n) − δ(b).
    private static double LogGammaRatio(double a, double b)
    {
        double n = a + b;
        return (b - 0.5) * Elementary.Log1p(a / b) + a * (Elementary.Log(n) - 1)
            + (GammaFunctions.StirlingRemainder(n) - GammaFunctions.StirlingRemainder(b));
    }

    private static bool NearEnd(in UnitPoint at, double a, double b) => a <= 1 && (b <= 1 ? at.X <= 0.5 : at.X <= 0.7 && b * at.X <= 1.1);

    // a ≤ 1 near 0: with L = x^a/(aB), P = L(1 + aS) and Q = (1 − L) − aLS, S = Σ (1 − b)ₙ xⁿ/(n!(a + n)).
    private static BetaTails SmallShape(in UnitPoint at, double a, double b)
    {
        double logBeta = a <= b ? LogBetaTimes(a, b) : LogBeta(a, b) + Elementary.Log(a);
        double lead = Elementary.Pow(at.X, a) * Elementary.Exp(-logBeta), power = 1, sum = 0;
        for (int n = 1; n < 500; n++)
        {
            power *= (n - b) / n * at.X;
            double term = power / (a + n);
            sum += term;
            if (Math.Abs(term) <= Epsilon * Math.Abs(sum))
            {
                break;
            }
        }

        double upper = -Elementary.Expm1(a * Elementary.Log(at.X) - logBeta) - a * lead * sum;
        return new(lead * (1 + a * sum), upper, PowerTerm(at, a, b));
    }

    private static BetaTails Fractional(in UnitPoint at, double a, double b)
    {
        double term = PowerTerm(at, a, b);
        double lower = term * (a > QuadratureFrom && b > QuadratureFrom ? Quadrature(at, a, b) / at.Y : Fraction(at, a, b));
        return new(lower, 1 - lower, term);
    }

    private static double Fraction(in UnitPoint at, double a, double b)
    {
        // λ = a − (a + b)x = ay − bx.
        double lambda = a * at.Y - b * at.X, x = at.X, c = lambda + 1, c0 = b / a, c1 = 1 / a + 1, yp1 = at.Y + 1, inverse = 1 / a;
        double p = 1, s = a + 1, an = 0, bn = 1, an1 = 1, bn1 = c / c1, r = c1 / c;
        for (int n = 1; n < 100_000; n++)
        {
            double t = n * inverse, w = n * (b - n) * x, e = a / s;
            double alpha = p * (p + c0) * e * e * (w * x);
            e = (t + 1) / (c1 + t + t);
            double beta = n + w / s + e * (c + n * yp1);
            p = t + 1;
            s += 2;
            (an, an1) = (an1, Math.FusedMultiplyAdd(alpha, an, beta * an1));
            (bn, bn1) = (bn1, Math.FusedMultiplyAdd(alpha, bn, beta * bn1));
            double previous = r, scale = 1 / bn1;
            r = an1 * scale;
            if (Math.Abs(r - previous) <= Epsilon * r)
            {
                break;
            }

            (an, bn, an1, bn1) = (an * scale, bn * scale, r, 1);
        }

        return r;
    }

    // ∫ exp g(u) du over t = x(1 − u), g(u) = (a − 1) ln(1 − u) + (b − 1) ln(1 + ux/y): concave, so that one Newton step lands beyond g = −40.
    private static double Quadrature(in UnitPoint at, double a, double b)
    {
        double c = a - 1, d = b - 1, ratio = at.X / at.Y;
        double k = (a * at.Y - b * at.X - at.Y + at.X) / at.Y, bend = c + d * ratio * ratio;
        double end = 80 / (k + Math.Sqrt(Math.Max(k, 0) * k + 80 * bend));
        for (int i = 0; i < 2; i++)
        {
            end = Math.Min(end, 0.999);
            double value = c * Elementary.Log1p(-end) + d * Elementary.Log1p(end * ratio);
            double slope = d * ratio / (1 + end * ratio) - c / (1 - end);
            end -= (value + 40) / slope;
        }

        end = Math.Min(end, 1);
        double sum = 0, half = end / 2;
        for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
        {
            double near = half * (1 - GaussLegendre.Nodes[i]), far = half * (1 + GaussLegendre.Nodes[i]);
            sum += GaussLegendre.Weights[i] * (Integrand(near) + Integrand(far));
        }

        return half * sum;

        double Integrand(double u) =>
            Elementary.Exp(c * GammaFunctions.LogOnePlusLess(-u) + d * GammaFunctions.LogOnePlusLess(u * ratio) - k * u);
    }
}
