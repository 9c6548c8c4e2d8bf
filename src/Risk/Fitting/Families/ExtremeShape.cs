namespace Risk.Fitting;

/// <summary>
/// The shape ξ of an extreme-value law as far as likelihood finds it. Below −1 the likelihood rises without end as the upper end comes down to the greatest value; from −1 to −½ a peak may be there,
/// but theory does not hold (R. L. Smith, Biometrika 72 (1985) 67–90, whose α is −1/ξ).
/// </summary>
internal static class ExtremeShape
{
    private const double Least = -1, Most = 50;

    /// <summary>A shape that the laws take: below 1e-12 either way it is 0.</summary>
    public static double Of(double shape) => Math.Abs(shape) < 1e-12 ? 0 : shape;

    public static double Bound(double free) => Of(Math.Clamp(free, Least, Most));

    /// <summary>Whether a search ended at a peak, not at the bounds.</summary>
    public static bool IsInside(double shape) => shape > Least + 1e-6 && shape < Most;

    public static bool IsIrregular(double shape) => shape <= -0.5;
}
