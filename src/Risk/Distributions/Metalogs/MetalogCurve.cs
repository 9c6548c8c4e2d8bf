using System.Globalization;
using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// The quantile of a metalog before its bounds, as a curve over the log-odds s = ln(p/(1 − p)): M(s) = Σ aₖ·termₖ(s), which must rise (Keelin 2016, eq. 6).
/// </summary>
internal sealed class MetalogCurve
{
    private const double Furthest = 40;
    private readonly double[] _a;

    /// <exception cref="ParameterException">The curve falls somewhere (DIST015).</exception>
    public MetalogCurve(double[] coefficients)
    {
        _a = coefficients;
        CheckFeasible();
    }

    public IReadOnlyList<double> Coefficients => _a;

    /// <summary>The term of coefficient <paramref name="k"/> (from 0) at log-odds s, with t = p − ½: 1, s, ts, t, t², t²s, t³, t³s, … (Keelin 2016, eq. 6).</summary>
    public static double Term(int k, double s, double t) => k switch
    {
        0 => 1,
        1 => s,
        2 => t * s,
        3 => t,
        _ => WholePower.Of(t, k / 2) * (k % 2 == 0 ? 1 : s),
    };

    /// <summary>p − ½ at log-odds s.</summary>
    public static double Centred(double s) => Math.Sign(s) * -Elementary.Expm1(-Math.Abs(s)) / (1 + Elementary.Exp(-Math.Abs(s))) / 2;

    /// <summary>M at log-odds s.</summary>
    public double Value(double s)
    {
        double t = Centred(s), sum = 0;
        for (int k = 0; k < _a.Length; k++)
        {
            sum += _a[k] * Term(k, s, t);
        }

        return sum;
    }

    /// <summary>dM/ds.</summary>
    public double Growth(double s)
    {
        double t = Centred(s), dt = StandardLogistic.Density(s), sum = 0;
        for (int k = 1; k < _a.Length; k++)
        {
            sum += _a[k] * TermGrowth(k, s, t, dt);
        }

        return sum;
    }

    /// <summary>The slope in s of the term of coefficient <paramref name="k"/> ≥ 1, with dt/ds = p(1 − p).</summary>
    private static double TermGrowth(int k, double s, double t, double dt)
    {
        int power = k switch { 1 => 0, 2 or 3 => 1, _ => k / 2 };
        bool odds = k is 1 or 2 || (k > 3 && k % 2 == 1);
        double own = power == 0 ? 0 : power * WholePower.Of(t, power - 1) * dt * (odds ? s : 1);
        return own + (odds ? WholePower.Of(t, power) : 0);
    }

    /// <summary>dM/ds far out on one side: what grows without end is the coefficient of the log-odds.</summary>
    public double Slope(int side)
    {
        double sum = 0;
        for (int k = 1; k < _a.Length; k++)
        {
            bool odds = k is 1 or 2 || (k > 3 && k % 2 == 1);
            sum += odds ? _a[k] * WholePower.Of(side * 0.5, k switch { 1 => 0, 2 => 1, _ => k / 2 }) : 0;
        }

        return sum;
    }

    /// <summary>What M tends to far out on one side where its <see cref="Slope"/> there is 0: the even powers of p − ½ = ±½.</summary>
    public double End(int side)
    {
        double sum = _a[0];
        for (int k = 3; k < _a.Length; k++)
        {
            sum += k == 3 ? _a[k] * side * 0.5 : k % 2 == 0 ? _a[k] * WholePower.Of(side * 0.5, k / 2) : 0;
        }

        return sum;
    }

    // The quantile must rise: on a fine grid, and at the ends by the sign of what dominates there.
    private void CheckFeasible()
    {
        if (IsClearlyFeasible())
        {
            return;
        }

        for (double s = -Furthest; s <= Furthest; s += 0.02)
        {
            double growth = Growth(s);
            Require.Holds(growth > 0 || (growth == 0 && Math.Abs(s) > 30), "DIST015", "coefficients", growth,
                string.Create(CultureInfo.InvariantCulture, $"the metalog is not feasible: its quantile falls near p={StandardLogistic.Tail(-s):G4}; use fewer terms, or other coefficients"));
        }

        Require.Holds(Slope(1) >= 0 && Slope(-1) >= 0, "DIST015", "coefficients", Math.Min(Slope(1), Slope(-1)),
            $"the metalog is not feasible: its quantile falls towards p={(Slope(1) < 0 ? 1 : 0)}; use fewer terms, or other coefficients");
    }

    /// <summary>True where a₂, whose term has slope 1, outweighs whatever the others can do: no grid is needed then. So it is with most laws that an analyst states.</summary>
    private bool IsClearlyFeasible()
    {
        double others = 0;
        for (int k = 2; k < _a.Length; k++)
        {
            // |t| < ½, dt ≤ ¼ and |s·dt| < 0.2240, its greatest at s = 1.5434.
            int power = k is 2 or 3 ? 1 : k / 2;
            bool odds = k == 2 || (k > 3 && k % 2 == 1);
            double inner = power * WholePower.Of(0.5, power - 1);
            others += Math.Abs(_a[k]) * (odds ? (inner * 0.224) + WholePower.Of(0.5, power) : inner * 0.25);
        }

        return _a[1] > others * (1 + 1e-9);
    }

    /// <summary>The log-odds at which M is m: Newton within a bracket.</summary>
    public double Solve(double m)
    {
        double low = -1, high = 1;
        while (Value(low) > m && low > -800)
        {
            (low, high) = (2 * low, low);
        }

        while (Value(high) < m && high < 800)
        {
            (low, high) = (high, 2 * high);
        }

        double s = low + ((high - low) / 2);
        for (int i = 0; i < 200; i++)
        {
            double miss = Value(s) - m;
            (low, high) = miss > 0 ? (low, s) : (s, high);
            double next = s - (miss / Growth(s));
            if (Math.Abs(next - s) <= 2e-16 * Math.Abs(s))
            {
                return s;
            }

            next = next > low && next < high ? next : low + ((high - low) / 2);
            if (next == low || next == high)
            {
                return next;
            }

            s = next;
        }

        return s;
    }
}
