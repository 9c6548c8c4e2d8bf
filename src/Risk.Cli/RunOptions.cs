using System.CommandLine;

namespace Risk.Cli;

/// <summary>The options of every command that simulates.</summary>
internal sealed class RunOptions
{
    private static readonly (string Name, SamplingDesign Design)[] Designs =
    [
        ("monte-carlo", SamplingDesign.MonteCarlo),
        ("antithetic", SamplingDesign.Antithetic),
        ("latin-hypercube", SamplingDesign.LatinHypercube),
        ("midpoint-latin-hypercube", SamplingDesign.MidpointLatinHypercube),
        ("sobol", SamplingDesign.Sobol),
        ("smoothed-sobol", SamplingDesign.SmoothedSobol),
    ];

    private readonly Option<long> _runs = new("--runs", "-n")
    {
        Description = "Simulated lives: 100000, 1e6, 100_000. Default 100000.",
        CustomParser = Spelling.Whole,
        DefaultValueFactory = _ => 100_000,
    };

    private readonly Option<ulong?> _seed = new("--seed", "-s") { Description = "The one number of the experiment, 0 to 18446744073709551615. Without it one is drawn, and printed.", CustomParser = Spelling.Seed };
    private readonly Option<int?> _threads = new("--threads", "-t") { Description = "Threads, 1 to 1024. Default: one for each core. Changes no bit of the result.", CustomParser = Spelling.Small };
    private readonly Option<string> _design = new("--design", "-d") { Description = $"Sampling design: {string.Join(", ", Designs.Select(d => d.Name))}. Importance sampling takes laws, and lives in code: SamplingDesign.Importance.", DefaultValueFactory = _ => Designs[0].Name };
    private readonly Option<int?> _replicates = new("--replicates") { Description = "Independent replicates of a latin-hypercube, sobol or smoothed-sobol design, for its errors. Default 16.", CustomParser = Spelling.Small };
    private readonly Option<double?> _confidence = new("--confidence") { Description = "Confidence of every interval, between 0 and 1, or as 95%. Default 0.95.", CustomParser = Spelling.Share };
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
        _design.AcceptOnlyFromAmong([.. Designs.Select(d => d.Name)]);
        foreach (Option option in (Option[])[_runs, _seed, _threads, _design, _replicates, _confidence, _yes])
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the number of runs was given.</summary>
    public bool HasRuns(ParseResult parsed) => parsed.GetResult(_runs) is { Implicit: false };

    /// <summary>Tells how long it would take where that is longer than an hour, unless --yes is said.</summary>
    public void Confirm(ParseResult parsed, IReadOnlyList<Programme> programmes, SimulationOptions settings, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_yes))
        {
            Forecast.ThrowIfTooLong(programmes, settings, cancellation);
        }
    }

    /// <summary>What the command line says, over what the file says, over the defaults.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">What the model file says; null for nothing.</param>
    public SimulationOptions Of(ParseResult parsed, SimulationOptions? file)
    {
        SimulationOptions said = file ?? new();
        bool choosesDesign = parsed.GetResult(_design) is { Implicit: false };
        SamplingDesign design = choosesDesign ? Designs.First(d => d.Name == parsed.GetValue(_design)).Design : said.Design;
        if (parsed.GetValue(_replicates) is not null && !design.HasReplicates)
        {
            throw new ModelException(new Problem(Application.CannotGo, "", $"--replicates cannot go with {(choosesDesign || file is null ? $"--design {parsed.GetValue(_design)}" : $"the design {design} of the file")}: it has none"));
        }

        SimulationOptions options = said with
        {
            Runs = HasRuns(parsed) ? parsed.GetValue(_runs) : said.Runs,
            Seed = parsed.GetValue(_seed) ?? said.Seed,
            Threads = parsed.GetValue(_threads),
            Design = parsed.GetValue(_replicates) is { } replicates ? design with { Replicates = replicates } : design,
            Confidence = parsed.GetValue(_confidence) ?? said.Confidence,
        };
        Problem[] wrong = [.. options.Check().Where(p => p.Severity == Severity.Error)];
        return wrong.Length > 0 ? throw new ModelException(wrong) : options.WithSeed();
    }
}
