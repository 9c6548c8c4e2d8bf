using Risk.Results;

namespace Risk;

/// <summary>An output that happens in a run or does not.</summary>
public sealed class EventOutput
{
    private readonly DesignErrors? errors;
    private readonly RunWeights? weights;
    private readonly int index;

    internal EventOutput(string name, long count, long runs, double confidence, DesignErrors? errors = null, RunWeights? weights = null, int index = 0)
    {
        (Name, Count, Runs, this.errors, this.weights, this.index) = (name, count, runs, errors, weights, index);
        Probability = At(confidence);
    }

    /// <summary>The name of the output.</summary>
    public string Name { get; }

    /// <summary>The runs in which it happens. Under importance sampling they count with their weights: <see cref="Probability"/> is not this part of the runs.</summary>
    public long Count { get; }

    /// <summary>All runs.</summary>
    public long Runs { get; }

    /// <summary>Its probability, at the confidence of the simulation, with Wilson's interval; under a design other than Monte Carlo with that of its replicates, pairs or weights.</summary>
    public Estimate Probability { get; }

    /// <summary>Its probability with Wilson's interval at another <paramref name="confidence"/>, in (0, 1).</summary>
    public Estimate At(double confidence) => weights?.OfEvent(index, confidence) ?? errors?.OfEvent(index, Count, confidence) ?? Estimate.Probability(Count, Runs, confidence);

    /// <summary>The probability that it happens and <paramref name="earlier"/>, an event that implies it, does not.</summary>
    internal Estimate Beyond(EventOutput? earlier, double confidence) => earlier is null ? At(confidence)
        : weights?.OfDifference(index, earlier.index, confidence) ?? errors?.OfDifference(index, earlier.index, Count - earlier.Count, confidence) ?? Estimate.Probability(Count - earlier.Count, Runs, confidence);

    /// <summary>The probability that it does not happen.</summary>
    internal Estimate Not(double confidence) => weights?.OfOpposite(index, confidence) ??
        errors?.Probability((double)(Runs - Count) / Runs, At(confidence).StandardError, confidence) ?? Estimate.Probability(Runs - Count, Runs, confidence);

    /// <summary>Whether it happens with a simulated probability of at least <paramref name="p"/>.</summary>
    internal bool IsAsProbableAs(double p) => weights is null ? Count >= p * Runs : Probability.Value >= p;

    /// <summary>The name and the probability with its interval.</summary>
    public override string ToString() => $"{Name}: {Probability}";
}
