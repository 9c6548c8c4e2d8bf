namespace Risk.Analysis;

/// <summary>What to count: by alternative, the outputs that it shares with the first model.</summary>
/// <param name="Events">The events of each alternative.</param>
/// <param name="Values">The values of each alternative.</param>
/// <param name="ByPairs">Whether runs come in antithetic pairs, whose means are what is independent.</param>
internal sealed record PairPlan(EventPair[][] Events, ValuePair[][] Values, bool ByPairs)
{
    /// <summary>The quantiles whose differences have an interval that knows the pairing.</summary>
    public static readonly double[] Probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95];

    public static PairPlan Of(IReadOnlyList<ModelResult> results)
    {
        ModelResult first = results[0];
        return new(
            [.. results.Skip(1).Select(other => Shared(first.Events.Names, other.Events.Names)
                .Select(name => new EventPair(name, IndexOf(first.Events.Names, name), IndexOf(other.Events.Names, name))).ToArray())],
            [.. results.Skip(1).Select(other => Shared(first.Values.Names, other.Values.Names)
                .Select(name => Value(name, first, other)).ToArray())],
            first.DesignErrors is { ArePairs: true });
    }

    private static ValuePair Value(string name, ModelResult first, ModelResult other) => new(
        name, IndexOf(first.Values.Names, name), IndexOf(other.Values.Names, name),
        first.Values[name].Mean.Value, other.Values[name].Mean.Value,
        [.. first.Values[name].Quantiles(Probabilities).Select(q => q.Value)], [.. other.Values[name].Quantiles(Probabilities).Select(q => q.Value)]);

    private static IEnumerable<string> Shared(IReadOnlyList<string> first, IReadOnlyList<string> other) =>
        first.Intersect(other, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);
}
