namespace Risk.Cli;

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    public const int Ok = 0, InvalidModel = 2, RunFailed = 3, File = 4, Usage = 64, Cancelled = 130, OutputClosed = 141;
}
