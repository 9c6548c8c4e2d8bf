namespace Risk;

/// <summary>What one input does to one output.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Law">Its law.</param>
/// <param name="RankCorrelation">
/// Spearman's rank correlation of the input with the output, from −1 to 1; with an event, the point-biserial correlation of the input's ranks.
/// </param>
/// <param name="WhenLow">The mean of the output, or the probability of the event, in the runs in which the input is low.</param>
/// <param name="WhenHigh">The same in the runs in which it is high.</param>
/// <param name="LowBound">The input is called low where it is at most this: its P10 unless asked otherwise.</param>
/// <param name="HighBound">The input is called high where it is at least this: its P90 unless asked otherwise.</param>
public sealed record Driver(
    string Input, Distribution Law, Estimate RankCorrelation, Estimate WhenLow, Estimate WhenHigh, double LowBound, double HighBound)
{
    /// <summary>
    /// <see cref="WhenHigh"/> less <see cref="WhenLow"/>: how far the output goes with the input. Undefined where one of the means is.
    /// </summary>
    public Estimate Swing => Estimate.Normal(
        WhenLow.Kind == EstimateKind.Probability ? EstimateKind.ProbabilityDifference : EstimateKind.Mean,
        WhenHigh.Value - WhenLow.Value,
        Math.Sqrt((WhenLow.StandardError * WhenLow.StandardError) + (WhenHigh.StandardError * WhenHigh.StandardError)),
        WhenLow.Runs + WhenHigh.Runs,
        RankCorrelation.Confidence);

    /// <summary>True where the interval of the rank correlation excludes 0. Of twenty inputs that do nothing, one passes at 95 %.</summary>
    public bool IsClear => RankCorrelation.Low > 0 || RankCorrelation.High < 0;

    /// <summary>The input, its rank correlation and what it moves.</summary>
    public override string ToString() => $"{Input}: rank correlation {RankCorrelation}; low {WhenLow}, high {WhenHigh}";
}
