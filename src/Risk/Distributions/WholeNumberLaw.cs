using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>A law on whole numbers from its mass and tails at them: quantiles are searched from a normal guess, never summed up to.</summary>
internal abstract class WholeNumberLaw : Distribution
{
    /// <summary>Beyond this, whole numbers are no longer all doubles.</summary>
    internal const double Largest = 9007199254740992;

    public sealed override bool IsDiscrete => true;

    public sealed override double Density(double x) =>
        double.IsNaN(x) ? x : x >= Minimum && x <= Maximum && x < double.PositiveInfinity && x == Math.Floor(x) ? Mass(x) : 0;

    public sealed override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1 : Lower(Math.Floor(x));

    public sealed override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : Upper(Math.Floor(x));

    /// <summary>P(X = k).</summary>
    protected abstract double Mass(double k);

    /// <summary>P(X ≤ k).</summary>
    protected abstract double Lower(double k);

    /// <summary>P(X &gt; k).</summary>
    protected abstract double Upper(double k);

    private protected override double InverseCdf(double p) => Least(k => Cdf(k) >= p, NormalFunctions.Quantile(p));

    private protected override double InverseSurvival(double q) => Least(k => SurvivalFunction(k) <= q, -NormalFunctions.Quantile(q));

    private double Least(Func<double, bool> reached, double score)
    {
        double deviation = Math.Sqrt(Variance), skewness = Skewness, z2 = score * score;

        // Cornish and Fisher's expansion (1938), x = m + σ(z + γ(z² − 1)/6 + κ(z³ − 3z)/24 − γ²(2z³ − 5z)/36 + …), and ½ for the whole numbers between.
        double fourth = ((ExcessKurtosis * (z2 - 3) / 24) - (skewness * skewness * ((2 * z2) - 5) / 36)) * score;
        bool isNearNormal = Math.Abs(skewness * (1 + Math.Abs(score))) < 0.1 && deviation < 1e8;
        double guess = Math.Floor(Mean + (deviation * score) + (skewness * deviation * (z2 - 1) / 6) + (isNearNormal ? (deviation * fourth) + 0.5 : 0));
        return Search(reached).From(guess, isNearNormal ? 1 : Math.Max(1, Math.Floor(deviation / 16)));
    }

    private protected WholeNumberSearch Search(Func<double, bool> reached) => new(Minimum, Maximum, reached);

    /// <summary>A whole number that a double holds exactly.</summary>
    private protected static double Whole(double value, string name, double least)
    {
        Require.Finite(value, name);
        Require.Holds(value == Math.Floor(value) && Math.Abs(value) <= Largest, "DIST010", name, value, $"{name} must be a whole number (was {Require.Text(value)})");
        Require.Holds(value >= least, "DIST010", name, value, $"{name} must be a whole number of at least {Require.Text(least)} (was {Require.Text(value)})");
        return value;
    }
}
