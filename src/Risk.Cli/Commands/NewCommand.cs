using System.CommandLine;

namespace Risk.Cli.Commands;

/// <summary><c>risk new</c>: an example to be edited, and its schema beside it.</summary>
internal static class NewCommand
{
    public static Command Make(Application application)
    {
        var file = new Argument<string?>("file") { Description = "Where to write; programme.json or programme.xlsx unless said.", Arity = ArgumentArity.ZeroOrOne };
        var excel = new Option<bool>("--excel") { Description = "A workbook with a row a customer, instead of JSON; so too where the file ends in .xlsx." };
        var force = new Option<bool>("--force") { Description = "Replace what is there." };
        var command = new Command("new", "Write an example programme, to be edited, and the schema that editors use; or a workbook.") { file, excel, force };
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            bool asWorkbook = parsed.GetValue(excel) || parsed.GetValue(file)?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true;
            string path = parsed.GetValue(file) ?? (asWorkbook ? "programme.xlsx" : "programme.json");
            OutputFiles.Check(parsed.GetValue(force), null, path);
            if (asWorkbook)
            {
                ProgrammeWorkbook.WriteTemplate(ProgrammeFile.Parse(Example(), "example.json").Programme, path, parsed.GetValue(force));
                application.Output.WriteLine($"{path} is written; its sheet help says what to fill in; next: risk check {path}, risk simulate {path}");
                return ExitCode.Ok;
            }

            ProgrammeFile.WriteText(path, Example(), parsed.GetValue(force));
            string schema = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "programme.schema.json");
            ProgrammeFile.WriteText(schema, ProgrammeFile.Schema(), overwrite: true);
            application.Output.WriteLine($"{path} is written; next: risk check {path}, risk simulate {path}");
            return ExitCode.Ok;
        }));
        return command;
    }

    /// <summary>The example as it is written: with the fields that a first reader asks for, also where they have their default.</summary>
    private static string Example()
    {
        using Stream stream = typeof(NewCommand).Assembly.GetManifestResourceStream("example.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
