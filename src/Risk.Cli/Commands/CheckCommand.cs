using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk check</c>: every fault and every warning of a file.</summary>
internal static class CheckCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string>("file") { Description = "A model file." };
        var command = new Command("check", "Tell everything that is wrong with a model file, and simulate nothing.") { file };
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            LoadedProgramme loaded = ProgrammeFile.Load(parsed.GetValue(file)!);
            application.Warn(loaded.Warnings);
            Programme programme = loaded.Programme;
            application.Output.WriteLine($"{string.Concat(programme.Name.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))}: {Counted(programme.Customers.Count, "customer")}, {Counted(programme.Suppliers.Count, "supplier")}, {Counted(programme.Years, "year")} from {programme.Start:yyyy-MM-dd}; nothing is wrong");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
