using Risk.Results;

namespace Risk;

/// <summary>
/// A simulated figure and its <i>sampling</i> error: how far it may be from what infinitely many runs would give. It says nothing of the
/// spread of outcomes, nor of whether the model is right.
/// </summary>
public sealed record Estimate
{
    internal Estimate(EstimateKind kind, double value, double standardError, double low, double high, double confidence, long runs) =>
        (Kind, Value, StandardError, Low, High, Confidence, Runs) = (kind, value, standardError, low, high, confidence, runs);

    /// <summary>What is estimated.</summary>
    public EstimateKind Kind { get; }

    /// <summary>The figure; NaN where it does not exist.</summary>
    public double Value { get; }

    /// <summary>The standard error, in the unit of the figure; NaN where none can be given.</summary>
    public double StandardError { get; }

    /// <summary>The lower end of the interval; −∞ where the runs are too few for one, NaN where the figure does not exist.</summary>
    public double Low { get; }

    /// <summary>The upper end of the interval; +∞ where the runs are too few for one, NaN where the figure does not exist.</summary>
    public double High { get; }

    /// <summary>The confidence of the interval, in (0, 1): the part of such intervals that hold the true figure.</summary>
    public double Confidence { get; }

    /// <summary>The runs behind the figure.</summary>
    public long Runs { get; }

    /// <summary>False where the figure does not exist, such as the mean of an output that is infinite in some run.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>True where the interval has no width because every run gave the same value: converged, not merely precise.</summary>
    /// <remarks>Said where the runs are seen. An interval may lose its width otherwise: of a percentile that many runs share, of a mean that all pairs share, of an error too small for the doubles beside the value.</remarks>
    public bool IsExact { get; internal init; }

    /// <summary>A probability from a count, with Wilson's interval.</summary>
    /// <param name="count">The runs in which the event happens, from 0 to <paramref name="runs"/>.</param>
    /// <param name="runs">All runs, at least 1.</param>
    /// <param name="confidence">The confidence of the interval, in (0, 1).</param>
    /// <remarks>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212.</remarks>
    public static Estimate Probability(long count, long runs, double confidence = 0.95)
    {
        ThrowIfNoCount(count, runs);
        (double low, double high) = ProbabilityInterval.Wilson(count, runs, NormalScore.Of(confidence));
        double p = (double)count / runs;
        return new(EstimateKind.Probability, p, Math.Sqrt(p * (1 - p) / runs), low, high, confidence, runs);
    }

    /// <summary>
    /// A probability from a count, with the exact interval of Clopper and Pearson: it holds the true probability at least as often as
    /// <paramref name="confidence"/> says, for any probability and number of runs, and is wider than Wilson's for it.
    /// </summary>
    /// <param name="count">The runs in which the event happens, from 0 to <paramref name="runs"/>.</param>
    /// <param name="runs">All runs, at least 1.</param>
    /// <param name="confidence">The confidence of the interval, in (0, 1).</param>
    /// <remarks>C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934) 404–413.</remarks>
    public static Estimate ExactProbability(long count, long runs, double confidence = 0.95)
    {
        ThrowIfNoCount(count, runs);
        NormalScore.ThrowIfNoConfidence(confidence);
        (double low, double high) = ProbabilityInterval.ClopperPearson(count, runs, 1 - confidence);
        double p = (double)count / runs;
        return new(EstimateKind.Probability, p, Math.Sqrt(p * (1 - p) / runs), low, high, confidence, runs);
    }

    /// <summary>A mean from the variance of the runs, with the normal interval.</summary>
    /// <param name="mean">The mean of the runs.</param>
    /// <param name="variance">Their variance, with n − 1 in the denominator; NaN where it does not exist.</param>
    /// <param name="runs">All runs, at least 1.</param>
    /// <param name="confidence">The confidence of the interval, in (0, 1).</param>
    public static Estimate Mean(double mean, double variance, long runs, double confidence = 0.95) =>
        Normal(EstimateKind.Mean, mean, runs > 1 ? Math.Sqrt(variance / runs) : double.NaN, runs, confidence) with { IsExact = runs > 1 && variance == 0 && double.IsFinite(mean) };

    /// <summary>A figure with the interval value ± z·standard error.</summary>
    internal static Estimate Normal(EstimateKind kind, double value, double standardError, long runs, double confidence) =>
        Of(kind, value, standardError, NormalScore.Of(confidence), runs, confidence);

    /// <summary>A figure with the interval value ± z·standard error, where z may be Student's t.</summary>
    internal static Estimate Of(EstimateKind kind, double value, double standardError, double z, long runs, double confidence)
    {
        bool known = double.IsFinite(value) && double.IsFinite(standardError);
        return new(
            kind, double.IsFinite(value) ? value : double.NaN, known ? standardError : double.NaN,
            known ? value - (z * standardError) : double.NaN, known ? value + (z * standardError) : double.NaN, confidence, runs);
    }

    private static void ThrowIfNoCount(long count, long runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, runs);
    }

    /// <summary>The figure and its interval, such as <c>35.9 % (35.8 % to 36.0 %)</c>; always in the invariant culture.</summary>
    public override string ToString() => EstimateText.Of(this);
}
