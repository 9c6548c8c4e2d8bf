using Risk.Mathematics;

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
    /// The probability of the event of <see cref="SimulationOptions.Watch"/> so far, with Wilson's 95 % interval of independent runs; null where none is watched, or nothing done.
    /// It is for looking at: to stop by it, use a <see cref="StoppingRule"/>.
    /// </summary>
    public Estimate? Watched { get; init; }

    internal static Estimate? Probability(long count, long runs)
    {
        if (runs == 0)
        {
            return null;
        }

        double p = (double)count / runs;
        (double low, double high) = ProbabilityInterval.Wilson(count, runs, NormalScore.Of(0.95));
        return new(EstimateKind.Probability, p, Math.Sqrt(p * (1 - p) / runs), low, high, 0.95, runs);
    }
}
