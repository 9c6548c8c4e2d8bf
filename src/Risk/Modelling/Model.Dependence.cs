using System.Globalization;
using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

public sealed partial class Model
{
    /// <summary>Named inputs that depend on each other: each has its own law, a copula says how they go together.</summary>
    /// <param name="group">The name of the group: the stream of what they have in common.</param>
    /// <param name="copula">Of as many dimensions as there are inputs.</param>
    /// <param name="inputs">The inputs, in the order of the copula. Their laws are kept exactly, ties too.</param>
    /// <returns>The inputs, in the same order.</returns>
    /// <remarks>
    /// Streams are named after the inputs and the group, so adding an input elsewhere changes no draw, and neither does adding one at the end of this list under a Gaussian or t
    /// copula. Without an input named here the others stand alone: see <see cref="Input"/>.
    /// </remarks>
    /// <exception cref="ModelException">Every problem: dimensions that differ (COR005), a constant (COR007), a name twice (COR008).</exception>
    [OverloadResolutionPriority(1)]
    public IReadOnlyList<Uncertain> Inputs(string group, Copula copula, params (string Name, Distribution Law)[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Inputs(group, copula, Array.ConvertAll(inputs, i => (i.Name, i.Law is { } law ? (Uncertain)law : throw new ArgumentNullException(nameof(inputs), $"{i.Name} has no law"))));
    }

    /// <summary>Named inputs that depend on each other, whose laws may have uncertain parameters: <c>("delay", Gamma(shape, 4.5))</c>.</summary>
    /// <param name="group">The name of the group: the stream of what they have in common.</param>
    /// <param name="copula">Of as many dimensions as there are inputs.</param>
    /// <param name="inputs">The inputs, in the order of the copula: distributions, or laws with uncertain parameters that have no name yet.</param>
    /// <returns>The inputs, in the same order.</returns>
    /// <remarks>
    /// The copula gives each input its uniform, the law of that run's parameters the quantile there. So ranks depend on each other as the copula says <i>given the parameters</i>; over
    /// all runs an uncertain parameter that one input has of its own makes the dependence less, and one that several share makes it more. Streams are named as with known laws.
    /// </remarks>
    /// <exception cref="ModelException">
    /// Every problem: dimensions that differ (COR005), a constant (COR007), a name twice (COR008), what is no law of one uniform: a sum of draws, a fit with its uncertainty, a named or
    /// computed value (COR014).
    /// </exception>
    public IReadOnlyList<Uncertain> Inputs(string group, Copula copula, params (string Name, Uncertain Law)[] inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        ArgumentNullException.ThrowIfNull(copula);
        ArgumentNullException.ThrowIfNull(inputs);
        List<Problem> problems = CheckDependent(group, copula, inputs);
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        (Uncertain Score, Distribution Law)[] scores = copula.Scores(group, [.. inputs.Select(i => i.Name)]);
        var result = new Uncertain[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            result[i] = Dependent(inputs[i].Law, scores[i].Score, new(inputs[i].Name, scores[i].Law));
            _inputs.Add(inputs[i].Name, result[i].Node);
            Trace(inputs[i].Name, result[i]);
        }

        WarnOfTies(group, copula, inputs);
        return result;
    }

    /// <summary>The quantile of the law at the score's probability; for normal laws the two cancel.</summary>
    private static Uncertain Dependent(Uncertain law, Uncertain score, ScoreLaw scoreLaw) => (law.Law, scoreLaw.Law) switch
    {
        (NormalLaw normal, NormalLaw) => normal.Mean + (normal.StandardDeviation * score),
        (LogNormalLaw log, NormalLaw) => Uncertain.Exp(log.LogMean + (log.LogStandardDeviation * score)),
        _ => new Uncertain(DrawnLaw.At(Node.With(Operation.Cdf, scoreLaw, score.Node), law)!).WithUplifts(law.Uplifts),
    };

    private List<Problem> CheckDependent(string group, Copula copula, (string Name, Uncertain Law)[] inputs)
    {
        var problems = new List<Problem>();
        if (copula.Dimension != inputs.Length)
        {
            problems.Add(new("COR005", group, $"matrix is {copula.Dimension}x{copula.Dimension} but {inputs.Length} inputs are named"));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, Uncertain law) in inputs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            ArgumentNullException.ThrowIfNull(law);
            if (law.IsNamed ? law.Constant is null : law.Law is null && law.Call?.Drawn is null)
            {
                problems.Add(new("COR014", group, $"{name} is {(law.IsNamed ? "a named or computed value" : law.Call?.Factory ?? "drawn from several laws")}: under a copula stands a law that is drawn from one uniform"));
            }

            if (law.Law is ConstantLaw || law.Constant is not null)
            {
                problems.Add(new("COR007", group, $"corr with Constant {name} has no meaning: leave it out of the group"));
            }

            if (!seen.Add(name) || _inputs.ContainsKey(name))
            {
                problems.Add(new("COR008", group, $"input \"{name}\" is declared twice: use another name"));
            }
        }

        return problems;
    }

    /// <summary>Laws with ties cannot reach every rank correlation; those of laws with uncertain parameters are not known before the runs.</summary>
    private void WarnOfTies(string group, Copula copula, (string Name, Uncertain Law)[] inputs)
    {
        if (!inputs.Any(i => i.Law.Law is { IsDiscrete: true }))
        {
            return;
        }

        double[]?[] ranks = [.. inputs.Select(i => i.Law.Law is { } law ? Correlation.MidRanks(law) : null)];
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int j = i + 1; j < inputs.Length; j++)
            {
                if (ranks[i] is not { } one || ranks[j] is not { } other || !(inputs[i].Law.Law!.IsDiscrete || inputs[j].Law.Law!.IsDiscrete))
                {
                    continue;
                }

                double wanted = Correlation.ToSpearman(Correlation.FromKendall(copula.KendallTau(i, j))), reach = Correlation.LargestSpearman(one, wanted < 0 ? [.. Enumerable.Reverse(other)] : other);
                if (wanted < 0 ? wanted < reach : wanted > reach)
                {
                    Warn(new("COR011", group, string.Create(CultureInfo.InvariantCulture,
                        $"Spearman correlation {wanted:0.###} of {inputs[i].Name} and {inputs[j].Name} cannot be reached: the reachable {(wanted < 0 ? "minimum" : "maximum")} is {reach:0.###}"), Severity.Warning));
                }
            }
        }
    }
}
