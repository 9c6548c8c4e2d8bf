using System.Runtime.CompilerServices;

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
        var joined = new DependenceGroup(group, copula, inputs, _inputs.ContainsKey);
        for (int i = 0; i < joined.Values.Count; i++)
        {
            _inputs.Add(inputs[i].Name, joined.Values[i].Node);
            Trace(inputs[i].Name, joined.Values[i]);
        }

        foreach (Problem warning in joined.Warnings)
        {
            Warn(warning);
        }

        return joined.Values;
    }
}
