using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Moments of E^t for a unit exponential E: the raw ones are Γ(1 + rt). For small t they nearly cancel, so each is kept as the logarithm of its
/// ratio to the r-th power of the mean: ln Γ(1 + rt) − r ln Γ(1 + t) = Σ ζ(k)(−t)^k (r^k − r)/k (Abramowitz and Stegun 6.1.33).
/// </summary>
internal static class WeibullMoments
{
    private static readonly double[] Zetas = [.. Enumerable.Range(0, 80).Select(k => k < 2 ? double.NaN : Zeta(k))];

    public static double Mean(double t) => GammaFunctions.Gamma(1 + t);

    /// <summary>The variance over the square of the mean.</summary>
    public static double Second(double t) => Excess(t, 2);

    public static double Skewness(double t)
    {
        double second = Excess(t, 2), third = Excess(t, 3) - 3 * second;
        return third / (second * Math.Sqrt(second));
    }

    public static double ExcessKurtosis(double t)
    {
        double second = Excess(t, 2), fourth = Excess(t, 4) - 4 * Excess(t, 3) + 6 * second;
        return fourth / (second * second) - 3;
    }

    /// <summary>E[X^r]/E[X]^r − 1.</summary>
    private static double Excess(double t, int r)
    {
        if (r * t > 0.5)
        {
            return Elementary.Expm1(GammaFunctions.LogGamma(1 + r * t) - r * GammaFunctions.LogGamma(1 + t));
        }

        double sum = 0, power = -t, rPower = r;
        for (int k = 2; k < 80; k++)
        {
            power *= -t;
            rPower *= r;
            double term = Zetas[k] * power * (rPower - r) / k;
            sum += term;
            if (Math.Abs(term) < 1e-18 * Math.Abs(sum))
            {
                break;
            }
        }

        return Elementary.Expm1(sum);
    }

    /// <summary>ζ(k): Euler–Maclaurin from n = 32, error below 1e-17 (Abramowitz and Stegun 23.2.3).</summary>
    private static double Zeta(int k)
    {
        double sum = 0;
        for (int n = 1; n < 32; n++)
        {
            sum += Power(1.0 / n, k);
        }

        double tail = Power(1.0 / 32, k), s = k;
        sum += tail * (32 / (s - 1) + 0.5 + s / 384 - s * (s + 1) * (s + 2) / (720 * 32768.0)
            + s * (s + 1) * (s + 2) * (s + 3) * (s + 4) / (30240 * 33554432.0)
            - s * (s + 1) * (s + 2) * (s + 3) * (s + 4) * (s + 5) * (s + 6) / (1209600 * 34359738368.0));
        return sum;
    }

    private static double Power(double x, int k)
    {
        double power = 1;
        for (int i = 0; i < k; i++)
        {
            power *= x;
        }

        return power;
    }
}
