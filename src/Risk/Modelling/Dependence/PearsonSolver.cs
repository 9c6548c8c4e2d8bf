using Risk.Distributions;

namespace Risk.Modelling;

/// <summary>
/// Pearson's correlation of two laws joined by a Gaussian copula, as a function of the scores' correlation: the mean of F⁻¹(Φ(z))·G⁻¹(Φ(ρz + √(1 − ρ²)w)) by the
/// trapezoidal rule in z and w, which converges exponentially for smooth laws.
/// </summary>
internal sealed class PearsonSolver
{
    private const double Reach = 8.25, Step = 1.0 / 16;
    private readonly Distribution _second;
    private readonly double[] _first;
    private readonly double _scale, _mean;
    private static readonly double[] Scores = [.. Enumerable.Range(0, (int)(2 * Reach / Step) + 1).Select(i => (i * Step) - Reach)];
    private static readonly double[] Weights = [.. Scores.Select(z => Step * Mathematics.NormalFunctions.Density(z))];

    public PearsonSolver(Distribution first, Distribution second)
    {
        foreach (Distribution law in (Distribution[])[first, second])
        {
            Require.Holds(law.Variance is > 0 and < double.PositiveInfinity, "COR012", "law", law.Variance, $"{law} has no Pearson correlation: its variance must be finite and above 0");
        }

        _second = second;
        _mean = first.Mean;
        _first = [.. Scores.Select(z => At(first, z) - _mean)];
        _scale = first.StandardDeviation * second.StandardDeviation;
    }

    public double Of(double rho)
    {
        double rest = Math.Sqrt((1 - rho) * (1 + rho)), sum = 0;
        for (int i = 0; i < Scores.Length; i++)
        {
            double inner = 0;
            if (rest == 0)
            {
                inner = At(_second, rho * Scores[i]) - _second.Mean;
            }
            else
            {
                for (int j = 0; j < Scores.Length; j++)
                {
                    inner += Weights[j] * (At(_second, (rho * Scores[i]) + (rest * Scores[j])) - _second.Mean);
                }
            }

            sum += Weights[i] * _first[i] * inner;
        }

        return sum / _scale;
    }

    private static double At(Distribution law, double z) => z < 0
        ? law.Quantile(Mathematics.NormalFunctions.Cdf(z))
        : law.UpperQuantile(Mathematics.NormalFunctions.SurvivalFunction(z));
}
