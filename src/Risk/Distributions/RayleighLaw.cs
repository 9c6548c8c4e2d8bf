using Risk.Distributions;

namespace Risk;

public abstract partial class Distribution
{
    /// <summary>The distance from a target that is missed normally in two directions: <c>Weibull(2, scale·√2)</c>, which is what it is.</summary>
    /// <param name="scale">The standard deviation σ of either direction, above 0, which is the mode.</param>
    /// <remarks>
    /// f(x) = x/σ²·exp(−x²/(2σ²)); support [0, ∞). With another power of the hazard prefer <see cref="Weibull"/>. Source: Johnson, Kotz and Balakrishnan,
    /// Continuous Univariate Distributions 1 (1994), ch. 18.
    /// </remarks>
    /// <exception cref="ParameterException">The value is not finite (DIST001) or not above 0 (DIST003).</exception>
    public static Distribution Rayleigh(double scale) => new WeibullLaw(2, Require.Scale(scale) * Math.Sqrt(2));
}
