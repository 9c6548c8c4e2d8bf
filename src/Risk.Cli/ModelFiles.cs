namespace Risk.Cli;

/// <summary>Several model files of one command: the faults of all of them at once, each with the name of its file.</summary>
internal static class ModelFiles
{
    /// <exception cref="ModelException">The faults of every file.</exception>
    public static LoadedProgramme[] Load(IReadOnlyList<string> paths)
    {
        var loaded = new List<LoadedProgramme>();
        var problems = new List<Problem>();
        var untold = new Dictionary<string, int>();
        bool mayBeMore = false;
        foreach (string path in paths)
        {
            try
            {
                LoadedProgramme read = ProgrammeFile.Load(path);
                loaded.Add(read with { Warnings = [.. read.Warnings.Select(w => Of(path, w))] });
            }
            catch (ModelException exception)
            {
                mayBeMore |= exception.MayBeMore;
                untold[path] = exception.Found - exception.Problems.Count;
                problems.AddRange(exception.Problems.Select(p => Of(path, p)));
            }
        }

        Problem[] distinct = [.. problems.Distinct()];
        return distinct.Length > 0 ? throw new ModelException(distinct, distinct.Length + untold.Values.Sum()) { MayBeMore = mayBeMore } : [.. loaded];
    }

    /// <summary>A problem with the name of the file that it is of.</summary>
    public static Problem Of(string file, Problem problem) =>
        problem.Path.StartsWith(file, StringComparison.Ordinal) ? problem : problem with { Path = problem.Path.Length == 0 ? file : $"{file}: {problem.Path}" };
}
