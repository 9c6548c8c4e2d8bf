using System.Diagnostics;

namespace Risk.Analysis;

/// <summary>One of several simulations, told as a part of the whole, whose clock goes on from one to the next.</summary>
internal sealed class ProgressPart(IProgress<SimulationProgress> whole, int part, int parts, long started) : IProgress<SimulationProgress>
{
    public static IProgress<SimulationProgress>? Of(IProgress<SimulationProgress>? whole, int part, int parts, long started) =>
        whole is null ? null : new ProgressPart(whole, part, parts, started);

    public void Report(SimulationProgress value) =>
        whole.Report(value with { RunsDone = (value.Runs * part) + value.RunsDone, Runs = value.Runs * parts, Elapsed = Stopwatch.GetElapsedTime(started) });
}
