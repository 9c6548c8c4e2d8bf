namespace Risk.Results;

/// <summary>Sums of powers of deviations, which leave the doubles long before the deviations do.</summary>
internal static class PowerSum
{
    // 2⁻⁹⁷⁰: a million terms of a sum this small still have all their digits.
    private const double Least = 1e-292;

    /// <summary>A sum of squares or fourth powers of deviations that are not all 0; NaN where it has lost digits to underflow.</summary>
    public static double Kept(double sum) => sum >= Least ? sum : double.NaN;
}
