using System.CommandLine;

namespace Risk.Benchmarks.Modes;

/// <summary>The options that every measured simulation has.</summary>
internal static class MeasureOptions
{
    public static Option<long> Runs { get; } = new("--runs", "-n") { Description = "Runs of one simulation.", DefaultValueFactory = _ => 131_072 };

    public static Option<int> Threads { get; } = new("--threads", "-t") { Description = "Threads; one for each core unless set.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Option<ulong> Seed { get; } = new("--seed") { Description = "The seed.", DefaultValueFactory = _ => 1 };

    public static Option<int> Rounds { get; } = new("--rounds") { Description = "Simulations timed; the median is printed.", DefaultValueFactory = _ => 5 };

    public static Option<bool> Checksum { get; } = new("--checksum") { Description = "Compute and print the checksum of all outputs of all runs too." };

    public static IEnumerable<Option> All => [Runs, Threads, Seed, Rounds, Checksum];

    public static SimulationOptions Of(ParseResult parsed) => new()
    {
        Runs = parsed.GetValue(Runs),
        Threads = parsed.GetValue(Threads),
        Seed = parsed.GetValue(Seed),
        Checksum = parsed.GetValue(Checksum),
    };
}
