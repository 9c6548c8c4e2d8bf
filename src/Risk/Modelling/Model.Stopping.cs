using Risk.Engine;
using Risk.Modelling;
using Risk.Results;

namespace Risk;

public sealed partial class Model
{
    /// <summary>
    /// Simulates the outputs until one figure is known well enough. The result is, to the last bit, that of <see cref="Simulate(SimulationOptions, IProgress{SimulationProgress}?, CancellationToken)"/>
    /// with the number of runs at which it stopped (and, for a design with replicates, with that many of them); its <see cref="ModelResult.Stopping"/> says why and how.
    /// </summary>
    /// <param name="rule">When it is enough.</param>
    /// <param name="options">Seed, threads, confidence, design and what to keep; its number of runs is the most. Replicates are those of the first look.</param>
    /// <param name="progress">Told now and then how far the simulation is towards the most runs.</param>
    /// <param name="cancellation">Ends the simulation between leaves of 4,096 runs, without a result.</param>
    /// <exception cref="ModelException">The model, the options or the rule break a rule; it lists all problems.</exception>
    /// <exception cref="RunException">A run has no result.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ModelResult SimulateUntil(
        StoppingRule rule, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(options);
        Problem[] errors = [.. options.Check().Concat(rule.Check()).Where(p => p.Severity == Severity.Error)];
        if (errors.Length > 0)
        {
            throw new ModelException(errors);
        }

        if (options.Design.Method == SamplingMethod.Importance)
        {
            throw new ModelException(new Problem("RUN034", "until", "no interval that is valid at every look is known for weights without a bound: simulate a fixed number of runs under importance sampling"));
        }

        if (options.Design.Method == SamplingMethod.MidpointLatinHypercube)
        {
            throw new ModelException(new Problem("RUN045", "until", "an interval under midpoints leaves out their bias, so that it may be narrow about a wrong figure: stop under the Latin hypercube"));
        }

        var schedule = new LookSchedule(rule, options.WithSeed());
        (IBatchProgram program, SimulationIdentity identity, SimulationOptions first) = Prepare(schedule.First);
        return Simulator.RunUntil(program, identity, schedule, FigureOf(rule, program, options.Confidence), [.. Warnings, .. Oddities(schedule.First, first, identity.Scheme)], progress, cancellation);
    }

    private StoppingFigure FigureOf(StoppingRule rule, IBatchProgram program, double confidence)
    {
        int value = program.ValueNames.ToList().IndexOf(rule.Output), happening = program.EventNames.ToList().IndexOf(rule.Output);
        return value < 0 && happening < 0
            ? throw new ModelException(new Problem("RUN024", "until/output", $"no output is named \"{rule.Output}\"" + NearNames.Hint(rule.Output, [.. _outputs.Keys])))
            : happening >= 0 && rule.Target == StoppingTarget.Percentile
            ? throw new ModelException(new Problem("RUN025", "until/output", $"\"{rule.Output}\" is an event, and has no percentile: watch its probability"))
            : value >= 0 && rule.Target == StoppingTarget.Decision
            ? throw new ModelException(new Problem("RUN025", "until/output", $"\"{rule.Output}\" is a value, and has no probability: report an event such as {rule.Output} >= 0, and settle that"))
            : new(rule, happening >= 0, Math.Max(value, happening), IsCertain(_outputs[rule.Output]), confidence);
    }

    /// <summary>Whether nothing is drawn for <paramref name="root"/>: constants, and what is computed from them.</summary>
    private static bool IsCertain(Node root)
    {
        var seen = new HashSet<Node>();
        var stack = new Stack<Node>([root]);
        while (stack.TryPop(out Node? node))
        {
            if (node.Operation == Operation.Input)
            {
                return false;
            }

            foreach (Node argument in node.Arguments)
            {
                if (seen.Add(argument))
                {
                    stack.Push(argument);
                }
            }
        }

        return true;
    }
}
