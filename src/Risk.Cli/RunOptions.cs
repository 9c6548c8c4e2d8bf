using System.CommandLine;
using System.Globalization;

namespace Risk.Cli;

/// <summary>The options of every command that simulates.</summary>
internal sealed class RunOptions
{
    private static readonly (string Name, SamplingDesign Design)[] Designs = [.. SamplingDesign.Named.Select(d => (Spelling.Dashed(d.Name), d.Design))];

    private readonly Option<long> _runs = new("--runs", "-n")
    {
        Description = "Simulated lives: 100000, 1e6, 100_000. Default: what the file says, or 100000.",
        HelpName = "number",
        CustomParser = Spelling.Whole,
    };

    private readonly Option<ulong?> _seed = new("--seed", "-s") { HelpName = "number", Description = "The one number of the experiment, 0 to 18446744073709551615. Without it one is drawn, and printed.", CustomParser = Spelling.Seed };
    private readonly Option<int?> _threads = new("--threads", "-t") { HelpName = "number", Description = "Threads, 1 to 1024, or auto: one for each core. Changes no bit of the result.", CustomParser = Spelling.Threads };
    private readonly Option<string?> _design = new("--design", "-d")
    {
        HelpName = "name",
        Description = $"Sampling design: {string.Join(", ", Designs.Select(d => d.Name))}. Default: what the file says, or {Designs[0].Name}. Importance sampling takes laws, and lives in code: SamplingDesign.Importance.",
    };

    private readonly Option<int?> _replicates = new("--replicates") { HelpName = "number", Description = "Independent replicates of a latin-hypercube, sobol or smoothed-sobol design, for its errors. Default 16.", CustomParser = Spelling.Small };
    private readonly Option<double?> _confidence = new("--confidence") { HelpName = "share", Description = "Confidence of every interval, between 0 and 1, or as 95%. Default 0.95.", CustomParser = Spelling.Share };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Start even what would take hours." };

    public RunOptions(Command command)
    {
        _design.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value == "importance"))
            {
                result.AddError("--design importance: it takes the laws that inputs are drawn from, and lives in code: SamplingDesign.Importance (docs/designs.md)");
            }
        });
        Choice.Among(_design, [.. Designs.Select(d => d.Name)]);
        foreach (Option option in (Option[])[_runs, _seed, _threads, _design, _replicates, _confidence, _yes])
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the number of runs was given.</summary>
    public bool HasRuns(ParseResult parsed) => parsed.GetResult(_runs) is { Implicit: false };

    /// <summary>Whether the seed was given, by the command line or by the file.</summary>
    public bool HasSeed(ParseResult parsed, SimulationOptions? file) => (parsed.GetValue(_seed) ?? file?.Seed) is not null;

    /// <summary>Tells how long it would take where that is longer than an hour, unless --yes is said.</summary>
    public void Confirm(ParseResult parsed, IReadOnlyList<Programme> programmes, SimulationOptions settings, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_yes))
        {
            Forecast.ThrowIfTooLong(programmes, settings, cancellation);
        }
    }

    /// <summary>The problem with a number as it was typed, which may be beyond what the setting holds.</summary>
    private Problem AsTyped(ParseResult parsed, Problem problem)
    {
        (Option Option, string Held)? said = problem.Path switch
        {
            "runs" => (_runs, Held(parsed.GetValue(_runs))),
            "threads" => (_threads, Held(parsed.GetValue(_threads))),
            "design/replicates" => (_replicates, Held(parsed.GetValue(_replicates))),
            _ => null,
        };
        return said is { } s && parsed.GetResult(s.Option) is { Implicit: false } result ? problem with { Message = problem.Message.Replace($"(was {s.Held})", $"(was {result.Tokens[^1].Value})", StringComparison.Ordinal) } : problem;
    }

    private static string Held(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>What the command line says, over what the file says, over the defaults.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">What the model file says; null for nothing.</param>
    public SimulationOptions Of(ParseResult parsed, SimulationOptions? file)
    {
        SimulationOptions said = file ?? new();
        string? chosen = parsed.GetValue(_design);
        SamplingDesign design = chosen is null ? said.Design : Designs.First(d => d.Name == chosen).Design;
        if (parsed.GetValue(_replicates) is not null && !design.HasReplicates)
        {
            throw new ModelException(new Problem(Application.CannotGo, "", $"--replicates cannot go with {(chosen is not null || file is null ? $"--design {chosen ?? Designs[0].Name}" : $"the design {design} of the file")}: it has none"));
        }

        SimulationOptions options = said with
        {
            Runs = HasRuns(parsed) ? parsed.GetValue(_runs) : said.Runs,
            Seed = parsed.GetValue(_seed) ?? said.Seed,
            Threads = parsed.GetValue(_threads),
            Design = parsed.GetValue(_replicates) is { } replicates ? design with { Replicates = replicates } : design,
            Confidence = parsed.GetValue(_confidence) ?? said.Confidence,
        };
        Problem[] wrong = [.. options.Check().Where(p => p.Severity == Severity.Error).Select(p => AsTyped(parsed, p))];
        return wrong.Length > 0 ? throw new ModelException(wrong) : options.WithSeed();
    }
}
