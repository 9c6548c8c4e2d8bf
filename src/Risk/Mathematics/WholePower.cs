namespace Risk.Mathematics;

/// <summary>Powers of whole exponents, by products.</summary>
internal static class WholePower
{
    /// <summary>xⁿ for n ≥ 0.</summary>
    public static double Of(double x, int n)
    {
        double product = 1;
        for (int i = 0; i < n; i++)
        {
            product *= x;
        }

        return product;
    }
}
