namespace Risk.Cli.Tests;

/// <summary>A test that runs in a shell; where the shell is missing it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))))
        {
            Skip = $"{shell} is not on the PATH: its completion script is not tried";
        }
    }

    public string Shell { get; }
}
