using Risk.Analysis;
using Risk.Results;

namespace Risk;

/// <summary>A model less another, run by run: each difference with an interval that knows that the two saw the same draws.</summary>
public sealed class PairedDifferences
{
    private readonly Dictionary<string, CountedEvent> events;
    private readonly Dictionary<string, CountedValue> values;
    private readonly DifferenceErrors? errors;

    internal PairedDifferences(ModelResult baseline, ModelResult alternative, Dictionary<string, CountedEvent> events, Dictionary<string, CountedValue> values)
    {
        (Baseline, Alternative, this.events, this.values) = (baseline, alternative, events, values);
        errors = DifferenceErrors.Of(baseline, alternative);
        (ValueNames, EventNames) = ([.. values.Keys.Order(StringComparer.Ordinal)], [.. events.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>What is compared with.</summary>
    public ModelResult Baseline { get; }

    /// <summary>What is compared.</summary>
    public ModelResult Alternative { get; }

    /// <summary>The value outputs that both have, in ordinal order.</summary>
    public IReadOnlyList<string> ValueNames { get; }

    /// <summary>The events that both have, in ordinal order.</summary>
    public IReadOnlyList<string> EventNames { get; }

    /// <summary>The probabilities whose quantiles can be compared: 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95.</summary>
    public static IReadOnlyList<double> Probabilities => PairPlan.Probabilities;

    /// <summary>
    /// The probability of an event in the alternative less that in the baseline, from −1 to 1: with Tango's score interval for pairs, or where a design's runs are not independent
    /// with that of the differences between its replicates (of pairs, for antithetic runs), docs/methods.md (37) and (38a).
    /// </summary>
    /// <exception cref="KeyNotFoundException">The two do not share such an event.</exception>
    public Estimate Probability(string name)
    {
        (long baseline, long alternative) = OnlyIn(name);
        CountedEvent counted = events[name];
        return errors is null
            ? PairedProbability.Difference(baseline, alternative, Baseline.Runs, NormalScore.Of(Baseline.Confidence), Baseline.Confidence)
            : errors.OfEvents(counted.Pair.FirstColumn, counted.Pair.SecondColumn, Baseline.Events[name].Count, Alternative.Events[name].Count, counted.InPairs, Baseline.Runs, Baseline.Confidence);
    }

    /// <summary>The runs in which an event happens in the baseline only, and those in which it happens in the alternative only.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share such an event.</exception>
    public (long Baseline, long Alternative) OnlyIn(string name)
    {
        long together = events.TryGetValue(name, out CountedEvent counted) ? counted.Both : throw Missing("event", name, EventNames);
        return (Baseline.Events[name].Count - together, Alternative.Events[name].Count - together);
    }

    /// <summary>The mean of the differences: its variance is that of the differences run by run, docs/methods.md (38); by replicates or pairs where the design has them (38a).</summary>
    /// <exception cref="KeyNotFoundException">The two do not share such a value.</exception>
    public Estimate Mean(string name)
    {
        CountedValue counted = Counted(name);
        double difference = Alternative.Values[name].Mean.Value - Baseline.Values[name].Mean.Value;
        long runs = Baseline.Runs;
        bool same = IsSame(counted);
        double range = counted.Range.Greatest - counted.Range.Least;
        double squares = PowerSum.IsKept(range * range) ? counted.Squares : double.NaN; // Those of the means of pairs may be 0.
        double error = same ? 0 : errors?.OfMeans(counted.Pair.FirstColumn, counted.Pair.SecondColumn, squares) ?? PowerSum.ErrorOfMean(squares, runs);
        return Estimate.Of(EstimateKind.Mean, difference, error, Score, runs, Baseline.Confidence)
            with { IsExact = same && double.IsFinite(difference) };
    }

    /// <summary>
    /// The difference of two quantiles, s² = s_x² + s_y² − 2 ρ s_x s_y, with ρ the correlation of lying at or below them in the same run; where the design has replicates or pairs and
    /// samples are kept, of the parts of those that do.
    /// </summary>
    /// <param name="name">The value output.</param>
    /// <param name="p">One of <see cref="Probabilities"/>.</param>
    /// <exception cref="KeyNotFoundException">The two do not share such a value.</exception>
    /// <exception cref="ParameterException">RUN007: <paramref name="p"/> is none of them.</exception>
    public Estimate Quantile(string name, double p)
    {
        int index = Array.IndexOf(PairPlan.Probabilities, p);
        if (index < 0)
        {
            throw new ParameterException("RUN007", nameof(p), p, $"differences are known of the quantiles at {string.Join(", ", Probabilities)}");
        }

        CountedValue counted = Counted(name);
        ValueOutput first = Baseline.Values[name], second = Alternative.Values[name];
        Estimate x = first.Quantile(p), y = second.Quantile(p);
        double correlation = errors is not null && first.HasSamples && second.HasSamples
            ? errors.OfParts(first.Samples, x.Value, second.Samples, y.Value)
            : Correlation(counted.BothBelow[index], first.ProbabilityAtMost(x.Value).Value, second.ProbabilityAtMost(y.Value).Value);
        double size = Math.Max(x.StandardError, y.StandardError), unit = size > 0 ? size : 1, a = x.StandardError / unit, b = y.StandardError / unit;
        double error = size * Math.Sqrt(Math.Max(0, (a * a) + (b * b) - (2 * correlation * a * b))); // Squares of the errors themselves may leave the doubles.

        // Where samples are not kept, either quantile may be off by its resolution.
        double stored = first.HasNoVariation && second.HasNoVariation ? 0 : (first.QuantileResolution * Math.Abs(x.Value)) + (second.QuantileResolution * Math.Abs(y.Value));
        bool same = stored == 0 && IsSame(counted);
        return Estimate.Of(
            EstimateKind.QuantileDifference, y.Value - x.Value, same ? 0 : Math.Max(error, LeastError(counted, first, p, x, y)) + stored,
            Score, Baseline.Runs, Baseline.Confidence) with { IsExact = same && double.IsFinite(y.Value - x.Value) };
    }

    /// <summary>
    /// What is left of the error of a difference of quantiles where few runs or none lie at or below the one only: such runs may still be −ln(α/2) ÷ n of all. But no quantile differs by
    /// more than runs do.
    /// </summary>
    private double LeastError(in CountedValue counted, ValueOutput output, double p, Estimate x, Estimate y)
    {
        double confidence = Baseline.Confidence, difference = y.Value - x.Value, size = Math.Max(x.StandardError, y.StandardError);
        double part = (errors?.LeastReach(confidence) ?? DesignErrors.LeastReach(confidence, 1, Baseline.Runs)) / Score;
        double ofPart = errors is null ? Math.Sqrt(p * (1 - p) / Baseline.Runs) : errors.OfPart(output, p, x.Value) + part;
        double least = size * part / ofPart, most = Math.Max(counted.Range.Greatest - difference, difference - counted.Range.Least) / Score;
        return most < least ? most : least;
    }

    /// <summary>Of lying at or below two quantiles, run by run.</summary>
    private double Correlation(long bothBelow, double px, double py)
    {
        double scale = Math.Sqrt(px * (1 - px) * py * (1 - py));
        return scale > 0 ? (((double)bothBelow / Baseline.Runs) - (px * py)) / scale : 0;
    }

    private double Score => errors?.Score(Baseline.Confidence) ?? NormalScore.Of(Baseline.Confidence);

    /// <summary>Whether all of several runs differ by the same: what rounding leaves is no spread.</summary>
    private bool IsSame(in CountedValue counted) => Baseline.Runs > 1 && counted.Range.IsPoint;

    private CountedValue Counted(string name) =>
        values.TryGetValue(name, out CountedValue counted) ? counted : throw Missing("value", name, ValueNames);

    private static KeyNotFoundException Missing(string kind, string name, IReadOnlyList<string> names) =>
        new($"the two share no {kind} output \"{name}\"" + NearNames.Hint(name, names));
}
