using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Moments as integrals of the quantile, for laws without a closed form: ∫ g(F⁻¹(p)) dp with p = 1/(1 + e^(−s)), by the trapezoidal rule in s,
/// which converges exponentially (Takahasi and Mori 1974); for a law with landmarks by Gauss and Legendre's rule between them; for a
/// discrete law the sum over its values. Where a heavy tail still counts at the ends, it is followed on.
/// </summary>
internal static class QuantileIntegral
{
    private const double Reach = 40, Step = 1.0 / 32, Panel = 2;

    // A tail probability of e⁻⁶⁸⁰ is a double; what counts for less at the ends than this share of the whole is left out.
    private const double Furthest = 680, FarPanel = 8, Negligible = 1e-14;
    private const int MostValues = 1_000_000;

    public static double Of(Distribution law, Func<double, double> value)
    {
        if (law.IsDiscrete)
        {
            return OverValues(law, value);
        }

        double body = Body(law, value);
        bool lower = Counts(Integrand(law, value, -Reach), body), upper = Counts(Integrand(law, value, Reach), body);

        // The trapezoidal rule converges by what vanishes at the ends.
        return !lower && !upper ? body : (IsSplit(law) ? body : BetweenLandmarks(law, value)) + (lower ? Tail(law, value, -1, body) : 0) + (upper ? Tail(law, value, 1, body) : 0);
    }

    /// <summary>As far as tail probabilities of e⁻⁴⁰, beyond which a function of the user's is not asked; for laws of separate values the whole.</summary>
    public static double Body(Distribution law, Func<double, double> value) => law.IsDiscrete ? OverValues(law, value)
        : IsSplit(law) ? BetweenLandmarks(law, value)
        : CompensatedSum.Of((int)(2 * Reach / Step) + 1, i => Integrand(law, value, (i * Step) - Reach) * Step);

    public static double Central(Distribution law, int power)
    {
        double mean = law.Mean; // once: it may be an integral itself
        return Of(law, x => CentralPower.Of(x - mean, power));
    }

    private static bool IsSplit(Distribution law) => law.HasAtoms || law.Landmarks.Any();

    private static double Integrand(Distribution law, Func<double, double> value, double s)
    {
        double small = 1 / (1 + Elementary.Exp(Math.Abs(s)));
        return value(s < 0 ? law.Quantile(small) : law.UpperQuantile(small)) * (small * (1 - small));
    }

    private static bool Counts(double end, double whole) => Math.Abs(end) > Negligible * Math.Abs(whole);

    /// <summary>The integral beyond the reach on one side; infinite where the tail does not fall.</summary>
    private static double Tail(Distribution law, Func<double, double> value, int side, double body)
    {
        double At(double s) => Integrand(law, value, side * s);
        double sum = 0, last = At(Reach);
        double[] bends = [.. Bends(law).Select(b => side * b).Where(b => b > Reach && b < Furthest).Order()];
        for (double s = Reach; s < Furthest && Counts(last, body); s += FarPanel)
        {
            double next = At(s + FarPanel);
            double from = s;
            foreach (double bend in bends)
            {
                if (bend > s && bend < s + FarPanel)
                {
                    sum += GaussLegendre.Over(At, from, bend - from);
                    from = bend;
                }
            }

            sum += GaussLegendre.Over(At, from, s + FarPanel - from);
            if (!double.IsFinite(next) || (s + FarPanel >= Furthest && Math.Abs(next) >= Math.Abs(last)))
            {
                return next * double.PositiveInfinity;
            }

            // Beyond the furthest point the tail falls as it did, by e^(−κ) a unit of s: the integral is the last value over κ.
            sum += s + FarPanel < Furthest || next == 0 ? 0 : next / (Elementary.Log(last / next) / FarPanel);
            last = next;
        }

        return sum;
    }

    private static IEnumerable<double> Bends(Distribution law)
    {
        foreach (double x in law.Landmarks)
        {
            double below = law.Cdf(x), above = law.SurvivalFunction(x), mass = law.Atom(x);
            yield return Place(below, above);
            yield return Place(below - mass, above + mass);
        }
    }

    private static double BetweenLandmarks(Distribution law, Func<double, double> value)
    {
        var breaks = new SortedSet<double> { -Reach, Reach };
        for (double s = -Reach + Panel; s < Reach; s += Panel)
        {
            breaks.Add(s);
        }

        foreach (double x in law.Landmarks)
        {
            double below = law.Cdf(x), above = law.SurvivalFunction(x), mass = law.Atom(x);
            breaks.Add(Place(below, above));
            breaks.Add(Place(below - mass, above + mass));
        }

        double[] ends = [.. breaks.Where(s => s >= -Reach && s <= Reach)];
        return CompensatedSum.Of(ends.Length - 1, i => ends[i + 1] - ends[i] < 1e-14 ? 0 : GaussLegendre.Integral(s => Integrand(law, value, s), ends[i], ends[i + 1]));
    }

    // ln(F/S).
    private static double Place(double below, double above) => below <= 0 ? -Reach : above <= 0 ? Reach : Elementary.Log(below / above);

    // Values below 1e-20 of the probability in either tail are left out.
    private static double OverValues(Distribution law, Func<double, double> value)
    {
        double sum = 0, lost = 0, x = law.Quantile(1e-20), last = law.UpperQuantile(1e-20);
        for (int i = 0; i < MostValues; i++)
        {
            CompensatedSum.Add(ref sum, ref lost, value(x) * law.Atom(x));
            if (x >= last)
            {
                return sum + lost;
            }

            x = SeparateValues.After(law, x);
        }

        return double.NaN;
    }
}
