using System.Diagnostics;
using Risk.Analysis;

namespace Risk;

/// <summary>
/// Several models in the same runs, on common random numbers: an input of the same name and law draws the same in all of them, so what they
/// differ by is not hidden in noise.
/// </summary>
public sealed class ModelComparison
{
    private ModelComparison(IReadOnlyList<ModelResult> results, IReadOnlyList<PairedDifferences> differences) =>
        (Results, Differences) = (results, differences);

    /// <summary>The result of each model, in the order given.</summary>
    public IReadOnlyList<ModelResult> Results { get; }

    /// <summary>Each further model less the first.</summary>
    public IReadOnlyList<PairedDifferences> Differences { get; }

    /// <summary>Simulates two models in the same runs.</summary>
    /// <param name="baseline">What is compared with.</param>
    /// <param name="alternative">What is compared.</param>
    /// <param name="options">Runs, seed and threads, for both.</param>
    public static ModelComparison Of(Model baseline, Model alternative, SimulationOptions options) => Of([baseline, alternative], options);

    /// <summary>Simulates several models in the same runs.</summary>
    /// <param name="models">At least two; the first is what the others are compared with.</param>
    /// <param name="options">Runs, seed and threads, for all.</param>
    /// <param name="progress">Told now and then how far it is; runs count for each model, and once more for the pairs.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs.</param>
    /// <exception cref="ArgumentException">Fewer than two models, or one is null.</exception>
    /// <exception cref="ModelException">Models or the options break rules; a path begins with the name of its model, or its place where names are alike.</exception>
    /// <exception cref="RunException">A run has no result; the message says in which model.</exception>
    public static ModelComparison Of(
        IReadOnlyList<Model> models, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default) =>
        Of(models, nameof(models), options, progress, cancellation);

    /// <summary>As the public one, for an argument of the caller that has another name.</summary>
    internal static ModelComparison Of(
        IReadOnlyList<Model> models, string argument, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Design.Method == SamplingMethod.Importance)
        {
            throw new ModelException(new Problem("RUN034", "design", "two models drawn from other laws have weights of their own in the same run, so their difference run by run has none: compare under another design"));
        }

        if (models.Count < 2)
        {
            throw new ArgumentException($"a comparison takes at least two {argument}", argument);
        }

        ComparedPlaces.ThrowIfNull(models, argument);
        options.ThrowIfInvalid();
        long started = Stopwatch.GetTimestamp();
        SimulationOptions seeded = options.WithSeed();
        var places = new ComparedPlaces(argument, [.. models.Select(m => m.Name)]);
        places.ThrowIfAnyCannotRun(models, seeded);
        ModelResult[] results = [.. models.Select((m, i) => places.Simulate(i, m, seeded, ProgressPart.Of(progress, i, models.Count + 1, started), cancellation))];
        var plan = PairPlan.Of(results);
        var counts = new List<PairCounts>();
        Model.SideBySide(models, seeded, NewCounts, ProgressPart.Of(progress, models.Count, models.Count + 1, started), cancellation);
        var all = PairCounts.Sum(plan, counts);
        double[] squares = all.Squares();
        var differences = new PairedDifferences[models.Count - 1];
        for (int a = 0, at = 0; a < differences.Length; at += plan.Values[a].Length, a++)
        {
            differences[a] = new(results[0], results[a + 1], all.EventsWith(a), all.ValuesWith(a, squares.AsSpan(at, plan.Values[a].Length)));
        }

        return new(results, differences);

        PairCounts NewCounts()
        {
            var own = new PairCounts(plan);
            lock (counts)
            {
                counts.Add(own);
            }

            return own;
        }
    }
}
