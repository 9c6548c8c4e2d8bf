using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Moments as integrals of the quantile, for laws without a closed form: ∫ g(F⁻¹(p)) dp with p = 1/(1 + e^(−s)), by the trapezoidal rule in s,
/// which converges exponentially (Takahasi and Mori 1974); for a law with landmarks by Gauss and Legendre's rule between them; for a
/// discrete law the sum over its values. Where a heavy tail still counts at the ends, it is followed on (<see cref="QuantileTail"/>).
/// </summary>
internal static class QuantileIntegral
{
    private const double Reach = 40, Step = 1.0 / 32, Panel = 2;
    private const int MostValues = 1_000_000;

    /// <summary>The tail probability where the body of an integral ends.</summary>
    public static double Edge { get; } = Smaller(Reach);

    /// <summary>E g(X).</summary>
    /// <param name="law">Any law.</param>
    /// <param name="value">g.</param>
    /// <param name="centre">What g is a power of the distance from: before it a tail that falls may yet rise.</param>
    /// <param name="knowsUpperTail">False where the law tells nothing beyond the reach on the upper side: then nothing is added for it.</param>
    public static double Of(Distribution law, Func<double, double> value, double centre = double.NaN, bool knowsUpperTail = true)
    {
        if (law.IsDiscrete)
        {
            return OverValues(law, value);
        }

        double body = Body(law, value);
        QuantileTail below = new(law, value, -1, centre), above = new(law, value, +1, centre);
        bool lower = below.Counts(Reach, body), upper = knowsUpperTail && above.Counts(Reach, body);

        // The trapezoidal rule converges by what vanishes at the ends.
        return !lower && !upper ? body : (IsSplit(law) ? body : BetweenLandmarks(law, value)) + (lower ? below.Beyond(Reach, body) : 0) + (upper ? above.Beyond(Reach, body) : 0);
    }

    /// <summary>As far as tail probabilities of e⁻⁴⁰; for laws of separate values the whole.</summary>
    public static double Body(Distribution law, Func<double, double> value) => law.IsDiscrete ? OverValues(law, value)
        : IsSplit(law) ? BetweenLandmarks(law, value)
        : CompensatedSum.Of((int)(2 * Reach / Step) + 1, i => Integrand(law, value, (i * Step) - Reach) * Step);

    public static double Central(Distribution law, int power)
    {
        double mean = law.Mean; // once: it may be an integral itself
        return Of(law, x => CentralPower.Of(x - mean, power), mean);
    }

    private static bool IsSplit(Distribution law) => law.HasAtoms || law.Landmarks.Any();

    /// <summary>g(F⁻¹(p))·dp/ds at log-odds s.</summary>
    internal static double Integrand(Distribution law, Func<double, double> value, double s)
    {
        double small = Smaller(s);
        return value(At(law, s, small)) * (small * (1 - small));
    }

    /// <summary>The tail probability on the side of s.</summary>
    private static double Smaller(double s) => 1 / (1 + Elementary.Exp(Math.Abs(s)));

    private static double At(Distribution law, double s, double small) => s < 0 ? law.Quantile(small) : law.UpperQuantile(small);

    /// <summary>F⁻¹ at log-odds s.</summary>
    internal static double At(Distribution law, double s) => At(law, s, Smaller(s));

    /// <summary>The log-odds of the landmarks, before and after what probability they have themselves.</summary>
    internal static IEnumerable<double> Bends(Distribution law)
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

        breaks.UnionWith(Bends(law));
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
