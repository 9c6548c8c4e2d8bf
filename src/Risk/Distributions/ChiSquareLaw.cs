using Risk.Distributions;

namespace Risk;

public abstract partial class Distribution
{
    /// <summary>The sum of squares of independent standard normals: <c>Gamma(degreesOfFreedom / 2, 2)</c>, which is what it is.</summary>
    /// <param name="degreesOfFreedom">How many, above 0, whole or not.</param>
    /// <remarks>
    /// f(x) ∝ x^(k/2 − 1) e^(−x/2); support [0, ∞). The law of a sample variance; for delays prefer <see cref="Gamma"/> in its own parameters. Source: Johnson, Kotz and
    /// Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 18.
    /// </remarks>
    /// <exception cref="ParameterException">The value is not finite (DIST001) or not above 0 (DIST003).</exception>
    public static Distribution ChiSquare(double degreesOfFreedom) => new GammaLaw(Require.Shape(degreesOfFreedom) / 2, 2);
}
