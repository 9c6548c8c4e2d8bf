using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Integrals over a logarithm t: powers of e^t need panels no longer than about ln 2.</summary>
internal static class LogPanels
{
    /// <summary>∫ f from 0 to the length.</summary>
    public static double Integral(Func<double, double> f, double length)
    {
        int count = (int)Math.Min(4096, Math.Ceiling(length / 0.7));
        return CompensatedSum.Of(count, i => GaussLegendre.Integral(f, length * i / count, length * (i + 1) / count));
    }
}
