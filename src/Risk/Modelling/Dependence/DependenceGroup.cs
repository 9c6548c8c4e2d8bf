using System.Globalization;
using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

/// <summary>Named inputs that depend on each other: each has its own law, a copula says how they go together.</summary>
/// <remarks>
/// Streams are named after the inputs and the group, so adding an input elsewhere changes no draw, and neither does adding one at the end under a Gaussian or t copula. The copula gives each
/// input its uniform, the law the quantile there, ties too. In a programme the values stand wherever an <see cref="Uncertain"/> may; files and reports say the group.
/// </remarks>
public sealed class DependenceGroup
{
    /// <summary>Pairs that miss their correlation, told one by one.</summary>
    private const int MostTold = 5;

    /// <summary>The least probability that an input draws.</summary>
    private const double LeastUniform = 1.1102230246251565e-16;

    private IReadOnlyList<Problem>? _warnings;

    /// <summary>Joins the inputs.</summary>
    /// <param name="name">The name of the group: the stream of what the inputs have in common.</param>
    /// <param name="copula">Of as many dimensions as there are inputs.</param>
    /// <param name="inputs">The inputs, in the order of the copula: distributions, or laws with uncertain parameters that have no name yet.</param>
    /// <exception cref="ModelException">
    /// Every problem: dimensions that differ (COR005), a constant (COR007), a name twice (COR008), Pearson's correlations that were solved for other laws (COR013), what is no law of one
    /// uniform: a sum of draws, a fit with its uncertainty, a named or computed value (COR014).
    /// </exception>
    public DependenceGroup(string name, Copula copula, params (string Name, Uncertain Law)[] inputs)
        : this(name, copula, inputs, _ => false)
    {
    }

    internal DependenceGroup(string name, Copula copula, (string Name, Uncertain Law)[] inputs, Func<string, bool> isTaken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(copula);
        ArgumentNullException.ThrowIfNull(inputs);
        (Name, Copula, Inputs) = (name, copula, [.. inputs]);
        List<Problem> problems = Check(isTaken);
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        (Uncertain Score, Distribution Law)[] scores = copula.Scores(name, [.. inputs.Select(i => i.Name)]);
        Values = [.. inputs.Select((input, i) => Joined(input.Law, scores[i].Score, new(input.Name, scores[i].Law), new(this, i)))];
    }

    /// <summary>What the group is called.</summary>
    public string Name { get; }

    /// <summary>How the inputs go together.</summary>
    public Copula Copula { get; }

    /// <summary>The inputs and their own laws, in the order of the copula.</summary>
    public IReadOnlyList<(string Name, Uncertain Law)> Inputs { get; }

    /// <summary>The inputs as values, in the same order.</summary>
    public IReadOnlyList<Uncertain> Values { get; }

    /// <summary>Such as <c>payroll delay, ledger delay: Gaussian copula, Spearman correlation 0.6</c>.</summary>
    public override string ToString() => $"{string.Join(", ", Inputs.Select(i => i.Name))}: {Copula}";

    /// <summary>Rank correlations that laws with ties cannot reach (COR011); those of laws with uncertain parameters are not known before the runs.</summary>
    internal IReadOnlyList<Problem> Warnings => _warnings ??= [.. Unreachable()];

    private IEnumerable<Problem> Unreachable()
    {
        (string Message, double Missing)[] pairs = [.. UnreachablePairs().OrderByDescending(p => p.Missing)];
        foreach ((string message, _) in pairs.Take(MostTold))
        {
            yield return new("COR011", Name, message, Severity.Warning);
        }

        if (pairs.Length > MostTold)
        {
            yield return new("COR011", Name, string.Create(CultureInfo.InvariantCulture, $"… of {pairs.Length} pairs whose Spearman correlation cannot be reached; those that miss it most are told"), Severity.Warning);
        }
    }

