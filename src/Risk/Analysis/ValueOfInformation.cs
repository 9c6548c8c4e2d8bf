using System.Globalization;
using System.Text;
using Risk.Analysis;
using Risk.Results;

namespace Risk;

/// <summary>
/// What it would be worth to know more before deciding: everything (the expected value of perfect information), or one input (that of partial perfect information), in the unit of the output, such as £m.
/// </summary>
/// <remarks>
/// <para>One chooses the alternative of the greatest mean. Knowing more is worth what better choices would gain in the mean, docs/methods.md (40) to (42): the most that a study, a pilot or a wait may cost. What it does cost is not in it,
/// nor what a delay costs; nor is the value of groups of inputs, or of a sample that leaves some doubt. An input that depends on others tells of them too.</para>
/// <para>H. Raiffa and R. Schlaifer, Applied Statistical Decision Theory (1961); M. Strong, J. E. Oakley and A. Brennan, "Estimating multiparameter partial expected value of perfect information from a probabilistic sensitivity
/// analysis sample: a nonparametric regression approach", Medical Decision Making 34 (2014) 311–326; M. Sadatsafavi, N. Bansback, Z. Zafari, M. Najafzadeh and C. Marra, "Need for speed: an efficient algorithm for calculation of
/// single-parameter expected value of partial perfect information", Value in Health 16 (2013) 438–448.</para>
/// </remarks>
public sealed class ValueOfInformation
{
    /// <summary>The alternative of doing nothing, worth 0.</summary>
    public const string LeaveIt = "leave it";

    private const int MostTurns = 2, MostShown = 10;

    private readonly bool _orLeaveIt;

    private ValueOfInformation(string output, IReadOnlyList<string> alternatives, bool orLeaveIt, DecisionRuns runs, ulong seed, CancellationToken cancellation)
    {
        (Output, Alternatives, _orLeaveIt, Decision, Seed, Warnings) = (output, alternatives, orLeaveIt, alternatives[runs.Best], seed, runs.Warnings);
        Means = [.. runs.Values.Select(runs.Figures.Mean)];
        Mean = Means[runs.Best];
        Perfect = runs.Range > 0 ? runs.Figures.RareGain(runs.Gains, runs.Range) : Estimate.Mean(0, 0, Mean.Runs, Mean.Confidence);
        var information = new InformationOfInput(runs);
        Inputs = runs.Range > 0 ? [.. runs.Inputs.Select(OfInput).OrderByDescending(i => i.Value.Value).ThenBy(i => i.Input, StringComparer.Ordinal)] : [];

        InputInformation OfInput(DecisionInput input)
        {
            cancellation.ThrowIfCancellationRequested();
            (Estimate value, SortedRuns sorted) = information.Of(input.Draws);
            TurningPoint[] turns = value.Low > 0 && input.HasOneLaw
                ? [.. DecisionRule.From(sorted, runs.Values, runs.Best).Turns().Select(t => new TurningPoint(t.At, alternatives[t.Below], alternatives[t.Above]))] : [];
            return new(input.Name, input.Law, value, turns.Length <= MostTurns ? turns : []);
        }
    }

    /// <summary>The name of the output that decides.</summary>
    public string Output { get; }

    /// <summary>What may be chosen: the names of the models, or their places where names are alike, and <see cref="LeaveIt"/> where that is allowed.</summary>
    public IReadOnlyList<string> Alternatives { get; }

    /// <summary>The mean of the output under each of <see cref="Alternatives"/>.</summary>
    public IReadOnlyList<Estimate> Means { get; }

    /// <summary>What to choose knowing no more: the alternative of the greatest mean.</summary>
    public string Decision { get; }

    /// <summary>The mean of the output under <see cref="Decision"/>.</summary>
    public Estimate Mean { get; }

    /// <summary>The expected value of perfect information: of knowing every input before deciding. Its interval has a width also where no run would change the decision, but holds no loss greater than any that a run shows: docs/methods.md (41).</summary>
    public Estimate Perfect { get; }

    /// <summary>The inputs on which the output of some alternative depends, what is worth most to know first. Those that did not vary are left out.</summary>
    public IReadOnlyList<InputInformation> Inputs { get; }

