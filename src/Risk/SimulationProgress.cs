namespace Risk;

/// <summary>How far a simulation is.</summary>
/// <param name="RunsDone">Runs finished, in whole leaves of 4,096.</param>
/// <param name="Runs">Runs asked for.</param>
/// <param name="Elapsed">Time since the start, by a clock that never goes back.</param>
public readonly record struct SimulationProgress(long RunsDone, long Runs, TimeSpan Elapsed)
{
    /// <summary>The part done, from 0 to 1.</summary>
    public double Fraction => Runs == 0 ? 1 : (double)RunsDone / Runs;
}
