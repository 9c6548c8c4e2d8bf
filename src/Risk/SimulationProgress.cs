namespace Risk;

/// <summary>How far a simulation is.</summary>
/// <param name="RunsDone">Runs finished, in whole leaves of 4,096.</param>
/// <param name="Runs">Runs asked for.</param>
/// <param name="Elapsed">Time since the start, by a clock that never goes back.</param>
public readonly record struct SimulationProgress(long RunsDone, long Runs, TimeSpan Elapsed)
{
    /// <summary>The part done, from 0 to 1.</summary>
    public double Fraction => Runs == 0 ? 1 : (double)RunsDone / Runs;

    /// <summary>
    /// In how many of <see cref="WatchedRuns"/> the event of <see cref="SimulationOptions.Watch"/> happened; null where none is watched.
    /// <c>Estimate.Probability</c> makes an interval of it, for looking at: to stop by it, use a <see cref="StoppingRule"/>.
    /// </summary>
    public long? WatchedCount { get; init; }

    /// <summary>The runs among which <see cref="WatchedCount"/> counts: those done since the last look of a <see cref="StoppingRule"/>, else all done.</summary>
    public long WatchedRuns { get; init; }
}
