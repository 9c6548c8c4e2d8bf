using System.Diagnostics;
using System.Globalization;

namespace Risk.Cli;

/// <summary>How long a large simulation would take, told before it begins.</summary>
internal static class Forecast
{
    /// <summary>The code of a simulation that would take longer than <see cref="Patience"/>.</summary>
    public const string TooLong = "LIM001";

    // Fewer evaluations than these take minutes: not worth a measurement.
    private const double WorthMeasuring = 1e10;

    private const int PilotRuns = 256;

    /// <summary>What may be asked for without saying --yes.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromHours(1);

    /// <summary>Throws LIM001 where the runs would take longer than <see cref="Patience"/>, at the rate measured on a few of them.</summary>
    public static void ThrowIfTooLong(IReadOnlyList<Programme> programmes, SimulationOptions settings, CancellationToken cancellation)
    {
        double evaluations = programmes.Sum(p => (double)p.Customers.Count * p.Years) * settings.Runs;
        if (evaluations < WorthMeasuring)
        {
            return;
        }

        double seconds = programmes.Sum(p => SecondsARun(p, settings, cancellation)) * settings.Runs;
        if (seconds > Patience.TotalSeconds)
        {
            throw new ModelException(new Problem(
                TooLong, "runs", string.Create(CultureInfo.InvariantCulture, $"{evaluations:0.#e0} evaluations, about {Span(seconds)} at measured rate"), Severity.Error, "--yes starts it"));
        }
    }

    private static double SecondsARun(Programme programme, SimulationOptions settings, CancellationToken cancellation)
    {
        var model = programme.ToModel();
        var pilot = new SimulationOptions { Runs = PilotRuns, Seed = settings.Seed, Threads = 1 };
        model.Simulate(pilot, cancellation: cancellation);
        var clock = Stopwatch.StartNew();
        model.Simulate(pilot with { Runs = 2 * PilotRuns }, cancellation: cancellation);
        double twice = clock.Elapsed.TotalSeconds;
        clock.Restart();
        model.Simulate(pilot, cancellation: cancellation);
        double once = clock.Elapsed.TotalSeconds;

        // The difference leaves out what does not grow with the runs.
        return Math.Max(twice - once, twice / 20) / PilotRuns / (settings.Threads ?? Environment.ProcessorCount);
    }

    private static string Span(double seconds) => seconds switch
    {
        < 2 * 86_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0} hours"),
        < 2 * 365.25 * 86_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0} days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / (365.25 * 86_400):#,0} years"),
    };
}
