using Risk.Distributions;
using Risk.Elicitation;

namespace Risk;

public abstract partial class Distribution
{
    /// <summary>The triangular law with a mode and the tenth and ninetieth percentiles: its true ends, beyond them, are solved for.</summary>
    /// <param name="p10">The value that X stays below with probability 0.1.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="p90">The value that X stays below with probability 0.9.</param>
    /// <remarks>What people call least and greatest is rarely that: read as P10 and P90, the range is wider. For other percentiles use <see cref="Elicit.Triangular"/>.</remarks>
    /// <exception cref="ParameterException">A value is not finite (DIST001), percentiles are out of order (DIST005), or no such law exists (ELI001).</exception>
    public static Distribution TriangularFromP10P90(double p10, double mode, double p90) => Found(p10, mode, p90, () => ThreePoint.Triangular((0.1, p10), mode, (0.9, p90)));

    /// <summary>The PERT law with a mode and the tenth and ninetieth percentiles: its true ends, beyond them, are solved for.</summary>
    /// <param name="p10">The value that X stays below with probability 0.1.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="p90">The value that X stays below with probability 0.9.</param>
    /// <param name="shape">The weight of the mode, above 0; 4 is the classical PERT.</param>
    /// <remarks>For other percentiles use <see cref="Elicit.Pert"/>.</remarks>
    /// <exception cref="ParameterException">A value is not finite (DIST001), percentiles are out of order (DIST005), or no such law exists (ELI001).</exception>
    public static Distribution PertFromP10P90(double p10, double mode, double p90, double shape = 4) => Found(p10, mode, p90, () => ThreePoint.Pert((0.1, p10), mode, (0.9, p90), shape));

    /// <summary>The normal law with a central interval.</summary>
    /// <param name="low">The lower end: P5 of a 90 % interval.</param>
    /// <param name="high">The upper end: P95 of a 90 % interval.</param>
    /// <param name="probability">The probability of the interval, strictly between 0 and 1; as much is left on either side.</param>
    /// <exception cref="ParameterException">A value is not finite (DIST001), the ends are out of order (DIST005), or the probability is not in (0, 1) (DIST009).</exception>
    public static Distribution NormalFromInterval(double low, double high, double probability = 0.9) => Interval(LawFamily.Normal, low, high, probability);

    /// <summary>The lognormal law with a central interval.</summary>
    /// <param name="low">The lower end, above 0: P5 of a 90 % interval.</param>
    /// <param name="high">The upper end: P95 of a 90 % interval.</param>
    /// <param name="probability">The probability of the interval, strictly between 0 and 1; as much is left on either side.</param>
    /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST004), the ends are out of order (DIST005), or the probability is not in (0, 1) (DIST009).</exception>
    public static Distribution LogNormalFromInterval(double low, double high, double probability = 0.9) => Interval(LawFamily.LogNormal, low, high, probability);

    private static Distribution Found(double p10, double mode, double p90, Func<Distribution> law)
    {
        Require.Location(p10);
        Require.Location(mode);
        Require.Location(p90);
        Require.Holds(p10 < p90, "DIST005", nameof(p90), p90, $"percentiles must increase (p10={Require.Text(p10)}, p90={Require.Text(p90)})");
        try
        {
            return law();
        }
        catch (ParameterException e) when (e.ParamName is not ("mode" or "shape"))
        {
            throw new ParameterException(e.Code, nameof(mode), mode, $"{e.Rule} (p10={Require.Text(p10)}, mode={Require.Text(mode)}, p90={Require.Text(p90)})");
        }
    }

    private static Distribution Interval(LawFamily family, double low, double high, double probability)
    {
        Require.Location(low);
        Require.Location(high);
        Require.Holds(family != LawFamily.LogNormal || low > 0, "DIST004", nameof(low), low, $"low must be greater than 0 for LogNormal (was {Require.Text(low)})");
        Require.Holds(low < high, "DIST005", nameof(high), high, $"the ends must increase (low={Require.Text(low)}, high={Require.Text(high)})");
        try
        {
            return Elicit.FromInterval(family, low, high, probability).Law;
        }
        catch (ParameterException e) when (e.ParamName != nameof(probability))
        {
            throw new ParameterException(e.Code, nameof(high), high, $"{e.Rule} (low={Require.Text(low)}, high={Require.Text(high)}, probability={Require.Text(probability)})");
        }
    }
}
