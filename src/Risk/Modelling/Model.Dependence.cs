using System.Globalization;
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
    public IReadOnlyList<Uncertain> Inputs(string group, Copula copula, params (string Name, Distribution Law)[] inputs)
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
            result[i] = Dependent(inputs[i].Law, scores[i].Score, scores[i].Law);
            _inputs.Add(inputs[i].Name, result[i].Node);
            Trace(inputs[i].Name, result[i]);
        }

        WarnOfTies(group, copula, inputs);
        return result;
    }

    /// <summary>The quantile of the law at the score's probability; for normal laws the two cancel.</summary>
    private static Uncertain Dependent(Distribution law, Uncertain score, Distribution scoreLaw) => (law, scoreLaw) switch
    {
        (NormalLaw normal, NormalLaw) => normal.Mean + (normal.StandardDeviation * score),
        (LogNormalLaw log, NormalLaw) => Uncertain.Exp(log.LogMean + (log.LogStandardDeviation * score)),
        _ => new(Node.With(Operation.Quantile, law, Node.With(Operation.Cdf, scoreLaw, score.Node))),
    };

    private List<Problem> CheckDependent(string group, Copula copula, (string Name, Distribution Law)[] inputs)
    {
        var problems = new List<Problem>();
        if (copula.Dimension != inputs.Length)
        {
            problems.Add(new("COR005", group, $"matrix is {copula.Dimension}x{copula.Dimension} but {inputs.Length} inputs are named"));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, Distribution law) in inputs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            ArgumentNullException.ThrowIfNull(law);
            if (law is ConstantLaw)
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

    /// <summary>Laws with ties cannot reach every rank correlation.</summary>
    private void WarnOfTies(string group, Copula copula, (string Name, Distribution Law)[] inputs)
    {
        if (!inputs.Any(i => i.Law.IsDiscrete))
        {
            return;
        }

        double[][] ranks = [.. inputs.Select(i => Correlation.MidRanks(i.Law))];
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int j = i + 1; j < inputs.Length; j++)
            {
                if (!inputs[i].Law.IsDiscrete && !inputs[j].Law.IsDiscrete)
                {
                    continue;
                }

                double wanted = Correlation.ToSpearman(Correlation.FromKendall(copula.KendallTau(i, j))), reach = Correlation.LargestSpearman(ranks[i], wanted < 0 ? [.. Enumerable.Reverse(ranks[j])] : ranks[j]);
                if (wanted < 0 ? wanted < reach : wanted > reach)
                {
                    Warn(new("COR011", group, string.Create(CultureInfo.InvariantCulture,
                        $"Spearman correlation {wanted:0.###} of {inputs[i].Name} and {inputs[j].Name} cannot be reached: the reachable {(wanted < 0 ? "minimum" : "maximum")} is {reach:0.###}"), Severity.Warning));
                }
            }
        }
    }
}
