namespace Risk;

/// <summary>An output that happens in a run or does not.</summary>
public sealed class EventOutput
{
    internal EventOutput(string name, long count, long runs, double confidence) =>
        (Name, Count, Runs, Probability) = (name, count, runs, Estimate.Probability(count, runs, confidence));

    /// <summary>The name of the output.</summary>
    public string Name { get; }

    /// <summary>The runs in which it happens.</summary>
    public long Count { get; }

    /// <summary>All runs.</summary>
    public long Runs { get; }

    /// <summary>Its probability, with Wilson's interval at the confidence of the simulation.</summary>
    public Estimate Probability { get; }

    /// <summary>Its probability with Wilson's interval at another <paramref name="confidence"/>, in (0, 1).</summary>
    public Estimate At(double confidence) => Estimate.Probability(Count, Runs, confidence);

    /// <summary>The name and the probability with its interval.</summary>
    public override string ToString() => $"{Name}: {Probability}";
}
