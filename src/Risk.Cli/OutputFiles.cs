namespace Risk.Cli;

/// <summary>The files that a command is asked to write: what stands in their way is told before anything is simulated.</summary>
internal static class OutputFiles
{
    public static void Check(bool force, params string?[] files)
    {
        string[] targets = [.. files.OfType<string>().Where(f => f != "-")];
        if (targets.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ModelException(new Problem(Application.WrongUse, "", $"two options write the same file: {twice.First()}"));
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
