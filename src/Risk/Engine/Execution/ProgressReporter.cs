using System.Diagnostics;

namespace Risk.Engine;

/// <summary>Reports progress at most every 50 ms, from whichever worker ends a leaf then; one report at a time.</summary>
internal sealed class ProgressReporter(IProgress<SimulationProgress>? target, long runs, bool watches = false)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private long runsDone;
    private long happened;
    private long lastReport;
    private int reporting;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>Counts the runs of a leaf, and those of them in which the watched event happened.</summary>
    public void Add(int leafRuns, long leafHappened = 0)
    {
        lock (gate)
        {
            runsDone += leafRuns;
            happened += leafHappened;
        }

        if (target is null || Elapsed.Ticks - Volatile.Read(ref lastReport) < Interval.Ticks || Interlocked.Exchange(ref reporting, 1) == 1)
        {
            return;
        }

        try
        {
            Report();
        }
        finally
        {
            Volatile.Write(ref lastReport, Elapsed.Ticks);
            Volatile.Write(ref reporting, 0);
        }
    }

    /// <summary>The last report, when all workers have ended.</summary>
    public void Report()
    {
        if (target is null)
        {
            return;
        }

        long done, count;
        lock (gate)
        {
            (done, count) = (runsDone, happened);
        }

        target.Report(new SimulationProgress(done, runs, Elapsed) { WatchedCount = watches ? count : null, WatchedRuns = done });
    }
}
