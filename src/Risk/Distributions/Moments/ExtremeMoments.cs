using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of the greatest or the least of n draws: integrals of its quantile, and where values beyond the doubles count too, those of one draw less what the others take from it.</summary>
internal static class ExtremeMoments
{
    /// <summary>So many single values beside a density are counted one by one where values beyond the doubles count too.</summary>
    private const int MostAtoms = 10_000;

    public static IMoments Of(ExtremeLaw extreme) => QuantileMoments.Of(extreme, (power, centre, unit) => Beyond(extreme, power, centre, unit));

    // E g(max) = n·E g(X)·F(X)ⁿ⁻¹ = n·(E g(X) − E g(X)·(1 − F(X)ⁿ⁻¹)), the last of which has a lighter tail; not where they cancel. A single value of probability m counts with
    // its own probability among n draws, not n·m·Fⁿ⁻¹.
    private static double Beyond(ExtremeLaw extreme, int power, double centre, double unit)
    {
        (Distribution law, int count) = (extreme.Law, extreme.Count);
        double Power(double x) => CentralPower.Of((x - centre) / unit, power);
        double Share(double x) => extreme.Greatest ? Repeated.NotAll(count - 1, law.Cdf(x), law.SurvivalFunction(x))
            : Repeated.NotAll(count - 1, law.SurvivalFunction(x) + law.Atom(x), Math.Max(0, law.Cdf(x) - law.Atom(x)));
        double Rest(double x)
        {
            double g = Power(x), share = Share(x);
            return double.IsFinite(g) ? g * share : share < 1e-15 ? 0 : double.NaN;
        }

        double whole = CentralPower.About(centre, unit, law, power), rest = QuantileIntegral.Of(law, Rest, centre);
        double[] atoms = law.HasAtoms ? [.. law.Atoms(double.MinValue, double.MaxValue).Take(MostAtoms + 1)] : [];
        return Math.Abs(rest) < 0.9 * Math.Abs(whole) && atoms.Length <= MostAtoms
            ? (count * (whole - rest)) + atoms.Sum(x => Power(x) * (extreme.Atom(x) - (count * law.Atom(x) * (1 - Share(x)))))
            : double.NaN;
    }
}
