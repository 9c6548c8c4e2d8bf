namespace Risk.Analysis;

/// <summary>One of several simulations, told as a part of the whole.</summary>
internal sealed class ProgressPart(IProgress<SimulationProgress> whole, int part, int parts) : IProgress<SimulationProgress>
{
    public static IProgress<SimulationProgress>? Of(IProgress<SimulationProgress>? whole, int part, int parts) =>
        whole is null ? null : new ProgressPart(whole, part, parts);

    public void Report(SimulationProgress value) =>
        whole.Report(value with { RunsDone = (value.Runs * part) + value.RunsDone, Runs = value.Runs * parts });
}
