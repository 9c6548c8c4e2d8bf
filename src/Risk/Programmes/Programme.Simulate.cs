using Risk.Programmes;

namespace Risk;

public sealed partial record Programme
{
    /// <summary>Simulates the programme on all cores.</summary>
    /// <param name="runs">How many lives of the programme, 1 to 2⁵³ − 1.</param>
    /// <param name="seed">The one number of the experiment: the same seed and runs give the same bits.</param>
    /// <exception cref="ModelException">The programme or the number of runs has errors; all of them.</exception>
    public SimulationResult Simulate(long runs, ulong seed) => Simulate(new() { Runs = runs, Seed = seed });

    /// <summary>Simulates the programme.</summary>
    /// <param name="options">Runs, seed, threads and what to keep.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <param name="cancellation">Stops it between batches.</param>
    /// <exception cref="ModelException">The programme or the options have errors; all of them.</exception>
    public SimulationResult Simulate(SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Model.BeginRehearsal();
        Problem[] errors = [.. Validate().Concat(options.Check()).Where(p => p.Severity == Severity.Error)];
        return errors.Length > 0 ? throw new ModelException(errors) : ToModel().Simulate(options, progress, cancellation);
    }
}
