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
}
