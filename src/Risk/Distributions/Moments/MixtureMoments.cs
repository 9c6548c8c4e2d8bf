using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of a mixture from those of its laws, about the common mean.</summary>
internal static class MixtureMoments
{
    public static IMoments Of(double[] weights, IReadOnlyList<Distribution> laws) =>
        new LazyMoments((power, centre, unit) => Sum(weights, i => CentralPower.About(centre, unit, laws[i], power)));

    /// <summary>Σ wᵢ·value(i); a law of weight 0 is not asked.</summary>
    public static double Sum(double[] weights, Func<int, double> value) => CompensatedSum.Of(weights.Length, i => weights[i] == 0 ? 0 : weights[i] * value(i));
}
