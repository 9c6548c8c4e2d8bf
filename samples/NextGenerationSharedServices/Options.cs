using System.Globalization;

namespace NextGenerationSharedServices;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options
{
    public const string Help = """
        Simulates Next Generation Shared Services and prints the probability of value for money by financial year.

          --runs N         simulated lives (default 1000000)
          --seed N         the one number of the experiment, 0 to 18446744073709551615 (default 2016)
          --threads N      threads, 1 to 1024 (default: one for each core); changes no bit of the result
          --json FILE      write the result as data
          --chart FILE     write the probability of value for money by year as an SVG picture
          --explain RUN    show one run: what was drawn and what followed from it
          --provenance     print every parameter with its source, and simulate nothing
          --help           this text
        """;

    public long Runs { get; private init; } = 1_000_000;

    public ulong Seed { get; private init; } = 2016;

    public int? Threads { get; private init; }

    public string? Json { get; private init; }

    public string? Chart { get; private init; }

    public long? Explain { get; private init; }

    public bool Provenance { get; private init; }

    public bool ShowHelp { get; private init; }

    /// <summary>The options, or null and what is wrong with them.</summary>
    public static Options? Parse(string[] args, out string problem)
    {
        problem = "";
        var options = new Options();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            if (!seen.Add(name))
            {
                problem = $"{name} is given twice";
                return null;
            }

            bool flag = name is "--provenance" or "--help";
            if (!flag && name is not ("--runs" or "--seed" or "--threads" or "--json" or "--chart" or "--explain"))
            {
                problem = $"unknown option {name}";
                return null;
            }

            string value = "";
            if (!flag && ++i >= args.Length)
            {
                problem = $"{name} needs a value";
                return null;
            }

            value = flag ? "" : args[i];
            if (options.With(name, value) is not { } next)
            {
                problem = $"{name} {value}: expected a whole number{(name == "--threads" ? " from 1 to 1024" : name == "--runs" ? " from 1 to 9007199254740991" : "")}";
                return null;
            }

            options = next;
        }

        if (options.Provenance && (options.Json is not null || options.Chart is not null || options.Explain is not null))
        {
            problem = "--provenance simulates nothing: it cannot go with --json, --chart or --explain";
            return null;
        }

        if (options.Explain is not null && (options.Json is not null || options.Chart is not null))
        {
            problem = "--explain shows one run: it cannot go with --json or --chart";
            return null;
        }

        return options;
    }

    private Options? With(string name, string value)
    {
        const NumberStyles whole = NumberStyles.None;
        CultureInfo culture = CultureInfo.InvariantCulture;
        switch (name)
        {
            case "--runs":
                return long.TryParse(value, whole, culture, out long runs) && runs is >= 1 and <= Risk.SimulationOptions.MaximumRuns ? this with { Runs = runs } : null;
            case "--seed":
                return ulong.TryParse(value, whole, culture, out ulong seed) ? this with { Seed = seed } : null;
            case "--threads":
                return int.TryParse(value, whole, culture, out int threads) && threads is >= 1 and <= Risk.SimulationOptions.MaximumThreads ? this with { Threads = threads } : null;
            case "--explain":
                return long.TryParse(value, whole, culture, out long run) && run < Risk.SimulationOptions.MaximumRuns ? this with { Explain = run } : null;
            case "--json":
                return this with { Json = value };
            case "--chart":
                return this with { Chart = value };
            case "--provenance":
                return this with { Provenance = true };
            default:
                return this with { ShowHelp = true };
        }
    }
}
