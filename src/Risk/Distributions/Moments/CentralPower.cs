namespace Risk.Distributions;

/// <summary>Powers of a distance from the mean, by products.</summary>
internal static class CentralPower
{
    /// <summary>d, d², d³ or d⁴.</summary>
    public static double Of(double d, int power)
    {
        double square = d * d;
        return power == 1 ? d : power == 2 ? square : power == 3 ? square * d : square * square;
    }

    /// <summary>E (d + deviation·Z)^power of a standard normal Z.</summary>
    public static double OfNormal(double d, double deviation, int power)
    {
        double square = d * d, variance = deviation * deviation;
        return power == 1 ? d : power == 2 ? square + variance : power == 3 ? d * (square + (3 * variance)) : (square * (square + (6 * variance))) + (3 * variance * variance);
    }

    /// <summary>E ((X − centre)/unit)^power from the mean and the central moments of the law.</summary>
    public static double About(double centre, double unit, Distribution law, int power)
    {
        double d = (law.Mean - centre) / unit, variance = power == 1 ? 0 : law.Variance / unit / unit;
        return power switch
        {
            1 => d,
            2 => variance + (d * d),
            3 => Third(law, variance) + (3 * d * variance) + (d * d * d),
            _ => Fourth(law, variance) + (4 * d * Third(law, variance)) + (d * d * ((6 * variance) + (d * d))),
        };
    }

    private static double Third(Distribution law, double variance) => variance == 0 ? 0 : law.Skewness * variance * Math.Sqrt(variance);

    private static double Fourth(Distribution law, double variance) => variance == 0 ? 0 : (law.ExcessKurtosis + 3) * variance * variance;
}
