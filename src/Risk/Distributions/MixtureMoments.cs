using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Moments of a mixture from those of its laws.</summary>
internal sealed class MixtureMoments
{
    private readonly double[] _weights;
    private readonly IReadOnlyList<Distribution> _laws;
    private readonly Lazy<double> _mean;

    public MixtureMoments(double[] weights, IReadOnlyList<Distribution> laws)
    {
        (_weights, _laws) = (weights, laws);
        _mean = new(() => Sum(i => laws[i].Mean));
    }

    public double Mean => _mean.Value;

    public double Variance => double.IsFinite(Mean) ? Sum(i => _laws[i].Variance + (Shift(i) * Shift(i))) : _laws.Max(c => c.Variance);

    // Σ wᵢ(m₃ᵢ + 3dᵢvᵢ + dᵢ³), with dᵢ from the common mean.
    public double Skewness => double.IsFinite(Variance)
        ? Sum(i => Third(_laws[i]) + (3 * Shift(i) * _laws[i].Variance) + (Shift(i) * Shift(i) * Shift(i))) / (Variance * Math.Sqrt(Variance))
        : double.NaN;

    // Σ wᵢ(m₄ᵢ + 4dᵢm₃ᵢ + 6dᵢ²vᵢ + dᵢ⁴).
    public double ExcessKurtosis => double.IsFinite(Variance)
        ? (Sum(i => Fourth(_laws[i]) + (4 * Shift(i) * Third(_laws[i])) + (Shift(i) * Shift(i) * ((6 * _laws[i].Variance) + (Shift(i) * Shift(i))))) / (Variance * Variance)) - 3
        : double.NaN;

    private double Shift(int i) => _laws[i].Mean - Mean;

    private static double Third(Distribution law) => law.Variance == 0 ? 0 : law.Skewness * law.Variance * law.StandardDeviation;

    private static double Fourth(Distribution law) => law.Variance == 0 ? 0 : (law.ExcessKurtosis + 3) * law.Variance * law.Variance;

    /// <summary>Σ wᵢ·value(i); a law of weight 0 is not asked.</summary>
    public static double Sum(double[] weights, Func<int, double> value) => CompensatedSum.Of(weights.Length, i => weights[i] == 0 ? 0 : weights[i] * value(i));

    private double Sum(Func<int, double> value) => Sum(_weights, value);
}
