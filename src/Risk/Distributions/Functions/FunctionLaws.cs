using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>What laws of a user's function share: where they are looked at, and what stands for the function in a model's hash.</summary>
internal static class FunctionLaws
{
    // The share of the body of an integral that may be left out at its end, and values that are as good as none.
    private const double LeftOut = 1e-7, Furthest = 1e300;

    /// <summary>Probabilities from 2e-9 to ½ in equal steps of the log-odds; the upper half mirrors them.</summary>
    public static IReadOnlyList<double> Ladder { get; } = [.. Enumerable.Range(0, 41).Select(i => 1 / (1 + Elementary.Exp((40 - i) * 0.5)))];

    public static void Support(double minimum, double maximum)
    {
        Require.Holds(!double.IsNaN(minimum) && minimum < double.PositiveInfinity, "DIST001", nameof(minimum), minimum, "minimum must be a number, or -Infinity for no bound");
        Require.Holds(!double.IsNaN(maximum) && maximum > double.NegativeInfinity, "DIST001", nameof(maximum), maximum, "maximum must be a number, or Infinity for no bound");
        Require.Holds(minimum < maximum, "DIST002", nameof(minimum), minimum, $"minimum must be less than maximum (minimum={Require.Text(minimum)}, maximum={Require.Text(maximum)})");
    }

    /// <summary>The ends and a few quantiles: they name the function in the hash of a model.</summary>
    public static IReadOnlyList<(string Name, double Value)> Fingerprint(Distribution law) =>
    [
        ("minimum", law.Minimum), ("maximum", law.Maximum),
        .. ((double[])[0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]).Select(p => ($"quantile at {Require.Text(p)}", law.Quantile(p))),
    ];

    /// <summary>g′(s) by differences at h, h/2 and h/4, freed of their errors of order h² and h⁴ (Richardson).</summary>
    public static double Slope(Func<double, double> g, double s, double h)
    {
        double Difference(double step) => (g(s + step) - g(s - step)) / (2 * step);
        double a = Difference(h), b = Difference(h / 2), c = Difference(h / 4);
        double ab = b + ((b - a) / 3), bc = c + ((c - b) / 3);
        return bc + ((bc - ab) / 15);
    }

    /// <summary>
    /// E ((X − centre)/unit)^power from the quantile, whose tails are followed on where the law knows them; infinite where they fall no more, NaN where what is known of them ends first.
    /// </summary>
    public static double Moment(FunctionLaw law, int power, double centre, double unit)
    {
        double Value(double x) => Math.Abs(x) < Furthest ? CentralPower.Of((x - centre) / unit, power) : x < 0 && power % 2 == 1 ? double.NegativeInfinity : double.PositiveInfinity;
        if (!law.KnowsUpperTail && !(Math.Abs(Value(law.UpperQuantile(QuantileIntegral.Edge))) * QuantileIntegral.Edge <= LeftOut * QuantileIntegral.Body(law, x => Math.Abs(Value(x)))))
        {
            return double.NaN;
        }

        try
        {
            return QuantileIntegral.Of(law, Value, power == 1 ? double.NaN : centre, law.KnowsUpperTail);
        }
        catch (ParameterException)
        {
            return double.NaN; // the function has no number so far out
        }
    }
}
