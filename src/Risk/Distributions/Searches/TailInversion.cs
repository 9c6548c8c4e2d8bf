using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Quantiles of laws whose distribution function is all that is known: safeguarded Newton steps on the logarithm of the smaller tail.</summary>
internal static class TailInversion
{
    private const int Steps = 200;

    /// <summary>The x &gt; 0 with P(X ≤ x) = p and P(X &gt; x) = q, the smaller of which is exact. Brackets are halved on the scale of ln x.</summary>
    public static double Positive(Distribution law, double p, double q, double start) =>
        Elementary.Exp(Solve(y => Miss(law, Elementary.Exp(y), p, q), y => Slope(law, Elementary.Exp(y), p <= q) * Elementary.Exp(y), Elementary.Log(start), 1)) is var x
            ? Polish(law, p, q, x) : x;

    /// <summary>The x with P(X ≤ x) = p and P(X &gt; x) = q for a law on the whole line, of about the given scale.</summary>
    public static double Anywhere(Distribution law, double p, double q, double start, double scale) =>
        Polish(law, p, q, Solve(x => Miss(law, x, p, q), x => Slope(law, x, p <= q), start, scale));

    // One Newton step in x itself: a solution on the scale of ln x is right to the rounding of ln x only.
    private static double Polish(Distribution law, double p, double q, double x)
    {
        double step = Miss(law, x, p, q) / Slope(law, x, p <= q), next = x - step;
        return Math.Abs(step) < 1e-6 * Math.Abs(x) && next >= law.Minimum && next <= law.Maximum ? next : x;
    }

    // ln(tail ⁄ target), rising in x for either tail.
    private static double Miss(Distribution law, double x, double p, double q) => p <= q
        ? LogRatio.Of(law.Cdf(x), p)
        : -LogRatio.Of(law.SurvivalFunction(x), q);

    private static double Slope(Distribution law, double x, bool lower) => law.Density(x) / (lower ? law.Cdf(x) : law.SurvivalFunction(x));

    private static double Solve(Func<double, double> miss, Func<double, double> slope, double start, double step)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, x = start;
        for (int i = 0; i < Steps; i++)
        {
            double error = miss(x);
            if (error == 0)
            {
                return x;
            }

            (low, high) = error > 0 ? (low, x) : (x, high);
            double next = x - (error / slope(x));
            if (!(next > low && next < high) || Math.Abs(next - x) > 4 * step)
            {
                next = double.IsInfinity(low) ? x - step : double.IsInfinity(high) ? x + step : low + ((high - low) / 2);
                step *= double.IsInfinity(low) || double.IsInfinity(high) ? 2 : 1;
            }

            if (Math.Abs(next - x) <= 1e-16 * Math.Abs(x) || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
