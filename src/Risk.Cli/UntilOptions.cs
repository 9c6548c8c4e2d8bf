using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Risk.Cli;

/// <summary>The options that simulate until the headline is known well enough.</summary>
internal sealed class UntilOptions
{
    /// <summary>The most runs where <c>--runs</c> does not say.</summary>
    public const long MostRuns = 100_000_000;

    private readonly Option<double?> _error = new("--until-error")
    {
        HelpName = "points",
        Description = "Simulate until the interval of the probability is at most so many percentage points on either side: 0.1%. --runs is then the most runs, 1e8 unless given.",
        CustomParser = PercentagePoints,
    };

    private readonly Option<int?> _year = new("--until-year") { HelpName = "year", Description = "The financial year to know it for, 2032 or 2031-32. Default: the one nearest to even odds.", CustomParser = Spelling.Year };
    private readonly Option<double?> _time = new("--time-limit") { HelpName = "seconds", Description = "The most seconds, with --until-error: 60 or 60s.", CustomParser = Spelling.Seconds };

    public UntilOptions(Command command)
    {
        command.Add(_error);
        command.Add(_year);
        command.Add(_time);
    }

    /// <summary>
    /// About how many runs it will take. No interval of a probability is wider than 4 standard errors (docs/designs.md) of at most ½ ⁄ √n, so 4 ⁄ error² runs are enough. Where the time is
    /// limited nothing need be foreseen.
    /// </summary>
    public long Foreseen(ParseResult parsed, long runs, bool hasRuns) =>
        parsed.GetValue(_error) is not { } error ? runs
        : parsed.GetValue(_time) is not null ? 1
        : (long)Math.Min(hasRuns ? runs : MostRuns, Math.Ceiling(4 / (error * error)));

    /// <summary>Simulates as asked: a number of runs, or until it is enough.</summary>
    public SimulationResult Simulate(
        ParseResult parsed, Programme programme, SimulationOptions settings, bool hasRuns, IProgress<SimulationProgress> progress, CancellationToken cancellation)
    {
        if (parsed.GetValue(_error) is not { } error)
        {
            string? lone = parsed.GetValue(_year) is not null ? "--until-year" : parsed.GetValue(_time) is not null ? "--time-limit" : null;
            return lone is not null
                ? throw new ModelException(new Problem(Application.CannotGo, "", $"{lone} needs --until-error"))
                : programme.Simulate(settings with { Watch = programme.HeadlineBy(programme.Plan().Years[^1]) }, progress, cancellation);
        }

        SimulationOptions most = hasRuns ? settings : settings with { Runs = MostRuns };
        string watched = programme.HeadlineBy(YearOf(parsed, programme, settings, cancellation));
        StoppingRule rule = StoppingRule.HalfWidth(watched, error) with
        {
            TimeLimit = parsed.GetValue(_time) is { } seconds ? Limit(seconds) : null,
        };
        return programme.SimulateUntil(rule, most with { Watch = watched }, progress, cancellation);
    }

    /// <summary>The year asked for, or the one whose probability is nearest to one half in the first 4,096 runs: its interval is the widest.</summary>
    private int YearOf(ParseResult parsed, Programme programme, SimulationOptions settings, CancellationToken cancellation)
    {
        IReadOnlyList<int> years = programme.Plan().Years;
        if (parsed.GetValue(_year) is { } year)
        {
            return years.Contains(year) ? year
                : throw new ModelException(new Problem("RUN027", "until-year", $"the programme's financial years end in {years[0]} to {years[^1]} (was {year})"));
        }

        SimulationResult pilot = programme.Simulate(new SimulationOptions { Runs = 4096, Seed = settings.Seed, Threads = settings.Threads }, cancellation: cancellation);
        return years.MinBy(y => Math.Abs(pilot.ValueForMoney.ProbabilityBy(y).Value - 0.5));
    }

    private static TimeSpan Limit(double seconds) =>
        seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds)
        : seconds > 0 ? TimeSpan.MaxValue
        : throw new ModelException(new Problem("RUN012", "time-limit", FormattableString.Invariant($"timeout must be positive (was {seconds})")));

    private static double? PercentagePoints(ArgumentResult result)
    {
        string text = Spelling.TextOf(result);
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double points) && points is > 0 and < 50)
        {
            return points / 100;
        }

        string hint = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 50 ? $"; write {text}%" : "";
        Spelling.Refuse(result, $"expected percentage points between 0% and 50%, such as 0.1%{hint}");
        return null;
    }
}
