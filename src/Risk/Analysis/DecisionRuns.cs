using Risk.Results;

namespace Risk.Analysis;

/// <summary>What alternatives are worth in the same runs, and the draws of every input on which one of them depends.</summary>
internal sealed class DecisionRuns
{
    /// <summary>Simulates them one after the other: an input of one name draws the same in all.</summary>
    /// <param name="alternatives">The models.</param>
    /// <param name="output">What is decided by, of each.</param>
    /// <param name="orLeaveIt">Whether doing nothing, worth 0, is an alternative too: the last.</param>
    /// <param name="places">What the models are called.</param>
    /// <param name="options">Runs, and a seed.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ModelException">A model breaks a rule, its output is infinite in some run, or an input of one name is not one thing to know.</exception>
    public DecisionRuns(IReadOnlyList<Model> alternatives, string output, bool orLeaveIt, ComparedPlaces places, SimulationOptions options, CancellationToken cancellation)
    {
        bool several = alternatives.Count > 1;
        if (several)
        {
            places.ThrowIfAnyCannotRun(alternatives, options);
        }

        InputsBesideOutputs[] passes = [.. alternatives.Select((model, i) => Simulate(model, output, several ? places[i] : null, options, cancellation))];
        Figures = new(passes[0].Result.Runs, passes[0].Result.DesignErrors, options.Confidence);
        Warnings = [.. passes.SelectMany((pass, i) => pass.Result.Warnings.Select(w => several ? places.In(i, w) : w))];
        var inputs = new SortedDictionary<string, DecisionInput>(StringComparer.Ordinal);
        foreach ((int i, Model model) in alternatives.Index())
        {
            foreach ((string name, (_, Distribution law)) in InputsBesideOutputs.Of([model.OutputNamed(output)]).Where(input => !passes[i].Input(input.Key).HasNoVariation))
            {
                var own = new DecisionInput(name, law, passes[i].Input(name).Samples.ToArray(), places[i]);
                inputs[name] = inputs.TryGetValue(name, out DecisionInput? known) ? known.With(own) : own;
            }
        }

        Values = [.. passes.Select(pass => pass.Output(output).Samples.ToArray()), .. orLeaveIt ? [new double[passes[0].Result.Runs]] : Array.Empty<double[]>()];
        Inputs = [.. inputs.Values];
        Best = Values.Index().MaxBy(v => RunFigures.MeanOf(v.Item)).Index;
        (Gains, Range) = (GainsOver(Values[Best]), RangeOver(Values[Best]));
    }

    /// <summary>What each alternative is worth, by run.</summary>
    public IReadOnlyList<double[]> Values { get; }

    /// <summary>The inputs that vary, by name.</summary>
    public IReadOnlyList<DecisionInput> Inputs { get; }

    /// <summary>Errors by the design.</summary>
    public RunFigures Figures { get; }

    /// <summary>Those of all models.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>The first alternative of the greatest mean.</summary>
    public int Best { get; }

    /// <summary>How much better than <see cref="Best"/> the best alternative of each run is, whose mean is docs/methods.md (40).</summary>
    public double[] Gains { get; }

    /// <summary>By how much the runs differ in how much better another alternative is; 0 where all of them say the same.</summary>
    public double Range { get; }

    private double[] GainsOver(double[] best)
    {
        var gains = new double[best.Length];
        foreach (double[] own in Values)
        {
            for (int run = 0; run < gains.Length; run++)
            {
                gains[run] = Math.Max(gains[run], own[run] - best[run]);
            }
        }

        return gains;
    }

    private double RangeOver(double[] best)
    {
        double widest = 0;
        foreach (double[] own in Values)
        {
            double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
            for (int run = 0; run < own.Length; run++)
            {
                double better = own[run] - best[run];
                (least, greatest) = (Math.Min(least, better), Math.Max(greatest, better));
            }

            widest = Math.Max(widest, greatest - least);
        }

        return widest;
    }

    /// <summary>A run without a result says in which of several models.</summary>
    private static InputsBesideOutputs Simulate(Model model, string output, string? place, SimulationOptions options, CancellationToken cancellation)
    {
        try
        {
            var pass = new InputsBesideOutputs(model, [output], options, cancellation);
            ThrowIfInfinite(pass.Output(output), model.Name);
            return pass;
        }
        catch (RunException e) when (place is not null)
        {
            throw new RunException(place, e);
        }
    }

    private static void ThrowIfInfinite(ValueOutput output, string name)
    {
        if (!double.IsFinite(output.Minimum) || !double.IsFinite(output.Maximum))
        {
            throw new ModelException(new Problem("RUN043", "output", $"the output of {name} is infinite in some run, so that it has no mean to decide by"));
        }
    }
}
