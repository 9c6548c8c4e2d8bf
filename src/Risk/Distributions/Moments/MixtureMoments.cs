using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of a mixture from those of its laws.</summary>
internal sealed class MixtureMoments : IMoments
{
    private readonly double[] _weights;
    private readonly IReadOnlyList<Distribution> _laws;
    private readonly Lazy<double> _mean;

    public MixtureMoments(double[] weights, IReadOnlyList<Distribution> laws)
    {
        (_weights, _laws) = (weights, laws);
        _mean = new(() => Sum(weights, i => laws[i].Mean));
    }

    public double Mean => _mean.Value;

    public double Variance => double.IsFinite(Mean) ? Central(2) : Mean * Mean;

    public double Skewness => double.IsFinite(Variance) ? Central(3) / (Variance * Math.Sqrt(Variance)) : double.NaN;

    public double ExcessKurtosis => double.IsFinite(Variance) ? (Central(4) / (Variance * Variance)) - 3 : double.NaN;

    /// <summary>Σ wᵢ·value(i); a law of weight 0 is not asked.</summary>
    public static double Sum(double[] weights, Func<int, double> value) => CompensatedSum.Of(weights.Length, i => weights[i] == 0 ? 0 : weights[i] * value(i));

    // About the common mean.
    private double Central(int power) => Sum(_weights, i => CentralPower.About(Mean, 1, _laws[i], power));
}
