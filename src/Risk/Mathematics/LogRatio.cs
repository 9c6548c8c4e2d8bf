namespace Risk.Mathematics;

/// <summary>Logarithms of quotients.</summary>
internal static class LogRatio
{
    /// <summary>ln(a/b) for a and b ≥ 0, without cancellation where they are near, and without that of their logarithms where both are far from 1; the quotient may leave the range of a double.</summary>
    public static double Of(double a, double b)
    {
        double ratio = a / b;
        return ratio is > 0.5 and < 2 ? Elementary.Log1p((a - b) / b)
            : double.IsNormal(ratio) ? Elementary.Log(ratio) : Elementary.Log(a) - Elementary.Log(b);
    }
}
