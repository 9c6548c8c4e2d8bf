namespace Risk.Cli;

/// <summary>The files that a command is asked to write: what stands in their way is told before anything is simulated.</summary>
internal static class OutputFiles
{
    /// <param name="force">Whether files that are there may be replaced; the model never is.</param>
    /// <param name="model">What the command reads; null where it reads nothing.</param>
    /// <param name="files">What it is asked to write; null for what is not asked.</param>
    public static void Check(bool force, string? model, params IEnumerable<string?> files)
    {
        string[] targets = [.. files.OfType<string>()];
        if (targets.Contains("-"))
        {
            throw new ModelException(new Problem(Application.CannotGo, "", "- stands for the standard output, to which only simulate --json - writes: name a file"));
        }

        if (targets.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ModelException(new Problem(Application.CannotGo, "", $"two options write the same file: {twice.First()}"));
        }

        if (model is not null && Array.Find(targets, f => Path.GetFullPath(f) == Path.GetFullPath(model)) is { } same)
        {
            throw new ModelException(new Problem(Application.CannotGo, "", $"{same} is the model itself: write to another file"));
        }

        Problem[] inTheWay = [.. targets.Select(f => Directory.Exists(f) ? new Problem("OUT011", f, $"{f} is a folder")
            : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(f))) ? new Problem("FILE002", f, $"folder not found: {Path.GetDirectoryName(Path.GetFullPath(f))}")
            : !force && File.Exists(f) ? new Problem("OUT002", f, $"file exists: {f}", Severity.Error, "--force replaces it")
            : null).OfType<Problem>()];
        if (inTheWay.Length > 0)
        {
            throw new ModelException(inTheWay);
        }
    }
}
