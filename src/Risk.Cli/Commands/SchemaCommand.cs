using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk schema</c>: the JSON Schema of model files.</summary>
internal static class SchemaCommand
{
    public static Command Make(Application application)
    {
        var result = new Option<bool>("--result") { Description = "The schema of results, as simulate --json writes them." };
        var command = new Command("schema", "Print the JSON Schema of model files, for editors, or of results.") { result };
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            application.Output.Write(parsed.GetValue(result) ? ResultFile.Schema() : ProgrammeFile.Schema());
            return ExitCode.Ok;
        }));
        return command;
    }
}
