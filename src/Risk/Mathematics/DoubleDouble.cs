namespace Risk.Mathematics;

/// <summary>
/// The few operations that need more than 53 bits: a value is high + low, with |low| at most half a unit in the last place of high.
/// Source: Dekker (1971), A floating-point technique for extending the available precision; Ogita, Rump and Oishi (2005).
/// </summary>
internal static class DoubleDouble
{
    // ln 2 = high + low; the high part has 20 trailing zero bits, so k·high is exact for every exponent k of a double.
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;

    // ln 2 − (Ln2High + Ln2Low)
    private const double Ln2Rest = 1.1612227229362532e-26;

    /// <summary>(a + b) − sum, exactly, where sum is the rounded a + b (Knuth's two-sum).</summary>
    public static double SumError(double a, double b, double sum)
    {
        double bRounded = sum - a;
        return (a - (sum - bRounded)) + (b - bRounded);
    }

    /// <summary>exp(numerator / denominator) where the rounding of the quotient would show: the tail of an exponential.</summary>
    public static double ExpOfQuotient(double numerator, double denominator)
    {
        double quotient = numerator / denominator, value = Elementary.Exp(quotient);
        double low = Math.FusedMultiplyAdd(-quotient, denominator, numerator) / denominator;
        return value > 0 && Math.Abs(low) < 1 ? Math.FusedMultiplyAdd(value, low, value) : value;
    }

    /// <summary>exp(a + bz) with the rounding of a + bz carried into the exponential: it would cost |a + bz| units in the last place.</summary>
    public static double ExpOfLine(double a, double b, double z)
    {
        double product = z * b, sum = a + product;
        double low = Math.FusedMultiplyAdd(z, b, -product) + SumError(a, product, sum);
        double value = Elementary.Exp(sum);
        return double.IsFinite(value) ? Math.FusedMultiplyAdd(value, low, value) : value;
    }

    /// <summary>ln x − c for x above 0 with all its digits where c is near ln x.</summary>
    public static double LogLess(double x, double c)
    {
        if (!(x < double.PositiveInfinity))
        {
            return x;
        }

        (double high, double low) = Log(x);
        double difference = high - c;
        return difference + (SumError(high, -c, difference) + low);
    }

    /// <summary>
    /// ln x as high + low with an error of about 2⁻⁶⁰ of the part from the mantissa, for 0 &lt; x &lt; ∞:
    /// x = 2ᵏm with m in [√½, √2), ln m = 2 atanh(s), s = (m − 1)/(m + 1), where s and its leading term are carried twice.
    /// </summary>
    public static (double High, double Low) Log(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double difference = mantissa - 1, sum = mantissa + 1, sumLow = difference - (sum - 2);
        double s = difference / sum;
        double sLow = (Math.FusedMultiplyAdd(-s, sum, difference) - s * sumLow) / sum;
        double square = s * s;
        double tail = square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square * (1.0 / 11 + square * (1.0 / 13 + square * (1.0 / 15 + square * (1.0 / 17 + square * (1.0 / 19 + square * (1.0 / 21 + square * (1.0 / 23 + square * (1.0 / 25))))))))))));
        double logHigh = 2 * s, logLow = 2 * (sLow + s * tail);

        double a = exponent * Ln2High, b = exponent * Ln2Low;
        double high = a + logHigh, low = SumError(a, logHigh, high) + (b + (logLow + exponent * Ln2Rest));
        double result = high + low;
        return (result, low - (result - high));
    }
}
