using Risk.Results;

namespace Risk;

/// <summary>The result of a simulation: plain data, and everything needed to repeat it.</summary>
public sealed class ModelResult
{
    internal ModelResult(
        IReadOnlyList<ValueOutput> values, IReadOnlyList<EventOutput> events, PartialResult whole, double confidence, IReadOnlyList<Problem> warnings)
    {
        Values = new("value", values, whole.ValueNames);
        Events = new("event", events, whole.EventNames);
        (Whole, Confidence, Warnings) = (whole, confidence, warnings);
    }

    /// <summary>The outputs that are numbers.</summary>
    public OutputSet<ValueOutput> Values { get; }

    /// <summary>The outputs that are events.</summary>
    public OutputSet<EventOutput> Events { get; }

    /// <summary>The number of runs.</summary>
    public long Runs => Whole.Runs;

    /// <summary>
    /// (Σw)² ÷ Σw² of the weights w of importance sampling: how many runs of equal weight know a figure unconcerned with the changed inputs as well. All runs under any other design. It may be
    /// small, and the probability of an event that the change of law makes common be known well.
    /// </summary>
    public double EffectiveRuns => RunWeights?.EffectiveRuns ?? Runs;

    /// <summary>The weight of every run of importance sampling, in the order of runs; empty under any other design, where all count alike.</summary>
    public ReadOnlySpan<double> Weights => RunWeights is { } weights ? weights.All : [];

    internal RunWeights? RunWeights { get; init; }

    /// <summary>Where errors come from in designs whose runs are not independent; null where they are.</summary>
    internal DesignErrors? DesignErrors { get; init; }

    /// <summary>The number of runs asked for: more than <see cref="Runs"/> where the simulation was cancelled and <see cref="SimulationOptions.ResultWhenCancelled"/> set.</summary>
    public long RunsAsked { get; internal init; }

    /// <summary>The seed, chosen at random where none was given.</summary>
    public ulong Seed => Whole.Seed;

    /// <summary>The sampling design.</summary>
    public string Design => Whole.Design;

    /// <summary>The confidence of the intervals.</summary>
    public double Confidence { get; }

    /// <summary>The checksum of every output of every run, 64 hexadecimal digits; null unless it was asked for.</summary>
    public string? Checksum => Whole.Checksum;

    /// <summary>The version of the mapping from seed, name and run to a draw.</summary>
    public int StreamVersion => Whole.StreamVersion;

    /// <summary>The hash of the model.</summary>
    public string ModelHash => Whole.ModelHash;

    /// <summary>The version of the library that made it.</summary>
    public string LibraryVersion => Whole.LibraryVersion;

    /// <summary>The time the simulation took, by a clock that never goes back.</summary>
    public TimeSpan Elapsed => Whole.Elapsed;

    /// <summary>What is odd about the model or the options, but allowed.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>Why and how the simulation ended, where a <see cref="StoppingRule"/> ended it; null where the number of runs was fixed beforehand.</summary>
    public Stopping? Stopping { get; internal init; }

    /// <summary>The same result as a part that can be stored, and merged with more runs.</summary>
    public PartialResult Whole { get; }

    /// <summary>Every output as text: of a value its mean and spread, of an event its probability.</summary>
    public override string ToString() => string.Join('\n', [
        FormattableString.Invariant($"{Runs:#,0} runs, seed {Seed}"),
        .. Values.Select(value => $"  {value.Name}: mean {value.Mean}; P10 {value.Quantile(0.1)}, P50 {value.Quantile(0.5)}, P90 {value.Quantile(0.9)}"),
        .. Events.Select(e => $"  {e.Name}: {e.Probability}"),
    ]);

    /// <summary>Every output as tables of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml()
    {
        string caption = FormattableString.Invariant($"{Runs:#,0} runs, seed {Seed}");
        var values = new HtmlTable(caption, "value", "mean", "P10", "P50", "P90");
        foreach (ValueOutput value in Values)
        {
            values.Row(value.Name, [value.Mean.ToString(), .. value.Quantiles(0.1, 0.5, 0.9).Select(q => q.ToString())]);
        }

        var events = new HtmlTable(caption, "event", "probability");
        foreach (EventOutput e in Events)
        {
            events.Row(e.Name, e.Probability.ToString());
        }

        return (Values.Count > 0 ? values.ToString() : "") + (Events.Count > 0 ? events.ToString() : "");
    }
}
