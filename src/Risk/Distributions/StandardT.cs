using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Student's t about 0 with scale 1: its density and tail by the incomplete beta function, and far out by the power that they become.</summary>
/// <param name="nu">The degrees of freedom ν.</param>
internal sealed class StandardT(double nu)
{
    /// <summary>The density at t ≥ 0: x^(ν/2) y^(1/2) ⁄ B(ν/2, ½) ⁄ |t| with x = ν/(ν + t²), the power term of the beta law; flat to 1e-18 about 0, where t is at least 1e-9.</summary>
    public double Density(double t) => t < PowerFrom ? Bell(t) : Bell(PowerFrom) * Elementary.Pow(PowerFrom / t, nu + 1);

    // From here on the tail is a power to within 1e-20, and t² need not be formed.
    private double PowerFrom => 1e10 * Math.Sqrt(nu);

    private double TailFromPower => Bell(PowerFrom) * PowerFrom / nu;

    private double Bell(double t) => BetaFunctions.PowerTerm(At(t), nu / 2, 0.5) / t;

    /// <summary>P(T &gt; t) = ½·I_x(ν/2, ½).</summary>
    public double Tail(double t)
    {
        if (double.IsNaN(t))
        {
            return t;
        }

        if (Math.Abs(t) > PowerFrom)
        {
            double far = TailFromPower * Elementary.Pow(PowerFrom / Math.Abs(t), nu);
            return t > 0 ? far : 1 - far;
        }

        BetaTails tails = BetaFunctions.Tails(At(t), nu / 2, 0.5);
        return t > 0 ? tails.Lower / 2 : 0.5 + (tails.Upper / 2);
    }

    /// <summary>The t ≥ 0 with P(T &gt; t) = q, q ≤ ½; 1 − 2q is exact where it matters.</summary>
    public double Score(double q)
    {
        double far = TailFromPower;
        if (q < far)
        {
            return PowerFrom * Elementary.Exp((Elementary.Log(far) - Elementary.Log(q)) / nu);
        }

        (double x, double y) = BetaFunctions.Inverse(2 * q, 1 - (2 * q), nu / 2, 0.5);
        return Math.Sqrt(nu) * Math.Sqrt(y / x);
    }

    // ν/(ν + t²) and t²/(ν + t²), each as high + low: many degrees of freedom magnify the rounding.
    private UnitPoint At(double t)
    {
        double square = t * t, low = Math.FusedMultiplyAdd(t, t, -square);
        double sum = nu + square, sumLow = DoubleDouble.SumError(nu, square, sum) + low;
        double x = nu / sum, y = square / sum;
        return new(
            x, (Math.FusedMultiplyAdd(-x, sum, nu) - (x * sumLow)) / sum,
            y, (Math.FusedMultiplyAdd(-y, sum, square) + low - (y * sumLow)) / sum);
    }
}
