using Risk.Distributions;
using Risk.Engine;
using Risk.Modelling;

namespace Risk;

public sealed partial class Model
{
    /// <summary>What importance sampling changes in this model; null under any other design.</summary>
    /// <exception cref="ModelException">Every fault: an unknown input (RUN018), one whose law is not that of one draw or of another kind (RUN029), a support that is not covered (RUN030).</exception>
    private LawChanges? ChangesOf(SamplingDesign design)
    {
        if (design.Method != SamplingMethod.Importance)
        {
            return null;
        }

        Dictionary<string, Node> inputs = InputsOf(_outputs.Values);
        Problem[] faults = [.. design.Changes.Select(change => FaultOf(change, inputs)).OfType<Problem>()];
        return faults.Length > 0 ? throw new ModelException(faults) : LawChanges.Of(design.Changes, inputs);
    }

    /// <summary>Laws that are drawn from with weights of infinite variance, as far as it can be told beforehand.</summary>
    private IEnumerable<Problem> WarningsOf(SamplingDesign design)
    {
        if (design.Changes.Count == 0)
        {
            return [];
        }

        Dictionary<string, Node> inputs = InputsOf(_outputs.Values);
        return design.Changes.Select(c => LawChange.LightTail(c.Input, ((InputLaw)inputs[c.Input].Payload!).Law, c.Law)).OfType<Problem>();
    }

    private Problem? FaultOf(ChangeOfLaw change, Dictionary<string, Node> inputs)
    {
        string path = "design/changes/" + change.Input;
        string[] names = [.. inputs.Keys.Order(StringComparer.Ordinal)];
        if (!inputs.TryGetValue(change.Input, out Node? node))
        {
            return _inputs.TryGetValue(change.Input, out Node? computed) && computed.Operation != Operation.Input
                ? new("RUN029", path, $"\"{change.Input}\" is computed from other draws, and its law is that of none of them: change those it is computed from, {string.Join(", ", InputsOf([computed]).Keys.Order(StringComparer.Ordinal).Take(5).Select(n => $"\"{n}\""))}")
                : new("RUN018", path, $"no output depends on an input \"{change.Input}\"" + NearNames.Hint(change.Input, names));
        }

        var input = (InputLaw)node.Payload!;
        return input.Serves is { } whole
            ? new("RUN029", path, $"\"{change.Input}\" is {whole}: it differs from run to run and cannot be drawn from another; change the laws of its parameters")
            : LawChange.Fault(change.Input, input.Law, change.Law);
    }
}
