using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Moments as integrals of the quantile, for laws without a closed form: ∫ g(F⁻¹(p)) dp with p = 1/(1 + e^(−s)), by the trapezoidal rule in s,
/// which converges exponentially (Takahasi and Mori 1974).
/// </summary>
internal static class QuantileIntegral
{
    private const double Reach = 40, Step = 1.0 / 32;

    public static double Of(Distribution law, Func<double, double> value) => CompensatedSum.Of((int)(2 * Reach / Step) + 1, i =>
    {
        double s = i * Step - Reach, small = 1 / (1 + Elementary.Exp(Math.Abs(s)));
        double x = s < 0 ? law.Quantile(small) : law.UpperQuantile(small);
        return value(x) * (small * (1 - small) * Step);
    });

    public static double Central(Distribution law, int power) => Of(law, x =>
    {
        double d = x - law.Mean, square = d * d;
        return power == 2 ? square : power == 3 ? square * d : square * square;
    });
}
