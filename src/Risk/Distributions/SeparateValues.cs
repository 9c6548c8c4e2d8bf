namespace Risk.Distributions;

/// <summary>From one value of a discrete law to the next.</summary>
internal static class SeparateValues
{
    /// <summary>The least value above <paramref name="x"/>: the quantile of any probability beyond F(x), counted from the nearer end. NaN where there is none.</summary>
    public static double After(Distribution law, double x)
    {
        double below = law.Cdf(x), above = law.SurvivalFunction(x);
        return above <= 0 ? double.NaN : below < 0.5 ? law.Quantile(Math.BitIncrement(below)) : law.UpperQuantile(Math.BitDecrement(above));
    }
}
