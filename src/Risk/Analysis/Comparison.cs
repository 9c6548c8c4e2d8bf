using Risk.Analysis;

namespace Risk;

/// <summary>
/// Several programmes in the same runs, on common random numbers: what they share draws the same, so the difference is theirs and not the dice's.
/// </summary>
public sealed class Comparison
{
    private Comparison(IReadOnlyList<SimulationResult> results, ModelComparison models)
    {
        Results = results;
        Differences = [.. models.Differences.Select((d, i) => new ProgrammeDifferences(results[0], results[i + 1], d))];
    }

    /// <summary>The result of each programme, in the order given.</summary>
    public IReadOnlyList<SimulationResult> Results { get; }

    /// <summary>Each further programme less the first.</summary>
    public IReadOnlyList<ProgrammeDifferences> Differences { get; }

    /// <summary>Simulates two programmes in the same runs.</summary>
    /// <param name="baseline">What is compared with.</param>
    /// <param name="alternative">What is compared.</param>
    /// <param name="options">Runs, seed and threads, for both.</param>
    /// <exception cref="ModelException">Programmes or the options have errors; a path begins with the name of its programme, or its place where names are alike.</exception>
    /// <exception cref="RunException">A run has no result; the message says in which programme.</exception>
    public static Comparison Of(Programme baseline, Programme alternative, SimulationOptions options) => Of([baseline, alternative], options);

    /// <summary>Simulates several programmes in the same runs.</summary>
    /// <param name="programmes">At least two; the first is what the others are compared with.</param>
    /// <param name="options">Runs, seed and threads, for all.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs.</param>
    /// <exception cref="ArgumentException">Fewer than two programmes, or one is null.</exception>
    /// <exception cref="ModelException">Programmes or the options have errors; a path begins with the name of its programme, or its place where names are alike.</exception>
    /// <exception cref="RunException">A run has no result; the message says in which programme.</exception>
    public static Comparison Of(
        IReadOnlyList<Programme> programmes, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(options);
        ComparedPlaces.ThrowIfNull(programmes, nameof(programmes));
        var places = new ComparedPlaces(nameof(programmes), [.. programmes.Select(p => p.Name)]);
        Problem[] errors = [.. programmes.SelectMany((p, i) => p.Validate().Select(problem => places.In(i, problem))).Concat(options.Check()).Where(p => p.Severity == Severity.Error)];
        if (errors.Length > 0)
        {
            throw new ModelException(errors);
        }

        ProgrammeModel[] models = [.. programmes.Select(p => p.ToModel())];
        var comparison = ModelComparison.Of([.. models.Select(m => m.Model)], nameof(programmes), options, progress, cancellation);
        return new([.. models.Select((m, i) => m.ResultOf(comparison.Results[i]))], comparison);
    }

    /// <summary>The differences as tables for people.</summary>
    public override string ToString() => string.Join('\n', Differences);

    /// <summary>The differences as tables of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml() => string.Concat(Differences.Select(difference => difference.ToHtml()));
}