    /// <summary>What is said of a pair, and by how much it misses what was asked for.</summary>
    private IEnumerable<(string Message, double Missing)> UnreachablePairs()
    {
        if (!Inputs.Any(i => i.Law.Law is { IsDiscrete: true }))
        {
            yield break;
        }

        double[]?[] ranks = [.. Inputs.Select(i => i.Law.Law is { } law ? Correlation.MidRanks(law) : null)];
        for (int i = 0; i < Inputs.Count; i++)
        {
            for (int j = i + 1; j < Inputs.Count; j++)
            {
                if (ranks[i] is not { } one || ranks[j] is not { } other || !(Inputs[i].Law.Law!.IsDiscrete || Inputs[j].Law.Law!.IsDiscrete))
                {
                    continue;
                }

                double wanted = Correlation.ToSpearman(Correlation.FromKendall(Copula.KendallTau(i, j))), reach = Correlation.LargestSpearman(one, wanted < 0 ? [.. Enumerable.Reverse(other)] : other);
                if (wanted < 0 ? wanted < reach : wanted > reach)
                {
                    yield return (string.Create(CultureInfo.InvariantCulture,
                        $"Spearman correlation {wanted:0.###} of {Inputs[i].Name} and {Inputs[j].Name} cannot be reached: the reachable {(wanted < 0 ? "minimum" : "maximum")} is {reach:0.###}"), Math.Abs(wanted - reach));
                }
            }
        }
    }

    /// <summary>The quantile of the law at the score's probability; for normal laws the two cancel.</summary>
    private static Uncertain Joined(Uncertain law, Uncertain score, ScoreLaw scoreLaw, JoinedInput input)
    {
        Node value = (law.Law, scoreLaw.Law) switch
        {
            (NormalLaw normal, NormalLaw) => (normal.Mean + (normal.StandardDeviation * score)).Node,
            (LogNormalLaw log, NormalLaw) => Uncertain.Exp(log.LogMean + (log.LogStandardDeviation * score)).Node,
            _ => DrawnLaw.At(Node.With(Operation.Cdf, scoreLaw, score.Node), law)!,
        };
        return new Uncertain(value.As(input)).WithUplifts(law.Uplifts);
    }

    private List<Problem> Check(Func<string, bool> isTaken)
    {
        var problems = new List<Problem>();
        if (Copula.Dimension != Inputs.Count)
        {
            problems.Add(new("COR005", Name, $"matrix is {Copula.Dimension}x{Copula.Dimension} but {PlainText.Counted(Inputs.Count, "input is", "inputs are")} named"));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, Uncertain law) in Inputs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            ArgumentNullException.ThrowIfNull(law);
            if (law.IsNamed ? law.Constant is null : law.Law is null && law.Call?.Drawn is null)
            {
                problems.Add(new("COR014", Name, $"{name} is {(law.IsNamed ? "a named or computed value" : law.Call?.Factory ?? "drawn from several laws")}: under a copula stands a law that is drawn from one uniform"));
            }

            if (law.Law is ConstantLaw || law.Constant is not null)
            {
                problems.Add(new("COR007", Name, $"corr with Constant {name} has no meaning: leave it out of the group"));
            }
            else if (law.Law is { } known && known.Quantile(LeastUniform) == known.Quantile(1 - LeastUniform))
            {
                problems.Add(new("COR007", Name, $"corr with {name} has no meaning, since {known} has one value: leave it out of the group"));
            }

            if (!seen.Add(name) || isTaken(name))
            {
                problems.Add(new("COR008", Name, $"input \"{name}\" is declared twice: use another name"));
            }
        }

        return [.. problems, .. OfOtherLaws()];
    }

    /// <summary>Pearson's correlations are those of the laws that they were solved for.</summary>
    private IEnumerable<Problem> OfOtherLaws()
    {
        if (Copula.Correlation?.Laws is not { } solved || solved.Count != Inputs.Count)
        {
            yield break;
        }

        for (int i = 0; i < solved.Count; i++)
        {
            if (Inputs[i].Law is { Constant: null } law && !solved[i].Equals(law.Law))
            {
                yield return new("COR013", Name, $"Pearson's correlation was solved for {solved[i]}, but {Inputs[i].Name} is {law.Law?.ToString() ?? "a law with uncertain parameters"}: state the correlation of ranks, or call CorrelationMatrix.FromPearson with the laws of the inputs");
            }
        }
    }
}
