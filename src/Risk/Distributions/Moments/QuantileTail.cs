using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>One tail of an integral of the quantile, ∫ g(F⁻¹(p)) dp over the log-odds s of p.</summary>
/// <param name="law">A law with a density, and perhaps values with a probability of their own.</param>
/// <param name="value">g.</param>
/// <param name="side">−1 for the lower tail, 1 for the upper.</param>
/// <param name="centre">What g is a power of the distance from: before it a tail that falls may yet rise.</param>
internal sealed class QuantileTail(Distribution law, Func<double, double> value, int side, double centre)
{
    // A tail probability of e⁻⁶⁸⁰ is a double; what counts for less at the ends than this share of the whole is left out.
    private const double Furthest = 680, Panel = 8, Negligible = 1e-14;

    // A rate of fall, a unit of s, less than which is none; and the step in s that shows a rise.
    private const double Level = 1e-6, Step = 1.0 / 32;

    /// <summary>True where the tail still counts at <paramref name="s"/> beside the whole, or may come to: it rises, or lies no further from the centre than the median does.</summary>
    public bool Counts(double s, double whole)
    {
        double end = Math.Abs(Here(s));
        return !(end <= Negligible * Math.Abs(whole)) || Math.Abs(At(s) - centre) <= Math.Abs(At(0) - centre) || end > Math.Abs(Here(s - Step));
    }

    /// <summary>
    /// The integral beyond a place where it counts; infinite where the tail falls no more, NaN where it bends down still, but counts as far as there are doubles.
    /// </summary>
    public double Beyond(double start, double body)
    {
        double sum = 0, s = start;
        double[] bends = [.. QuantileIntegral.Bends(law).Select(b => side * b).Where(b => b > start && b < Furthest).Order()];
        do
        {
            double next = Here(s + Panel);
            double[] ends = [s, .. bends.Where(b => b > s && b < s + Panel), s + Panel];
            for (int i = 1; i < ends.Length; i++)
            {
                sum += GaussLegendre.Over(Here, ends[i - 1], ends[i] - ends[i - 1]);
            }

            if (!double.IsFinite(next))
            {
                return double.IsNaN(next) ? next : Endless(s - Panel);
            }

            if (s + Panel >= Furthest && next != 0)
            {
                // Beyond the furthest point the tail falls as it did, by e^(−κ) a unit of s: the integral is the last value over κ.
                double rate = Fall(s);
                return rate > Level ? sum + (next / rate) : Endless(s);
            }

            s += Panel;
        }
        while (s < Furthest && Counts(s, Math.Abs(body) + Math.Abs(sum)));
        return sum;
    }

    private double Here(double s) => QuantileIntegral.Integrand(law, value, side * s);

    private double At(double s) => QuantileIntegral.At(law, side * s);

    private double Fall(double s) => Elementary.Log(Here(s) / Here(s + Panel)) / Panel;

    private double Endless(double s) => Fall(s) - Fall(s - Panel) > Level ? double.NaN : Here(s) * double.PositiveInfinity;
}
