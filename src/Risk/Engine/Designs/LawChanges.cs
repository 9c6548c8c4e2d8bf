using Risk.Distributions;
using Risk.Mathematics;
using Risk.Modelling;

namespace Risk.Engine;

/// <summary>The changes of law of one simulation, for the plan: what each input is drawn from, and the weight of a run as a node of the graph: docs/methods.md (34b).</summary>
/// <param name="Laws">The law that an input is drawn from, by its name.</param>
/// <param name="Weight">Π f(x) ÷ g(x) over the changed inputs.</param>
internal sealed record LawChanges(IReadOnlyDictionary<string, Distribution> Laws, Node Weight)
{
    /// <summary>The changes of some inputs, in the order of their names: sums are formed in it. A law changed into itself leaves no trace: its ratio is 1.</summary>
    public static LawChanges Of(IReadOnlyList<ChangeOfLaw> changes, IReadOnlyDictionary<string, Node> inputs)
    {
        ChangeOfLaw[] real = [.. changes.Where(c => !c.Law.Equals(LawOf(inputs[c.Input])))];
        if (real.Length == 0)
        {
            return new(new Dictionary<string, Distribution>(StringComparer.Ordinal), Node.Number(1));
        }

        LikelihoodRatio[] ratios = [.. real.Select(c => new LikelihoodRatio(LawOf(inputs[c.Input]), c.Law))];
        return new(
            real.ToDictionary(c => c.Input, c => c.Law, StringComparer.Ordinal),
            Node.With(Operation.Function, (ColumnFunction)Weigh, [.. real.Select(c => inputs[c.Input])]));

        // exp Σ (ln f(x) − ln g(x)): a product of ratios might overflow on the way.
        void Weigh(Columns draws, Span<double> weights)
        {
            weights.Clear();
            for (int k = 0; k < ratios.Length; k++)
            {
                ReadOnlySpan<double> x = draws[k];
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] += ratios[k].Log(x[i]);
                }
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = Elementary.Exp(weights[i]);
            }
        }
    }

    private static Distribution LawOf(Node input) => ((InputLaw)input.Payload!).Law;
}
