using Risk.Engine;

namespace Risk.Results;

/// <summary>The figure that a stopping rule watches: its anytime-valid interval at a look, and whether that is enough.</summary>
/// <param name="rule">The rule.</param>
/// <param name="isEvent">Whether its output is an event.</param>
/// <param name="index">The place of the output among those of its kind.</param>
/// <param name="isCertain">True where the output depends on nothing uncertain.</param>
/// <param name="confidence">The confidence, in (0, 1).</param>
internal sealed class StoppingFigure(StoppingRule rule, bool isEvent, int index, bool isCertain, double confidence)
{
    public StoppingRule Rule => rule;

    public double Confidence => confidence;

    /// <summary>How the simulation ended, after <paramref name="looks"/> looks of which the last saw <paramref name="whole"/>.</summary>
    public Stopping Ended(PartialResult whole, StoppingReason reason, int looks, Estimate interval) =>
        new(rule, reason, looks, interval) { IsCertain = isCertain, Draws = whole.Runs / whole.Identity.Scheme.Sharing };

    /// <summary>The figure with its interval after the runs of <paramref name="whole"/>.</summary>
    public Estimate At(PartialResult whole)
    {
        DesignErrors? errors = whole.Replicates is not { Count: > 0 } ? null : new(whole.Identity.Scheme, whole.Replicates, whole.Runs);
        if (isEvent)
        {
            return Probability(whole.EventCounts[index], whole.Runs, errors);
        }

        Moments moments = whole.Tree.Total()[index];
        EstimateKind kind = rule.Target == StoppingTarget.Percentile ? EstimateKind.Quantile : EstimateKind.Mean;
        return IsDegenerate(moments, whole.Runs) ? new(kind, moments.Minimum, 0, moments.Minimum, moments.Minimum, confidence, whole.Runs) { IsExact = whole.Runs > 1 }
            : kind == EstimateKind.Quantile ? Quantile(whole, errors)
            : Mean(moments, whole.Runs, errors);
    }

    /// <summary>Why this look, with the interval <paramref name="figure"/>, is the last; null where it is not.</summary>
    public StoppingReason? ReasonAt(PartialResult whole, Estimate figure)
    {
        if (isCertain || (!isEvent && IsDegenerate(whole.Tree.Total()[index], whole.Runs)))
        {
            return StoppingReason.Degenerate;
        }

        if (rule.Threshold is { } threshold)
        {
            return figure.Low > threshold || figure.High < threshold ? StoppingReason.Settled : null;
        }

        // Equal infinite ends have no difference, and no width.
        return figure.Low == figure.High || (figure.High - figure.Low) / 2 <= rule.Within ? StoppingReason.Narrow
            : figure.Kind == EstimateKind.Mean && !figure.IsDefined ? StoppingReason.Undefined
            : null;
    }

    private bool IsDegenerate(in Moments moments, long runs) => moments.Minimum == moments.Maximum && (runs > 1 || isCertain);

    private Estimate Probability(long count, long runs, DesignErrors? errors)
    {
        double p = (double)count / runs;
        if (isCertain)
        {
            return new(EstimateKind.Probability, p, 0, p, p, confidence, runs);
        }

        if (errors is null)
        {
            (double low, double high) = AnytimeInterval.Probability(count, runs, 1 - confidence);
            return new(EstimateKind.Probability, p, Math.Sqrt(p * (1 - p) / runs), low, high, confidence, runs);
        }

        double error = errors.OfEvent(index, count, confidence).StandardError, reach = Reach(error, errors, runs);
        return new(EstimateKind.Probability, p, error, p == 0 ? 0 : Math.Max(0, p - reach), p == 1 ? 1 : Math.Min(1, p + reach), confidence, runs);
    }

    private Estimate Mean(in Moments moments, long runs, DesignErrors? errors)
    {
        double error = errors?.OfMean(index, moments) ?? PowerSum.ErrorOfMean(PowerSum.Kept(moments.M2), runs);
        return Estimate.Of(EstimateKind.Mean, moments.Mean, error, Score(errors, runs), runs, confidence);
    }

    private Estimate Quantile(PartialResult whole, DesignErrors? errors)
    {
        double p = rule.Percentage!.Value / 100;
        QuantileSource source = whole.SourceOf(index);
        double value = new OrderQuery(whole.Runs, [p]).Answer(source)[0];
        (double low, double high) = errors is null ? Between(whole.Runs, p, source) : ByDesign(whole.Runs, p, value, source, errors);
        double error = low == high ? 0 : (high - low) / (2 * Score(errors, whole.Runs));
        return new(EstimateKind.Quantile, value, double.IsFinite(error) ? error : double.NaN, low, high, confidence, whole.Runs);
    }

    private (double Low, double High) Between(long runs, double p, QuantileSource source)
    {
        (long least, long greatest) = AnytimeInterval.Counts(runs, p, 1 - confidence);
        long lower = Math.Max(0, least - 1), upper = Math.Min(runs - 1, greatest);
        double[] ends = new double[lower == upper ? 1 : 2];
        source.Select(lower == upper ? [lower] : [lower, upper], ends);
        return (least == 0 ? double.NegativeInfinity : source.Within(ends[0]).Least, greatest == runs ? double.PositiveInfinity : source.Within(ends[^1]).Greatest);
    }

    /// <summary>As for a fixed number of runs (R. S. Woodruff, JASA 47 (1952) 635–646), with the anytime-valid reach.</summary>
    private (double Low, double High) ByDesign(long runs, double p, double value, QuantileSource source, DesignErrors errors)
    {
        (double below, double atMost) = errors.OfQuantile(source, p, value);
        return source.Between(runs, p - Reach(below, errors, runs), p + Reach(atMost, errors, runs));
    }

    /// <summary>The reach of a part of runs: at least what no run at all would leave open.</summary>
    private double Reach(double error, DesignErrors errors, long runs) => double.IsFinite(error)
        ? Math.Max(error == 0 ? 0 : Score(errors, runs) * error, AnytimeInterval.Probability(0, runs / errors.Sharing, 1 - confidence).High)
        : double.PositiveInfinity;

    private double Score(DesignErrors? errors, long runs) => errors is null ? AnytimeInterval.Score(confidence, runs, AnytimeInterval.Weight)
        : errors.ArePairs ? AnytimeInterval.Score(confidence, errors.Figures, AnytimeInterval.Weight / 2)
        : AnytimeInterval.Score(confidence, errors.Figures, AnytimeInterval.ReplicateWeight);
}
