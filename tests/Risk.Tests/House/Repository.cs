namespace Risk.Tests.House;

/// <summary>The files of this repository, found from where the tests run: the nearest folder above that holds Risk.sln.</summary>
internal static class Repository
{
    /// <summary>What builds and tools write; in a linked worktree .git is a file.</summary>
    private static readonly HashSet<string> Produced = ["bin", "obj", ".git", ".vs", ".vscode", ".idea", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file under <paramref name="folder"/> (relative to the root) that a person wrote, as paths relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder = "", string ending = "") =>
        Directory.Exists(Path.Combine(Root, folder))
            ? [.. Walk(new DirectoryInfo(Path.Combine(Root, folder)))
                .Where(file => file.Name.EndsWith(ending, StringComparison.Ordinal))
                .Select(file => Relative(file.FullName))
                .Order(StringComparer.Ordinal)]
            : [];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => !Produced.Contains(f.Name)).Concat(folder.EnumerateDirectories().Where(d => !Produced.Contains(d.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Risk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds Risk.sln");
    }
}
