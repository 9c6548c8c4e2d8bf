namespace Risk.Fitting;

/// <summary>Mean, variance (÷ n) and the first three L-moments of values.</summary>
internal readonly record struct SampleMoments(double Mean, double Variance, double Skewness, double L2, double L3)
{
    /// <param name="sorted">Ascending.</param>
    public static SampleMoments Of(ReadOnlySpan<double> sorted)
    {
        double n = sorted.Length;
        double mean = 0;
        foreach (double x in sorted)
        {
            mean += x / n;
        }

        // l₂ = 2b₁ − b₀ with b₁ = Σ (i/(n − 1)) xᵢ / n, i from 0; about the mean, where Σ d = 0 leaves 2b₁ (Hosking 1990, equation 3.1).
        // l₃ = 6b₂ − 6b₁ + b₀ in the same way, not a number for two values.
        double m2 = 0, m3 = 0, b1 = 0, b2 = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double d = sorted[i] - mean;
            m2 += d * d / n;
            m3 += d * d * d / n;
            b1 += i / (n - 1) * d / n;
            b2 += i / (n - 1) * (i - 1) / (n - 2) * d / n;
        }

        return new(mean, m2, m3 / (m2 * Math.Sqrt(m2)), 2 * b1, 6 * (b2 - b1));
    }
}
