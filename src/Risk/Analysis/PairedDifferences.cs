using Risk.Analysis;
using Risk.Results;

namespace Risk;

/// <summary>A model less another, run by run: each difference with an interval that knows that the two saw the same draws.</summary>
public sealed class PairedDifferences
{
    private readonly Dictionary<string, long> both;
    private readonly Dictionary<string, (double Product, long[] BothBelow)> pairs;

    internal PairedDifferences(
        ModelResult baseline, ModelResult alternative, EventPair[] events, long[] both, ValuePair[] values, ReadOnlySpan<double> products, long[][] bothBelow)
    {
        (Baseline, Alternative) = (baseline, alternative);
        this.both = events.Zip(both).ToDictionary(e => e.First.Name, e => e.Second, StringComparer.Ordinal);
        pairs = new(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            pairs.Add(values[i].Name, (products[i], bothBelow[i]));
        }

        (ValueNames, EventNames) = ([.. values.Select(v => v.Name)], [.. events.Select(e => e.Name)]);
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

    /// <summary>The probability of an event in the alternative less that in the baseline, from −1 to 1, with Tango's score interval for pairs.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share such an event.</exception>
    public Estimate Probability(string name)
    {
        (long baseline, long alternative) = OnlyIn(name);
        return PairedProbability.Difference(baseline, alternative, Baseline.Runs, NormalScore.Of(Baseline.Confidence), Baseline.Confidence);
    }

    /// <summary>The runs in which an event happens in the baseline only, and those in which it happens in the alternative only.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share such an event.</exception>
    public (long Baseline, long Alternative) OnlyIn(string name)
    {
        long together = both.TryGetValue(name, out long count) ? count : throw Missing("event", name, EventNames);
        return (Baseline.Events[name].Count - together, Alternative.Events[name].Count - together);
    }

    /// <summary>The mean of the differences: its variance is Var x + Var y − 2 Cov(x, y), docs/methods.md (38).</summary>
    /// <exception cref="KeyNotFoundException">The two do not share such a value.</exception>
    public Estimate Mean(string name)
    {
        double product = Pair(name).Product;
        ValueOutput x = Baseline.Values[name], y = Alternative.Values[name];
        double variance = Math.Max(0, x.Variance + y.Variance - (2 * product / (Baseline.Runs - 1)));

        // What rounding leaves of equal columns is no spread.
        bool none = variance <= 1e-13 * (x.Variance + y.Variance);
        return Estimate.Mean(y.Mean.Value - x.Mean.Value, none ? 0 : variance, Baseline.Runs, Baseline.Confidence);
    }

    /// <summary>The difference of two quantiles, s² = s_x² + s_y² − 2 ρ s_x s_y, with ρ the correlation of lying at or below them in the same run.</summary>
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

        long below = Pair(name).BothBelow[index];
        ValueOutput first = Baseline.Values[name], second = Alternative.Values[name];
        Estimate x = first.Quantile(p), y = second.Quantile(p);
        double px = first.ProbabilityAtMost(x.Value).Value, py = second.ProbabilityAtMost(y.Value).Value;
        double scale = Math.Sqrt(px * (1 - px) * py * (1 - py));
        double correlation = scale > 0 ? (((double)below / Baseline.Runs) - (px * py)) / scale : 0;
        double squares = (x.StandardError * x.StandardError) + (y.StandardError * y.StandardError) - (2 * correlation * x.StandardError * y.StandardError);

        // Where samples are not kept, either quantile may be off by its resolution.
        double stored = (first.QuantileResolution * Math.Abs(x.Value)) + (second.QuantileResolution * Math.Abs(y.Value));
        return Estimate.Normal(
            EstimateKind.QuantileDifference, y.Value - x.Value, Math.Sqrt(Math.Max(0, squares)) + stored, Baseline.Runs, Baseline.Confidence);
    }

    private (double Product, long[] BothBelow) Pair(string name) =>
        pairs.TryGetValue(name, out (double, long[]) pair) ? pair : throw Missing("value", name, ValueNames);

    private static KeyNotFoundException Missing(string kind, string name, IReadOnlyList<string> names) =>
        new($"the two share no {kind} output \"{name}\"" + NearNames.Hint(name, names));
}
