using Risk.Mathematics;

namespace Risk.Fitting;

internal sealed class TriangularFamily() : ThreePointFamily("triangular")
{
    internal override Distribution LawOf(double[] p) => Distribution.Triangular(p[0], p[1], p[2]);

    // On [0, 1] with mode c: mean (1 + c)/3, variance (1 − c + c²)/18, skewness √2(1 − 2c)(2 − c)(1 + c)/(5(1 − c + c²)^(3/2)) after sign.
    private protected override (double Mean, double Variance, double Skewness) Standard(double c)
    {
        double q = 1 - c + (c * c);
        return ((1 + c) / 3, q / 18, Math.Sqrt(2) * (1 - (2 * c)) * (2 - c) * (1 + c) / (5 * q * Math.Sqrt(q)));
    }

    /// <summary>
    /// Of exact data. Between two of them the likelihood has no peak in the mode (S. Kotz and J. R. van Dorp, Beyond Beta (2004), ch. 1), so that for given ends the likeliest mode is one of the data,
    /// and only the ends are searched for.
    /// </summary>
    internal override double[]? Likeliest(FittingData data)
    {
        if (!data.IsComplete)
        {
            return null;
        }

        IEnumerable<double[]> starts = from below in Margins from above in Margins select new[] { Elementary.Log(below), Elementary.Log(above) };
        double[] free = NelderMead.Minimise(f => -LikeliestMode(EndsAt(f[0], f[1], data), data.Exact).Log, [.. starts]).Point;
        (double minimum, double maximum) = EndsAt(free[0], free[1], data);
        return [minimum, LikeliestMode((minimum, maximum), data.Exact).Mode, maximum];
    }

    // n ln(2⁄(b − a)) + Σ ln((xᵢ − a)⁄(m − a)) below the mode m + Σ ln((b − xᵢ)⁄(b − m)) above it.
    private static (double Mode, double Log) LikeliestMode((double Minimum, double Maximum) ends, double[] x)
    {
        double[] toMaximum = [.. x.Select(v => Elementary.Log(ends.Maximum - v))];
        double below = 0, above = toMaximum.Skip(1).Sum();
        (double Mode, double Log) best = (x[0], double.NegativeInfinity);
        for (int i = 0; i < x.Length; i++)
        {
            double fromMinimum = Elementary.Log(x[i] - ends.Minimum), log = below - Times(i, fromMinimum) + above - Times(x.Length - i - 1, toMaximum[i]);
            best = log > best.Log ? (x[i], log) : best;
            below += fromMinimum;
            above = x.Length - i > 2 ? above - toMaximum[i + 1] : 0;
        }

        return (best.Mode, best.Log + (x.Length * Elementary.Log(2 / (ends.Maximum - ends.Minimum))));

        // An end at one of the data is the mode, and nothing lies beyond it.
        static double Times(int count, double log) => count == 0 ? 0 : count * log;
    }
}
