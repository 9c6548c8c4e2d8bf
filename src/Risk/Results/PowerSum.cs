namespace Risk.Results;

/// <summary>Sums of powers of deviations, which leave the doubles long before the deviations do.</summary>
internal static class PowerSum
{
    // 2⁻⁹⁷⁰: a million terms of a sum this small still have all their digits.
    private const double Least = 1e-292;

    /// <summary>Whether a sum of squares or fourth powers of deviations that are not all 0 has its digits.</summary>
    public static bool IsKept(double sum) => sum >= Least;

    /// <summary>The sum; NaN where it has lost digits to underflow.</summary>
    public static double Kept(double sum) => IsKept(sum) ? sum : double.NaN;

    /// <summary>The standard error of the mean of <paramref name="n"/> figures, from Σ (x − x̄)² of them; NaN for one, which tells no spread.</summary>
    public static double ErrorOfMean(double squares, double n) => n > 1 ? Math.Sqrt(squares / (n - 1) / n) : double.NaN;
}
