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
    /// <see cref="WhenHigh"/> less <see cref="WhenLow"/>: how far the output goes with the input. Undefined where one of the means is. Of probabilities with the interval made of both of theirs,
    /// which has a width also where all runs agree (R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10).
    /// </summary>
    public Estimate Swing
    {
        get
        {
            double swing = WhenHigh.Value - WhenLow.Value, error = Apart(WhenLow.StandardError, WhenHigh.StandardError), confidence = RankCorrelation.Confidence;
            long runs = WhenLow.Runs + WhenHigh.Runs;
            return WhenLow.Kind == EstimateKind.Probability
                ? new(
                    EstimateKind.ProbabilityDifference, swing, error, swing - Apart(WhenHigh.Value - WhenHigh.Low, WhenLow.High - WhenLow.Value),
                    swing + Apart(WhenHigh.High - WhenHigh.Value, WhenLow.Value - WhenLow.Low), confidence, runs)
                : Estimate.Normal(EstimateKind.Mean, swing, error, runs, confidence) with { IsExact = WhenLow.IsExact && WhenHigh.IsExact };
        }
    }

    /// <summary>True where the interval of the rank correlation excludes 0. Of twenty inputs that do nothing, one passes at 95 %.</summary>
    public bool IsClear => RankCorrelation.Low > 0 || RankCorrelation.High < 0;

    /// <summary>The correlation of the errors of <see cref="WhenLow"/> and <see cref="WhenHigh"/>: of antithetic pairs, one run of which is low where the other is high, it is near −1 for a linear output.</summary>
    internal double Shared { get; init; }

    private double Apart(double a, double b) => Math.Sqrt(Math.Max(0, (a * a) + (b * b) - (2 * Shared * a * b)));

    /// <summary>The input, its rank correlation and what it moves.</summary>
    public override string ToString() => $"{Input}: rank correlation {RankCorrelation}; low {WhenLow}, high {WhenHigh}";
}
