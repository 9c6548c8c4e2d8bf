using Risk.Engine;

namespace Risk;

public sealed partial class Model
{
    /// <summary>
    /// This model with some of its outputs only: what they do not need is not computed. The draws of every run stay the same to the last bit, and values but for rounding, since
    /// sums and products that they share with outputs left out are formed in another order. (Under a Sobol design dimensions go to the inputs that are left, so there the runs differ.)
    /// </summary>
    /// <param name="outputs">The names of outputs, at least one.</param>
    /// <exception cref="ModelException">MOD003: no output has such a name.</exception>
    public Model Only(params string[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentOutOfRangeException.ThrowIfZero(outputs.Length, nameof(outputs));
        Problem[] unknown =
        [
            .. outputs.Where(o => !_outputs.ContainsKey(o)).Select(o => new Problem(
                "MOD003", "outputs", $"no output is named \"{o}\"" + NearNames.Hint(o, [.. _outputs.Keys]))),
        ];
        if (unknown.Length > 0)
        {
            throw new ModelException(unknown);
        }

        var model = new Model(Name);
        foreach (string output in outputs.Distinct(StringComparer.Ordinal))
        {
            model._outputs.Add(output, _outputs[output]);
            if (_unbounded.Contains(output))
            {
                model._unbounded.Add(output);
            }
        }

        model._warnings.AddRange(_warnings);
        return model;
    }
}
