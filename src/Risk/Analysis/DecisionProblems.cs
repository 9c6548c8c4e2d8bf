using System.Globalization;
using Risk.Modelling;

namespace Risk.Analysis;

/// <summary>What no value of information can be given for, in words.</summary>
internal static class DecisionProblems
{
    /// <exception cref="KeyNotFoundException">A model has no such output.</exception>
    /// <exception cref="ModelException">What is asked has no answer.</exception>
    public static void Throw(IReadOnlyList<Model> alternatives, string output, SimulationOptions options)
    {
        if (alternatives.Any(model => model.OutputNamed(output).Shape == Shape.Event))
        {
            throw new ModelException(new Problem("RUN042", "output", $"\"{output}\" is an event, which has no value to decide by: name a value output, such as a net present value"));
        }

        if (options.Design.Method == SamplingMethod.Importance)
        {
            throw new ModelException(new Problem("RUN034", "design", "a rule learnt from draws from another law is not that of the input: ask what information is worth under another design"));
        }

        // Which Sobol dimension an input has depends on all inputs of its model.
        if (options.Design.Method == SamplingMethod.Sobol && alternatives.Count > 1)
        {
            throw new ModelException(new Problem("RUN044", "design", "under Sobol points an input may draw other numbers in a model of other inputs, so that it is no one thing to know: choose between models under another design, such as Latin hypercubes"));
        }

        if (options.Runs is < Sensitivity.MinimumRuns or > Sensitivity.MaximumRuns)
        {
            throw new ModelException(new Problem("RUN015", "runs", string.Create(
                CultureInfo.InvariantCulture, $"the value of information takes {Sensitivity.MinimumRuns} to {Sensitivity.MaximumRuns} runs (was {options.Runs})")));
        }
    }
}
