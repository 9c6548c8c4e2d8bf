namespace Risk.Distributions;

/// <summary>Moments of the sum of a random number of independent amounts, by its cumulants from those of the number, n, and of an amount, k.</summary>
/// <remarks>κ₁ = n₁k₁; κ₂ = n₁k₂ + n₂k₁²; κ₃ = n₁k₃ + 3n₂k₁k₂ + n₃k₁³; κ₄ = n₁k₄ + n₂(4k₁k₃ + 3k₂²) + 6n₃k₁²k₂ + n₄k₁⁴.</remarks>
internal sealed class RandomSumMoments(Distribution count, Distribution severity) : IMoments
{
    public double Mean => count.Mean == 0 ? 0 : count.Mean * severity.Mean;

    public double Variance => count.Mean == 0 ? 0 : double.IsInfinity(Mean) ? double.PositiveInfinity : (count.Mean * severity.Variance) + (count.Variance * severity.Mean * severity.Mean);

    public double Skewness
    {
        get
        {
            (double n1, double n2, double n3, _) = Cumulants(count, 1);
            (double k1, double k2, double k3, _) = Cumulants(severity, Math.Sqrt(Variance));
            return (n1 * k3) + (3 * n2 * k1 * k2) + (n3 * k1 * k1 * k1);
        }
    }

    public double ExcessKurtosis
    {
        get
        {
            (double n1, double n2, double n3, double n4) = Cumulants(count, 1);
            (double k1, double k2, double k3, double k4) = Cumulants(severity, Math.Sqrt(Variance));
            return (n1 * k4) + (n2 * ((4 * k1 * k3) + (3 * k2 * k2))) + (6 * n3 * k1 * k1 * k2) + (n4 * k1 * k1 * k1 * k1);
        }
    }

    // In a unit: powers of amounts in that of their total are no matter of the currency.
    private static (double K1, double K2, double K3, double K4) Cumulants(Distribution law, double unit)
    {
        double mean = law.Mean / unit, deviation = law.StandardDeviation / unit, variance = deviation * deviation;
        return law.Variance == 0 ? (mean, 0, 0, 0) : (mean, variance, law.Skewness * variance * deviation, law.ExcessKurtosis * variance * variance);
    }
}
