namespace Risk.Mathematics;

/// <summary>Both tails of the gamma law of scale 1, and x·f(x) there.</summary>
internal readonly record struct GammaTails(double Lower, double Upper, double ScaledDensity);

/// <summary>
/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x) and their inverse. The smaller tail is never one minus the other.
/// Small x: series; large x: continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31); large a near the mean: 32-point Gauss–Legendre of the tail
/// integral, whose integrand relative to its end point is a smooth hump for every a.
/// </summary>
internal static class IncompleteGamma
{
    private const double QuadratureFrom = 150, Epsilon = 1.1102230246251565e-16;

    /// <summary>D(a, x) = x^a e^(−x)/Γ(a + 1), where x = high + low.</summary>
    public static double PowerTerm(double a, double x, double xLow = 0)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
        {
            return double.IsNaN(x) ? x : 0;
        }

        double term = a < 1
            ? Elementary.Pow(x, a) * Elementary.Exp(-x) * GammaFunctions.ReciprocalOnePlus(a)
            : Elementary.Exp(-GammaFunctions.Deviance(a, x) - GammaFunctions.StirlingRemainder(a)) / Math.Sqrt(2 * Math.PI * a);
        return xLow == 0 || term == 0 || x < 1e-290 ? term : term + term * (xLow * ((a - x) / x));
    }

    public static GammaTails Tails(double a, double x, double xLow = 0)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
        {
            return x <= 0 ? new(0, 1, 0) : double.IsNaN(x) ? new(x, x, x) : new(1, 0, 0);
        }

        if (x > 1e18 && x > 2 * a)
        {
            return new(1, 0, 0);
        }

        double term = PowerTerm(a, x, xLow), scaled = a * term, lower, upper;
        if (a <= 1 && x <= 1.1)
        {
            return SmallShape(a, x, scaled);
        }

        bool below = x <= (a < 1 ? 1.1 : a + 1);
        if (a > QuadratureFrom && x > 0.5 * a && x < 2 * a)
        {
            double tail = scaled * Quadrature(a, x, x <= a);
            (lower, upper) = x <= a ? (tail, 1 - tail) : (1 - tail, tail);
        }
        else if (below)
        {
            lower = term * Series(a, x);
            upper = 1 - lower;
        }
        else
        {
            upper = scaled * Fraction(a, x);
            lower = 1 - upper;
        }

        return new(lower, upper, scaled);
    }

    /// <summary>The x with P(a, x) = p and Q(a, x) = q, where p + q = 1 and the smaller of the two is exact.</summary>
    public static double Inverse(double a, double p, double q)
    {
        if (p <= 0 || q <= 0)
        {
            return p <= 0 ? 0 : double.PositiveInfinity;
        }

        bool lowerTail = p <= q;
        double x = Start(a, p, q, out bool exact);
        if (exact)
        {
            return x;
        }

        double least = 0, most = double.PositiveInfinity;
        for (int i = 0; i < 100; i++)
        {
            GammaTails tails = Tails(a, x);

            // F = ln(P/p), or −ln(Q/q), against ln x: nearly straight in the tail that it serves. r = F′, and F″ = r(a − x ∓ r).
            double tail = lowerTail ? tails.Lower : tails.Upper;
            double excess = LogRatio.Of(tail, lowerTail ? p : q), r = tails.ScaledDensity / tail;
            excess = lowerTail ? excess : -excess;
            if (excess == 0)
            {
                return x;
            }

            (least, most) = excess < 0 ? (x, most) : (least, x);
            double step = -excess / r, bend = a - x + (lowerTail ? -r : r);
            step /= Math.Clamp(1 + 0.5 * step * bend, 0.5, 2);
            double next = Math.Abs(step) < 700 ? Math.FusedMultiplyAdd(x, Elementary.Expm1(step), x) : double.NaN;
            if (!(next > least && next < most))
            {
                if (Math.Abs(step) <= 4 * Epsilon)
                {
                    return x;
                }

                next = double.IsInfinity(most) ? 2 * least + 1 : least == 0 ? most / 16 : Math.Sqrt(least) * Math.Sqrt(most);
                if (next == least || next == most)
                {
                    return x;
                }

                x = next;
                continue;
            }

            x = next;
            double scale = 1 + Math.Abs(bend) + r;
            if (Math.Abs(step * step * step) * scale * scale < 1e-17)
            {
                return x;
            }
        }

        return x;
    }

    // a ≤ 1, x ≤ 1.1: with L = x^a/Γ(a + 1), P = L(1 + aS) and Q = (1 − L) − aLS, S = Σ (−x)ⁿ/(n!(a + n)) < 0.
    private static GammaTails SmallShape(double a, double x, double scaled)
    {
        double logLead = a * Elementary.Log(x) - GammaFunctions.LogGammaOnePlus(a);
        double lead = Elementary.Pow(x, a) * GammaFunctions.ReciprocalOnePlus(a), power = 1, sum = 0;
        for (int n = 1; n < 100; n++)
        {
            power *= -x / n;
            double term = power / (a + n);
            sum += term;
            if (Math.Abs(term) <= Epsilon * Math.Abs(sum))
            {
                break;
            }
        }

        double lower = lead * (1 + a * sum), upper = -Elementary.Expm1(logLead) - a * lead * sum;
        return new(lower, upper, scaled);
    }

    // 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …
    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (double n = a + 1; term > Epsilon * sum; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    // 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) by its forward recurrence, rescaled.
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a, a0 = 0, a1 = 1, b0 = 1, b1 = b;
        for (int n = 1; n < 100_000; n++)
        {
            b += 2;
            double c = n * (a - n);
            double a2 = Math.FusedMultiplyAdd(b, a1, c * a0), b2 = Math.FusedMultiplyAdd(b, b1, c * b0);
            if (Math.Abs(a2 * b1 - a1 * b2) <= Epsilon * Math.Abs(a2 * b1))
            {
                return a2 / b2;
            }

            (a0, a1, b0, b1) = (a1, a2, b1, b2);
            if (Math.Abs(b1) > 1e100)
            {
                (a0, a1, b0, b1) = (a0 * 1e-100, a1 * 1e-100, b0 * 1e-100, b1 * 1e-100);
            }
        }

        return a1 / b1;
    }

    // ∫ exp g(u) du, g(u) = (a − 1) ln(1 ± u) ∓ xu: the tail in units of x·f(x). g is concave, so that one Newton step from any point
    // lands beyond g = −40, where the integrand no longer counts.
    private static double Quadrature(double a, double x, bool lower)
    {
        double sign = lower ? -1 : 1, c = a - 1, k = lower ? c - x : x - c;
        double end = 80 / (k + Math.Sqrt(Math.Max(k, 0) * k + 80 * c));
        for (int i = 0; i < 2; i++)
        {
            end = lower ? Math.Min(end, 0.999) : end;
            double value = c * Elementary.Log1p(sign * end) - sign * x * end, slope = sign * (c / (1 + sign * end) - x);
            end -= (value + 40) / slope;
        }

        end = lower ? Math.Min(end, 1) : end;
        double sum = 0, half = end / 2;
        for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
        {
            double near = half * (1 - GaussLegendre.Nodes[i]), far = half * (1 + GaussLegendre.Nodes[i]);
            sum += GaussLegendre.Weights[i] * (Integrand(near) + Integrand(far));
        }

        return half * sum;

        // (a − 1)(ln(1 ± u) ∓ u) − k u, both parts free of cancellation.
        double Integrand(double u) => Elementary.Exp(c * GammaFunctions.LogOnePlusLess(sign * u) - k * u);
    }

    private static double Start(double a, double p, double q, out bool exact)
    {
        exact = false;
        if (a == 1)
        {
            exact = true;
            return p <= q ? -Elementary.Log1p(-p) : -Elementary.Log(q);
        }

        // P ≈ x^a/Γ(a + 1)·(1 − ax/(a + 1)).
        double small = a < 1
            ? Elementary.Exp((Elementary.Log(p) + GammaFunctions.LogGammaOnePlus(a)) / a)
            : Elementary.Exp((Elementary.Log(p) + GammaFunctions.LogGamma(a + 1)) / a);
        if (a < 1 && small < 1e-18)
        {
            exact = true;
            return small;
        }

        if (small < 0.3 * (a + 1))
        {
            double t = small / (a + 1);
            return small * (1 + t * (1 + t * (3 * a + 5) / (2 * (a + 2))));
        }

        if (a < 0.4)
        {
            // Q ≈ x^(a − 1) e^(−x)/Γ(a).
            double l = -Elementary.Log(q) - GammaFunctions.LogGamma(a);
            return l > 1.5 ? l - (1 - a) * Elementary.Log(l) : 0.5;
        }

        // Wilson and Hilferty (1931): the cube root is nearly normal.
        double z = p <= q ? NormalFunctions.Quantile(p) : -NormalFunctions.Quantile(q);
        double root = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a)), cube = a * root * root * root;
        return root > 0.1 ? cube : small;
    }
}