    /// <summary>The runs used: whole pairs or replicates under a design that has them.</summary>
    public long Runs => Mean.Runs;

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>What is odd but allowed, of the models and the options: with an input whose mean does not exist no figure here converges.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>What it is worth to know more before going ahead, worth the output, or leaving it, worth 0.</summary>
    /// <param name="model">What may be done.</param>
    /// <param name="output">The name of a value output, such as a net present value.</param>
    /// <param name="options">Runs, from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>; seed; threads; the confidence of the intervals.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The model has no such output.</exception>
    /// <exception cref="ModelException">The model or the options break rules, the output is an event, or infinite in some run.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueOfInformation Of(Model model, string output, SimulationOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of([model], output, options, orLeaveIt: true, nameof(model), cancellation);
    }

    /// <summary>What it is worth to know more before choosing one of several alternatives, in the same runs: an input of the same name is one thing to know, and draws the same in all.</summary>
    /// <param name="alternatives">At least two, or one that may be left.</param>
    /// <param name="output">The name of a value output of each.</param>
    /// <param name="options">Runs, from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>; seed; threads; the confidence of the intervals.</param>
    /// <param name="orLeaveIt">True where choosing none of them, worth 0, is an alternative too.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="ArgumentException">Too few alternatives, or one is null.</exception>
    /// <exception cref="KeyNotFoundException">An alternative has no such output.</exception>
    /// <exception cref="ModelException">Models or the options break rules, an output is an event, or infinite in some run.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueOfInformation Of(
        IReadOnlyList<Model> alternatives, string output, SimulationOptions options, bool orLeaveIt = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        ComparedPlaces.ThrowIfNull(alternatives, nameof(alternatives));
        return alternatives.Count + (orLeaveIt ? 1 : 0) >= 2
            ? Of(alternatives, output, options, orLeaveIt, nameof(alternatives), cancellation)
            : throw new ArgumentException("a decision takes at least two alternatives; leaving it may be one of them", nameof(alternatives));
    }

    private static ValueOfInformation Of(IReadOnlyList<Model> alternatives, string output, SimulationOptions options, bool orLeaveIt, string argument, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        DecisionProblems.Throw(alternatives, output, options);
        if (orLeaveIt && alternatives.Any(m => m.Name == LeaveIt))
        {
            throw new ArgumentException($"a model is named \"{LeaveIt}\", as doing nothing is: give it another name", argument);
        }

        SimulationOptions seeded = options.WithSeed();
        var places = new ComparedPlaces(argument, [.. alternatives.Select(m => m.Name)]);
        var runs = new DecisionRuns(alternatives, output, orLeaveIt, places, seeded, cancellation);
        return new(output, [.. alternatives.Select((_, i) => places[i]).Concat(orLeaveIt ? [LeaveIt] : [])], orLeaveIt, runs, seeded.Seed!.Value, cancellation);
    }

    /// <summary>The decision, and the ten inputs that are worth most to know, as a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Heading).Append('\n');
        (string Name, string Value, string Rule)[] rows = [("everything", Perfect.ToString(), ""), .. Shown.Select(i => (i.Input, i.Value.ToString(), i.Rule))];
        int width = rows.Max(r => r.Name.Length), wide = rows.Max(r => r.Value.Length);
        foreach ((string name, string value, string rule) in rows)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"  {name.PadRight(width)}  {value.PadRight(wide)}  {rule}").TrimEnd()).Append('\n');
        }

        foreach (string note in Notes)
        {
            text.Append("  ").Append(note).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The decision, and the ten inputs that are worth most to know, as a table of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml()
    {
        var table = new HtmlTable(Heading, "to know", "is worth", "and decides");
        table.Row("everything", Perfect.ToString(), "");
        foreach (InputInformation input in Shown)
        {
            table.Row(input.Input, input.Value.ToString(), input.Rule);
        }

        return table + string.Concat(Notes.Select(note => $"<p>{HtmlTable.Encoded(note)}</p>\n"));
    }

    private IEnumerable<InputInformation> Shown => Inputs.Take(MostShown);

    private IEnumerable<string> Notes => [.. Inputs.Count > MostShown ? [$"and {Inputs.Count - MostShown} more inputs, worth less"] : Array.Empty<string>(), .. Warnings.Select(w => w.ToString())];

    private string Heading => string.Create(
        CultureInfo.InvariantCulture,
        $"What it is worth to know more before deciding by {Output}: now {Decision} (means: {string.Join(", ", Alternatives.Zip(Means, (name, mean) => $"{name} {(_orLeaveIt && name == LeaveIt ? "0" : mean.ToString())}"))}), {Runs:#,0} runs");
}
