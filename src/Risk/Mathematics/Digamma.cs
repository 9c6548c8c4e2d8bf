namespace Risk.Mathematics;

/// <summary>The digamma function ψ = Γ′/Γ, in the one form that fitting needs.</summary>
internal static class Digamma
{
    // B₂ₖ/(2k): the asymptotic series of ln a − 1/(2a) − ψ(a), error below 1e-17 from 10 on (Abramowitz and Stegun 6.3.18).
    private static ReadOnlySpan<double> Asymptotic =>
        [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160];

    /// <summary>ln a − ψ(a), for a &gt; 0: falls from ∞ to 0, like 1/(2a) for large a, without cancellation there.</summary>
    public static double LogLess(double a)
    {
        // ψ(a) = ψ(a + 1) − 1/a, so ln a − ψ(a) = [ln(a + 1) − ψ(a + 1)] + 1/a − ln(1 + 1/a).
        double sum = 0;
        for (; a < 10; a++)
        {
            sum += (1 / a) - Elementary.Log1p(1 / a);
        }

        double square = 1 / (a * a), series = 0;
        for (int k = Asymptotic.Length - 1; k >= 0; k--)
        {
            series = (series + Asymptotic[k]) * square;
        }

        return sum + (0.5 / a) + series;
    }
}
