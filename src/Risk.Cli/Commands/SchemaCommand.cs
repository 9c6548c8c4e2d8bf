using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk schema</c>: the JSON Schema of model files.</summary>
internal static class SchemaCommand
{
    public static Command Make(Application application)
    {
        var command = new Command("schema", "Print the JSON Schema of model files, for editors.");
        command.SetAction((_, _) => application.Guarded(() =>
        {
            application.Output.Write(ProgrammeFile.Schema());
            return ExitCode.Ok;
        }));
        return command;
    }
}
