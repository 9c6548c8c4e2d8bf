using System.Diagnostics;
using System.Globalization;

namespace Risk.Cli;

/// <summary>Tells on a terminal how far a simulation is, a few times a second.</summary>
internal sealed class ProgressLine(TextWriter errors, bool show) : IProgress<SimulationProgress>, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private readonly TerminalLine _line = new(errors, show);

    public void Report(SimulationProgress value)
    {
        lock (_lock)
        {
            if (_sinceShown.Elapsed >= Every || (_line.IsShown && value.RunsDone == value.Runs))
            {
                _sinceShown.Restart();
                _line.Show(Line(value));
            }
        }
    }

    public void Dispose() => _line.Dispose();

    /// <summary>Share done, throughput, time left and the probability so far, in words.</summary>
    internal static string Line(SimulationProgress value)
    {
        double seconds = value.Elapsed.TotalSeconds, rate = seconds > 0 ? value.RunsDone / seconds : 0;
        string left = rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {(value.Runs - value.RunsDone) / rate:N0} s left") : "";
        int filled = (int)(20 * value.Fraction);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', 20 - filled)}] {100 * value.Fraction:0} %, {rate:N0} runs a second{left}{Watched(value)}");
    }

    private static string Watched(SimulationProgress value) => value.WatchedCount is { } count && value.WatchedRuns > 0 && Estimate.Probability(count, value.WatchedRuns) is var p
        ? string.Create(CultureInfo.InvariantCulture, $"; {100 * p.Value:0.00} % ({100 * p.Low:0.00} to {100 * p.High:0.00})")
        : "";
}
