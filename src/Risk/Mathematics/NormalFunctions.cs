namespace Risk.Mathematics;

/// <summary>
/// The standard normal law to about two units in the last place in both tails. Cdf: rational Chebyshev approximations of W. J. Cody (1969),
/// Rational Chebyshev approximations for the error function, Math. Comp. 23, in the arrangement of his ANORM. Quantile: M. J. Wichura (1988),
/// Algorithm AS 241, Applied Statistics 37, PPND16.
/// </summary>
internal static class NormalFunctions
{
    public const double LogSqrtTwoPi = 0.91893853320467274178;
    private const double OneOverSqrtTwoPi = 0.39894228040143267794;

    /// <summary>exp(−z²/2)/√(2π); the rounding of z² is carried, since the tail would magnify it.</summary>
    public static double Density(double z) => OneOverSqrtTwoPi * Gaussian(z);

    public static double Cdf(double z) => Tail(-z);

    public static double SurvivalFunction(double z) => Tail(z);

    /// <summary>P(Z &gt; z) over the density at z, for z ≥ 0.</summary>
    public static double MillsRatio(double z) => z <= 5.65685424949238 ? Tail(z) / Density(z) : FarMillsRatio(z);

    /// <summary>1 − z·M(z), by which Mills' ratio M falls at z ≥ 0; far out by its asymptotic series, where the difference would cancel.</summary>
    public static double MillsFall(double z)
    {
        if (z < 12)
        {
            return 1 - (z * MillsRatio(z));
        }

        // 1/z² − 3/z⁴ + 15/z⁶ − …
        double w = 1 / (z * z), term = w, sum = w;
        for (int k = 3; k < 25 && Math.Abs(term) > 1e-18 * sum; k += 2)
        {
            term *= -k * w;
            sum += term;
        }

        return sum;
    }

    /// <summary>The z with P(Z ≤ z) = p, for 0 &lt; p &lt; 1. For an upper tail q use −Quantile(q).</summary>
    public static double Quantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - q * q;
            return q
                * (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) * r
                + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r + 1.3314166789178437745e2) * r + 3.3871328727963666080)
                / (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r + 2.1213794301586595867e4) * r
                + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r + 4.2313330701600911252e1) * r + 1);
        }

        double tail = TailScore(Math.Sqrt(-Elementary.Log(q < 0 ? p : 1 - p)));
        return q < 0 ? -tail : tail;
    }

    /// <summary>The score of a tail from r = √(−ln tail).</summary>
    private static double TailScore(double r)
    {
        if (r <= 5)
        {
            r -= 1.6;
            return (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.76949722146069140550) * r + 4.63033784615654529590) * r
                + 1.42343711074968357734)
                / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
                + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940) * r + 2.05319162663775882187) * r + 1);
        }

        r -= 5;
        return (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
            + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580) * r + 5.46378491116411436990) * r
            + 6.65790464350110377720)
            / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
            + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1);
    }

    private static double Gaussian(double z)
    {
        double square = z * z;
        if (!(square < 1500))
        {
            return double.IsNaN(z) ? z : 0;
        }

        double low = Math.FusedMultiplyAdd(z, z, -square), value = Elementary.Exp(-square / 2);
        return Math.FusedMultiplyAdd(value, -low / 2, value);
    }

    /// <summary>P(Z &gt; z).</summary>
    private static double Tail(double z)
    {
        double y = Math.Abs(z);
        if (y <= 0.67448975)
        {
            double s = y > 1.11e-16 ? y * y : 0;
            double numerator = (((6.5682337918207449113e-2 * s + 2.2352520354606839287) * s + 1.6102823106855587881e2) * s
                + 1.0676894854603709582e3) * s + 1.8154981253343561249e4;
            double denominator = (((s + 4.7202581904688241870e1) * s + 9.7609855173777669322e2) * s + 1.0260932208618978205e4) * s
                + 4.5507789335026729956e4;
            return 0.5 - z * (numerator / denominator);
        }

        double ratio;
        if (y <= 5.65685424949238)
        {
            ratio = ((((((((1.0765576773720192317e-8 * y + 3.9894151208813466764e-1) * y + 8.8831497943883759412) * y
                + 9.3506656132177855979e1) * y + 5.9727027639480026226e2) * y + 2.4945375852903726711e3) * y + 6.8481904505362823326e3) * y
                + 1.1602651437647350124e4) * y + 9.8427148383839780218e3)
                / ((((((((y + 2.2266688044328115691e1) * y + 2.3538790178262499861e2) * y + 1.5193775994075548050e3) * y
                + 6.4855582982667607550e3) * y + 1.8615571640885098091e4) * y + 3.4900952721145977266e4) * y + 3.8912003286093271411e4) * y
                + 1.9685429676859990727e4);
        }
        else
        {
            ratio = OneOverSqrtTwoPi * FarMillsRatio(y);
        }

        double tail = ratio * Gaussian(y);
        return z > 0 ? tail : 1 - tail;
    }

    // For y above √32.
    private static double FarMillsRatio(double y)
    {
        // y·(Mills ratio) as a polynomial in 64/y² − 1: Chebyshev interpolation of degree 14 on y² ≥ 32, relative error 1.3e-17.
        double t = 64 / (y * y) - 1;
        return ((((((((((((((1.0584246833803623e-13 * t - 4.359349299457401e-13) * t + 1.4873795004883306e-12) * t - 6.958694553164448e-12) * t
            + 3.5147623788940163e-11) * t - 1.8596286584530563e-10) * t + 1.0628450593297488e-09) * t - 6.650076463330102e-09) * t
            + 4.626582696782847e-08) * t - 3.658687960025855e-07) * t + 3.3937396587600654e-06) * t - 3.874774635873583e-05) * t
            + 0.0005912853104842395) * t - 0.014310447062397058) * t + 0.9850557060634584) / y;
    }
}
