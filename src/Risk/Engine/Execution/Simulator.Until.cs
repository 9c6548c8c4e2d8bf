using System.Diagnostics;
using Risk.Results;

namespace Risk.Engine;

internal static partial class Simulator
{
    /// <summary>Runs until a figure is known well enough, or a limit is reached. The result is that of a fixed simulation of the runs that were done.</summary>
    /// <param name="program">The compiled model, made for the seed and the design of <paramref name="identity"/>.</param>
    /// <param name="identity">What the result is the result of.</param>
    /// <param name="schedule">When the figure is looked at.</param>
    /// <param name="figure">The figure, with its rule.</param>
    /// <param name="warnings">Warnings of the model.</param>
    /// <param name="progress">Told every 50 ms or less often.</param>
    /// <param name="cancellation">Checked before every leaf.</param>
    public static ModelResult RunUntil(
        IBatchProgram program,
        SimulationIdentity identity,
        LookSchedule schedule,
        StoppingFigure figure,
        IReadOnlyList<Problem>? warnings = null,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var looks = new Looks(program, identity, schedule.MostRuns, progress);
        SimulationOptions look = schedule.First;
        PartialResult whole = looks.RunTo(look, null, cancellation)!;
        Estimate interval = figure.At(whole);
        StoppingReason? reason = figure.ReasonAt(whole, interval);
        int count = 1;
        for (; reason is null; count++)
        {
            if (schedule.After(look) is not { } next)
            {
                reason = StoppingReason.RunLimit;
                break;
            }

            PartialResult? more;
            try
            {
                more = looks.RunTo(next, figure.Rule.TimeLimit, cancellation);
            }
            catch (OperationCanceledException) when (look.ResultWhenCancelled && cancellation.IsCancellationRequested)
            {
                reason = StoppingReason.Cancelled;
                break;
            }

            if (more is null)
            {
                reason = StoppingReason.TimeLimit;
                break;
            }

            (look, whole) = (next, more);
            interval = figure.At(whole);
            reason = figure.ReasonAt(whole, interval);
        }

        progress?.Report(new(look.Runs, look.Runs, looks.Elapsed));
        return whole.ToResult(figure.Confidence, [.. warnings ?? [], .. look.ThrowIfInvalid()], figure.Ended(whole, reason.Value, count, interval));
    }

    /// <summary>The leaves so far. A leaf that a look ends within is run again, whole, for the next one.</summary>
    private sealed class Looks(IBatchProgram program, SimulationIdentity identity, long mostRuns, IProgress<SimulationProgress>? progress)
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private PartialResult? leaves;

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

        /// <summary>All runs of <paramref name="look"/>; null where the time was up before the last of its leaves was begun.</summary>
        public PartialResult? RunTo(SimulationOptions look, TimeSpan? limit, CancellationToken cancellation)
        {
            long done = leaves?.Leaves[^1].End ?? 0, end = look.Runs / Leaf.Runs;
            if (end > done)
            {
                leaves = Joined(look, done, end, limit, cancellation) is { } joined ? joined : leaves;
                done = leaves?.Leaves[^1].End ?? 0;
            }

            return done < end ? null
                : look.Runs % Leaf.Runs == 0 ? leaves
                : Joined(look, end, end + 1, limit, cancellation);
        }

        /// <summary>The leaves so far and those from <paramref name="first"/> to <paramref name="end"/>; null where one of these was not done in time.</summary>
        private PartialResult? Joined(SimulationOptions look, long first, long end, TimeSpan? limit, CancellationToken cancellation)
        {
            PartialResult part = RunLeaves(program, identity, look, first, end, From(first), false, Deadline(limit), cancellation);
            return part.RunsDone < Math.Min(end * Leaf.Runs, look.Runs) - (first * Leaf.Runs) ? null
                : leaves is null ? part
                : PartialResult.Merge(leaves, part);
        }

        private long Deadline(TimeSpan? limit) =>
            limit is { } time ? start + (long)Math.Min(time.TotalSeconds * Stopwatch.Frequency, long.MaxValue / 4) : long.MaxValue;

        private LookProgress? From(long leaf) => progress is null ? null : new(progress, leaf * Leaf.Runs, mostRuns, start);
    }
}
