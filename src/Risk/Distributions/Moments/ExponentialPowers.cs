using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Moments of E^t for a unit exponential E, t of either sign: the raw ones are Γ(1 + rt), for rt above −1. For small t they nearly cancel, so each is kept as the logarithm of its
/// ratio to the r-th power of the mean: ln Γ(1 + rt) − r ln Γ(1 + t) = Σ ζ(k)(−t)^k (r^k − r)/k (Abramowitz and Stegun 6.1.33).
/// </summary>
internal static class ExponentialPowers
{
    private static readonly double[] Zetas = [.. Enumerable.Range(0, 80).Select(k => k < 2 ? double.NaN : Zeta(k))];

    public static double Mean(double t) => GammaFunctions.Gamma(1 + t);

    /// <summary>ln Γ(1 + t).</summary>
    public static double LogMean(double t) => t is >= -0.5 and <= 2 ? GammaFunctions.LogGammaOnePlus(t) : t > -1 ? GammaFunctions.LogGamma(1 + t) : double.NaN;

    /// <summary>The variance over t², for t of at least 1e-15 in size: at 0 its limit is π²/6.</summary>
    public static double VarianceOverSquare(double t) => Elementary.Exp(2 * LogMean(t)) * (Second(t) / (t * t));

    /// <summary>The variance over the square of the mean.</summary>
    public static double Second(double t) => Elementary.Expm1(LogRatio(t, 2));

    // Third and fourth central moments over powers of the mean: with eᵣ = exp Eᵣ − 1 they are e₃ − 3e₂ and e₄ − 4e₃ + 6e₂, whose linear parts
    // cancel to order t³ and t⁴: those are summed term by term, where the cancellation is exact.
    public static double Skewness(double t)
    {
        double second = Second(t);
        double third = Large(t) ? Elementary.Expm1(LogRatio(t, 3)) - 3 * second
            : Series(t, k => WholePower.Of(3, k) - 3 * WholePower.Of(2, k) + 3) + Curved(LogRatio(t, 3)) - 3 * Curved(LogRatio(t, 2));
        return third / (second * Math.Sqrt(second));
    }

    public static double ExcessKurtosis(double t)
    {
        double second = Second(t), two = LogRatio(t, 2), three = LogRatio(t, 3), four = LogRatio(t, 4);
        double fourth = Large(t) ? Elementary.Expm1(four) - 4 * Elementary.Expm1(three) + 6 * second
            : Series(t, k => WholePower.Of(4, k) - 4 * WholePower.Of(3, k) + 6 * WholePower.Of(2, k) - 4) + Curved(four) - 4 * Curved(three) + 6 * Curved(two);
        return fourth / (second * second) - 3;
    }

    private static bool Large(double t) => Math.Abs(t) > 0.15;

    /// <summary>Eᵣ = ln(E[X^r]/E[X]^r).</summary>
    private static double LogRatio(double t, int r) => Large(t)
        ? GammaFunctions.LogGamma(1 + r * t) - r * GammaFunctions.LogGamma(1 + t)
        : Series(t, k => WholePower.Of(r, k) - r);

    /// <summary>Σ ζ(k)(−t)^k weight(k)/k from k = 2.</summary>
    private static double Series(double t, Func<int, double> weight)
    {
        double sum = 0, power = -t;
        for (int k = 2; k < Zetas.Length; k++)
        {
            power *= -t;
            double term = Zetas[k] * power * weight(k) / k;
            sum += term;
            if (term != 0 && Math.Abs(term) < 1e-18 * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>e^x − 1 − x.</summary>
    private static double Curved(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Elementary.Expm1(x) - x;
        }

        double term = x * x / 2, sum = 0;
        for (int k = 3; k < 24; k++)
        {
            sum += term;
            term *= x / k;
        }

        return sum;
    }

    /// <summary>ζ(k): Euler–Maclaurin from n = 32, error below 1e-17 (Abramowitz and Stegun 23.2.3).</summary>
    private static double Zeta(int k)
    {
        double sum = 0;
        for (int n = 1; n < 32; n++)
        {
            sum += WholePower.Of(1.0 / n, k);
        }

        double tail = WholePower.Of(1.0 / 32, k), s = k;
        sum += tail * (32 / (s - 1) + 0.5 + s / 384 - s * (s + 1) * (s + 2) / (720 * 32768.0)
            + s * (s + 1) * (s + 2) * (s + 3) * (s + 4) / (30240 * 33554432.0)
            - s * (s + 1) * (s + 2) * (s + 3) * (s + 4) * (s + 5) * (s + 6) / (1209600 * 34359738368.0));
        return sum;
    }
}
