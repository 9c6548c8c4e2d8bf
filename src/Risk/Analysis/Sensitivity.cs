using System.Globalization;
using System.Text;
using Risk.Analysis;
using Risk.Modelling;
using Risk.Results;

namespace Risk;

/// <summary>
/// What drives an output: for each input its rank correlation with the output, and the mean of the output where the input is low and where it is high.
/// </summary>
/// <remarks>
/// Draws are functions of the seed, the name of the input and the run, so they are made again, beside the output, in a second pass over some
/// runs: the same runs as those of a Monte Carlo simulation with the same seed. Correlation is not cause: of two inputs that depend on one
/// another both correlate with what one of them moves.
/// </remarks>
public sealed class Sensitivity
{
    /// <summary>The fewest runs for which a sensitivity is given.</summary>
    public const int MinimumRuns = 200;

    /// <summary>The most runs: ranks are kept of every input in every run.</summary>
    public const int MaximumRuns = 1 << 20;

    /// <summary>The runs used unless told otherwise: a rank correlation is then within ±0.015 (95 %).</summary>
    public const int DefaultRuns = 1 << 14;

    private Sensitivity(string output, Estimate overall, long runs, ulong seed, double tail, IReadOnlyList<Driver> drivers) =>
        (Output, Overall, Runs, Seed, Tail, Drivers) = (output, overall, runs, seed, tail, drivers);

    /// <summary>The name of the output.</summary>
    public string Output { get; }

    /// <summary>The mean of the output, or the probability of the event, over the runs used.</summary>
    public Estimate Overall { get; }

    /// <summary>True where the output is an event.</summary>
    public bool IsEvent => Overall.Kind == EstimateKind.Probability;

    /// <summary>The runs used: whole pairs or replicates under a design that has them.</summary>
    public long Runs { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The part of the law that counts as low, and as high; 0.1 unless asked otherwise.</summary>
    public double Tail { get; }

    /// <summary>
    /// The inputs on which the output depends, the strongest rank correlation first. Those that did not vary are left out; none where the output did not.
    /// </summary>
    public IReadOnlyList<Driver> Drivers { get; }

    /// <summary>The same inputs, the greatest <see cref="Driver.Swing"/> first.</summary>
    public IReadOnlyList<Driver> BySwing =>
        [.. Drivers.OrderByDescending(d => d.Swing.IsDefined ? Math.Abs(d.Swing.Value) : double.NegativeInfinity)];

    /// <summary>What drives an output of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="output">The name of a value output or of an event.</param>
    /// <param name="options">Runs, from <see cref="MinimumRuns"/> to <see cref="MaximumRuns"/>; seed; threads; the confidence of the intervals.</param>
    /// <param name="tail">The part of its law in which an input counts as low, and as high; in (0, 0.5].</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The model has no such output.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Sensitivity Of(Model model, string output, SimulationOptions options, double tail = 0.1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Of(model, [output], options, tail, cancellation)[0];
    }

    /// <summary>What drives several outputs of a model, from one pass.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputs">Names of value outputs or of events.</param>
    /// <param name="options">Runs, from <see cref="MinimumRuns"/> to <see cref="MaximumRuns"/>; seed; threads; the confidence of the intervals.</param>
    /// <param name="tail">The part of its law in which an input counts as low, and as high; in (0, 0.5].</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The model has no such output.</exception>
    public static IReadOnlyList<Sensitivity> Of(Model model, IReadOnlyList<string> outputs, SimulationOptions options, double tail = 0.1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(options);
        foreach ((int i, string output) in outputs.Index())
        {
            if (output is null)
            {
                throw new ArgumentNullException(nameof(outputs), $"no name stands at {i}");
            }
        }

        if (!(tail > 0 && tail <= 0.5))
        {
            throw new ParameterException("RUN014", nameof(tail), tail, "the tail must be in (0, 0.5]");
        }

        if (options.Design.Method == SamplingMethod.Importance)
        {
            throw new ModelException(new Problem("RUN034", "design", "ranks and tails of draws from another law are not those of the input: ask what drives an output under another design"));
        }

        if (options.Runs is < MinimumRuns or > MaximumRuns)
        {
            throw new ModelException(new Problem(
                "RUN015", "runs", string.Create(CultureInfo.InvariantCulture, $"a sensitivity takes {MinimumRuns} to {MaximumRuns} runs (was {options.Runs})")));
        }

        var pass = new SensitivityPass(model, outputs, options, cancellation);
        return [.. outputs.Select(output => new Sensitivity(output, pass.Overall(output), pass.Runs, pass.Seed, tail, pass.Drivers(output, tail, cancellation)))];
    }

    /// <summary>The ten strongest drivers as a table for people.</summary>
    public override string ToString()
    {
        const int shown = 10;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"What drives {Output} ({Overall}), {Runs:#,0} runs").Append('\n');
        int width = Drivers.Take(shown).Select(d => d.Input.Length).DefaultIfEmpty(0).Max();
        foreach (Driver driver in Drivers.Take(shown))
        {
            text.Append("  ").Append(driver.Input.PadRight(width)).Append("  ").Append(driver.RankCorrelation.ToString().PadRight(26))
                .Append("  low ").Append(driver.WhenLow).Append(", high ").Append(driver.WhenHigh).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The ten strongest drivers as a table of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml()
    {
        var table = new HtmlTable(
            string.Create(CultureInfo.InvariantCulture, $"What drives {Output} ({Overall}), {Runs:#,0} runs"), "input", "rank correlation", "where it is low", "where it is high");
        foreach (Driver driver in Drivers.Take(10))
        {
            table.Row(driver.Input, driver.RankCorrelation.ToString(), driver.WhenLow.ToString(), driver.WhenHigh.ToString());
        }

        return table.ToString();
    }
}
