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
    public DecisionRuns(IReadOnlyList<Model> alternatives, string output, bool orLeaveIt, ComparedPlaces places, SimulationOptions options, CancellationToken cancellation)
    {
        if (alternatives.Count > 1)
        {
            places.ThrowIfAnyCannotRun(alternatives, options);
        }

        var values = new List<double[]>();
        var inputs = new SortedDictionary<string, (Distribution Law, ValueOutput Draws)>(StringComparer.Ordinal);
        foreach ((int index, Model model) in alternatives.Index())
        {
            InputsBesideOutputs pass = Simulate(model, output, alternatives.Count > 1 ? places[index] : null, options, cancellation);
            ThrowIfInfinite(pass.Output(output), model.Name);
            values.Add(pass.Output(output).Samples.ToArray());
            Figures ??= new(pass.Result.Runs, pass.Result.DesignErrors, options.Confidence);
            foreach ((string name, (_, Distribution law)) in InputsBesideOutputs.Of([model.OutputNamed(output)]).Where(input => !pass.Input(input.Key).HasNoVariation))
            {
                inputs.TryAdd(name, (law, pass.Input(name)));
            }
        }

        if (orLeaveIt)
        {
            values.Add(new double[values[0].Length]);
        }

        (Values, Inputs) = (values, inputs);
        Best = values.Index().MaxBy(v => RunFigures.MeanOf(v.Item)).Index;
    }

    /// <summary>What each alternative is worth, by run.</summary>
    public IReadOnlyList<double[]> Values { get; }

    /// <summary>The inputs that vary, by name, as the first alternative that has them draws them.</summary>
    public IReadOnlyDictionary<string, (Distribution Law, ValueOutput Draws)> Inputs { get; }

    /// <summary>Errors by the design.</summary>
    public RunFigures Figures { get; } = null!;

    /// <summary>The first alternative of the greatest mean.</summary>
    public int Best { get; }

    /// <summary>How much better than <see cref="Best"/> the best alternative of each run is, whose mean is docs/methods.md (40).</summary>
    public double[] Gains()
    {
        var gains = new double[Values[0].Length];
        double[] best = Values[Best];
        foreach (double[] own in Values)
        {
            for (int run = 0; run < gains.Length; run++)
            {
                gains[run] = Math.Max(gains[run], own[run] - best[run]);
            }
        }

        return gains;
    }

    /// <summary>By how much the runs differ in how much better another alternative is; 0 where all of them say the same.</summary>
    public double Range()
    {
        double widest = 0;
        foreach (double[] own in Values)
        {
            double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
            for (int run = 0; run < own.Length; run++)
            {
                double better = own[run] - Values[Best][run];
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
            return new(model, [output], options, cancellation);
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
