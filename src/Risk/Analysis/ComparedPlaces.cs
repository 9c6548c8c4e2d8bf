namespace Risk.Analysis;

/// <summary>Where a problem is among the things that are compared: their names, or their places in the argument where a name is missing or there twice.</summary>
internal sealed class ComparedPlaces(string argument, IReadOnlyList<string> names)
{
    private readonly bool areNames = !names.Any(string.IsNullOrEmpty) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    /// <exception cref="ArgumentException">Nothing stands in a place.</exception>
    public static void ThrowIfNull(IReadOnlyList<object?> compared, string argument)
    {
        for (int i = 0; i < compared.Count; i++)
        {
            if (compared[i] is null)
            {
                throw new ArgumentException(FormattableString.Invariant($"{argument}[{i}] is null"), argument);
            }
        }
    }

    /// <summary>The problem, with its place before its path.</summary>
    public Problem In(int index, Problem problem) => problem with { Path = problem.Path.Length == 0 ? this[index] : $"{this[index]}/{problem.Path}" };

    /// <summary>Finds what is wrong with any of the models before the first is simulated.</summary>
    public void ThrowIfAnyCannotRun(IReadOnlyList<Model> models, SimulationOptions options)
    {
        var problems = new List<Problem>();
        int found = 0;
        for (int i = 0; i < models.Count; i++)
        {
            try
            {
                models[i].Prepare(options);
            }
            catch (ModelException e)
            {
                problems.AddRange(e.Problems.Select(p => In(i, p)));
                found += e.Found;
            }
        }

        if (found > 0)
        {
            throw new ModelException(problems, found);
        }
    }

    public ModelResult Simulate(int index, Model model, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return model.Simulate(options, progress, cancellation);
        }
        catch (RunException e)
        {
            throw new RunException(this[index], e);
        }
    }

    /// <summary>What the one at <paramref name="index"/> is called.</summary>
    public string this[int index] => areNames ? names[index] : $"{argument}[{index}]";
}
