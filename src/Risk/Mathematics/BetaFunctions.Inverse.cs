namespace Risk.Mathematics;

/// <summary>The inverse of the regularised incomplete beta function.</summary>
internal static partial class BetaFunctions
{
    /// <summary>The x, and y = 1 − x, with I_x(a, b) = p and 1 − I_x(a, b) = q, where p + q = 1 and the smaller of the two is exact.</summary>
    public static (double X, double Y) Inverse(double p, double q, double a, double b)
    {
        if (!(p > 0 && q > 0))
        {
            return double.IsNaN(p + q) ? (double.NaN, double.NaN) : p > 0 ? (1, 0) : (0, 1);
        }

        if (a == 1)
        {
            double logY = (p < q ? Elementary.Log1p(-p) : Elementary.Log(q)) / b;
            return (-Elementary.Expm1(logY), Elementary.Exp(logY));
        }

        if (b == 1)
        {
            double logX = (p < q ? Elementary.Log(p) : Elementary.Log1p(-q)) / a;
            return (Elementary.Exp(logX), -Elementary.Expm1(logX));
        }

        double start;
        bool swap;
        if (Math.Min(a, b) >= 1)
        {
            start = NormalStart(p, q, a, b);
            swap = start > 0.5;
            start = swap ? 1 - start : start;
        }
        else
        {
            // A law with mass piled at an end: find the half first, then count from that end.
            BetaTails half = Tails(UnitPoint.Of(0.5), a, b);
            swap = p < q ? p > half.Lower : q < half.Upper;
            start = 0.5;
        }

        if (!swap)
        {
            double x = Solve(p, q, a, b, start);
            return (x, 1 - x);
        }

        double y = Solve(q, p, b, a, start);
        return (1 - y, y);
    }

    // Safeguarded Halley on F = ln(P/p), or −ln(Q/q), against ln x; r = F′, F″ = r(a − (b − 1)x/y ∓ r).
    private static double Solve(double p, double q, double a, double b, double x)
    {
        bool lowerTail = p <= q;
        if (lowerTail || a < 1)
        {
            // P ≈ x^a/(aB)·(1 − a(b − 1)x/(a + 1)).
            double small = Elementary.Exp((Elementary.Log(p) + (a <= b ? LogBetaTimes(a, b) : LogBeta(a, b) + Elementary.Log(a))) / a);
            if (small * (1 + b) < 1e-17 && (a < 1 || small < 1e-290))
            {
                return small;
            }

            double bend = (b - 1) * small / (a + 1);
            x = Math.Abs(bend) < 0.3 && small < 0.5 ? small * (1 + bend) : a < 1 ? Math.Min(x, Math.Max(small, 1e-300)) : x;
        }

        double least = 0, most = 1;
        for (int i = 0; i < 200; i++)
        {
            UnitPoint at = UnitPoint.Of(x);
            BetaTails tails = Tails(at, a, b);
            double tail = lowerTail ? tails.Lower : tails.Upper;
            double excess = LogRatio.Of(tail, lowerTail ? p : q), r = tails.PowerTerm / at.Y / tail;
            excess = lowerTail ? excess : -excess;
            if (excess == 0)
            {
                return x;
            }

            (least, most) = excess < 0 ? (x, most) : (least, x);
            double step = -excess / r, bend = a - (b - 1) * (x / at.Y) + (lowerTail ? -r : r);
            step /= Math.Clamp(1 + 0.5 * step * bend, 0.5, 2);
            double next = Math.Abs(step) < 700 ? Math.FusedMultiplyAdd(x, Elementary.Expm1(step), x) : double.NaN;
            if (!(next > least && next < most))
            {
                if (Math.Abs(step) <= 4 * Epsilon)
                {
                    return x;
                }

                next = least == 0 ? most / 16 : most / least > 2 ? Math.Sqrt(least) * Math.Sqrt(most) : least + (most - least) / 2;
                if (next == least || next == most)
                {
                    return x;
                }

                x = next;
                continue;
            }

            x = next;
            double scale = 1 + Math.Abs(bend) + r + x / (1 - x);
            if (Math.Abs(step * step * step) * scale * scale < 1e-17)
            {
                return x;
            }
        }

        return x;
    }

    // Carter (1947) by way of Abramowitz and Stegun 26.5.22.
    private static double NormalStart(double p, double q, double a, double b)
    {
        double z = p <= q ? -NormalFunctions.Quantile(p) : NormalFunctions.Quantile(q);
        double lambda = (z * z - 3) / 6, s = 1 / (2 * a - 1), t = 1 / (2 * b - 1), h = 2 / (s + t);
        double w = z * Math.Sqrt(h + lambda) / h - (t - s) * (lambda + 5.0 / 6 - 2 / (3 * h));
        double odds = b / a * Elementary.Exp(2 * w);
        return Math.Clamp(1 / (1 + odds), 1e-300, 1 - Epsilon);
    }
}
