namespace Risk.Distributions;

/// <summary>Powers of a distance from the mean, by products.</summary>
internal static class CentralPower
{
    /// <summary>d², d³ or d⁴.</summary>
    public static double Of(double d, int power)
    {
        double square = d * d;
        return power == 2 ? square : power == 3 ? square * d : square * square;
    }
}
