using System.Diagnostics;
using System.Text.Json;

namespace Risk.Benchmarks.Modes;

/// <summary>A simulation, timed: how long from process start to the first result, and how long a warm one takes.</summary>
internal sealed class Measurement
{
    /// <summary>The fewest runs worth timing: a warm-up of an eighth, as the peers have it.</summary>
    private const int WarmUpPart = 8;

    private readonly List<double> _seconds = [];
    private readonly List<double> _bytes = [];

    private Measurement(SimulationOptions options) => Options = options;

    public SimulationOptions Options { get; }

    /// <summary>From the start of the process to the first result of the smallest simulation, s.</summary>
    public double FirstResult { get; private set; }

    /// <summary>The median of the rounds, s.</summary>
    public double Seconds => Median(_seconds);

    public double NanosecondsPerRun => Seconds * 1e9 / Result.Runs;

    /// <summary>What was allocated beyond the kept samples, by run.</summary>
    public double BytesPerRun => Median(_bytes);

    public ModelResult Result { get; private set; } = null!;

    /// <summary>Simulates <paramref name="rounds"/> times after a warm-up.</summary>
    public static Measurement Of(Func<SimulationOptions, ModelResult> simulate, SimulationOptions options, int rounds)
    {
        var measurement = new Measurement(options);
        simulate(options with { Runs = 128, Threads = 1 });
        measurement.FirstResult = SinceStart();
        simulate(options with { Runs = Math.Max(1, options.Runs / WarmUpPart) });
        for (int round = 0; round < Math.Max(1, rounds); round++)
        {
            measurement.Time(simulate);
        }

        return measurement;
    }

    /// <summary>Writes what all modes share.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("runs", Result.Runs);
        json.WriteString("design", Result.Design);
        json.WriteNumber("threads", Options.Threads!.Value);
        json.WriteNumber("seconds", Seconds);
        json.WriteNumber("nsPerRun", Math.Round(NanosecondsPerRun, 2));
        json.WriteNumber("allocatedBytesPerRun", Math.Round(BytesPerRun, 3));
        json.WriteNumber("bestNsPerRun", Math.Round(_seconds.Min() * 1e9 / Result.Runs, 2));
        json.WriteNumber("rounds", _seconds.Count);
        json.WriteNumber("firstResultSeconds", Math.Round(FirstResult, 4));
        if (Result.Checksum is { } checksum)
        {
            json.WriteString("checksum", checksum);
        }
    }

    /// <summary>Prints one line of JSON.</summary>
    public static void Print(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        Console.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Seconds since the process began.</summary>
    private static double SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return (DateTime.Now - process.StartTime).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private void Time(Func<SimulationOptions, ModelResult> simulate)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        Result = simulate(Options);
        _seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        long samples = Result.Values.Sum(v => v.HasSamples ? 8L * Result.Runs : 0);
        _bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - before - samples) / (double)Result.Runs);
    }
}
