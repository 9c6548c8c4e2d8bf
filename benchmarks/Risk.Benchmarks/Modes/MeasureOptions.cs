using System.CommandLine;

namespace Risk.Benchmarks.Modes;

/// <summary>The options that every measured simulation has.</summary>
internal static class MeasureOptions
{
    public static Option<long> Runs { get; } = new("--runs", "-n") { Description = "Runs of one simulation.", DefaultValueFactory = _ => 131_072 };

    public static Option<int> Threads { get; } = new("--threads", "-t") { Description = "Threads; one for each core unless set.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Option<ulong> Seed { get; } = new("--seed") { Description = "The seed.", DefaultValueFactory = _ => 1 };

    public static Option<int> Rounds { get; } = new("--rounds") { Description = "Simulations timed; the median is printed.", DefaultValueFactory = _ => 5 };

    public static Option<string> Design { get; } = NewDesign();

    public static Option<bool> Checksum { get; } = new("--checksum") { Description = "Compute and print the checksum of all outputs of all runs too." };

    public static IEnumerable<Option> All => [Runs, Threads, Seed, Rounds, Design, Checksum];

    public static SimulationOptions Of(ParseResult parsed) => new()
    {
        Runs = parsed.GetValue(Runs),
        Threads = parsed.GetValue(Threads),
        Seed = parsed.GetValue(Seed),
        Design = SamplingDesign.Named.First(d => d.Name.Equals(parsed.GetValue(Design), StringComparison.OrdinalIgnoreCase)).Design,
        Checksum = parsed.GetValue(Checksum),
    };

    private static Option<string> NewDesign()
    {
        string[] names = [.. SamplingDesign.Named.Select(d => d.Name)];
        var design = new Option<string>("--design", "-d") { Description = $"Sampling design: {string.Join(", ", names)}.", DefaultValueFactory = _ => names[0] };
        design.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
        return design;
    }
}
