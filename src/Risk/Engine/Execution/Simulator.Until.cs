using System.Diagnostics;
using Risk.Results;

namespace Risk.Engine;

internal static partial class Simulator
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

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
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var looks = new Looks(program, identity, schedule.MostRuns, progress);
        clock.CancelAfter(figure.Rule.TimeLimit is { } limit && limit < LongestTimer ? limit : Timeout.InfiniteTimeSpan);
        SimulationOptions look = schedule.First;
        PartialResult whole = looks.RunTo(look, cancellation);
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

            if (looks.Elapsed >= figure.Rule.TimeLimit || !looks.TryRunTo(next, ref whole, clock.Token, cancellation))
            {
                reason = StoppingReason.TimeLimit;
                break;
            }

            look = next;
            interval = figure.At(whole);
            reason = figure.ReasonAt(whole, interval);
        }

        progress?.Report(new(look.Runs, look.Runs, looks.Elapsed));
        return whole.ToResult(figure.Confidence, [.. warnings ?? [], .. look.ThrowIfInvalid()], new Stopping(figure.Rule, reason.Value, count, interval));
    }

    /// <summary>The leaves so far. A leaf that a look ends within is run again, whole, for the next one.</summary>
    private sealed class Looks(IBatchProgram program, SimulationIdentity identity, long mostRuns, IProgress<SimulationProgress>? progress)
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private PartialResult? leaves;

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

        /// <summary>All runs of <paramref name="look"/>.</summary>
        public PartialResult RunTo(SimulationOptions look, CancellationToken cancellation)
        {
            long done = leaves?.Leaves[^1].End ?? 0, end = look.Runs / Leaf.Runs;
            if (end > done)
            {
                leaves = Joined(RunLeaves(program, identity, look, done, end, From(done), cancellation: cancellation));
            }

            return look.Runs % Leaf.Runs == 0 ? leaves!
                : Joined(RunLeaves(program, identity, look, end, end + 1, From(end), cancellation: cancellation));
        }

        /// <summary>The same up to the end of <paramref name="time"/>, when it is false and <paramref name="whole"/> what it was; cancelling throws.</summary>
        public bool TryRunTo(SimulationOptions look, ref PartialResult whole, CancellationToken time, CancellationToken cancellation)
        {
            try
            {
                whole = RunTo(look, time);
                return true;
            }
            catch (OperationCanceledException) when (time.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                return false;
            }
        }

        private PartialResult Joined(PartialResult part) => leaves is null ? part : PartialResult.Merge(leaves, part);

        private LookProgress? From(long leaf) => progress is null ? null : new(progress, leaf * Leaf.Runs, mostRuns, start);
    }
}
