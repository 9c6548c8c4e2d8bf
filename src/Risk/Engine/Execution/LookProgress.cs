using System.Diagnostics;

namespace Risk.Engine;

/// <summary>The progress of one look as that of the whole: the runs before it are added, and the most runs are those asked for.</summary>
internal sealed class LookProgress(IProgress<SimulationProgress> target, long runsBefore, long mostRuns, long start) : IProgress<SimulationProgress>
{
    public void Report(SimulationProgress value) => target.Report(new(runsBefore + value.RunsDone, mostRuns, Stopwatch.GetElapsedTime(start)) { WatchedCount = value.WatchedCount, WatchedRuns = value.WatchedRuns });
}
