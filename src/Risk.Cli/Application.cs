using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Risk.Cli.Commands;

namespace Risk.Cli;

/// <summary>The command line: what is asked, done by a command, every fault as words and an exit code.</summary>
internal sealed class Application(TextWriter output, TextWriter errors, bool showProgress)
{
    /// <summary>The code of options that cannot stand together.</summary>
    public const string CannotGo = "USE001";

    public TextWriter Output => output;

    public TextWriter Errors => errors;

    public bool ShowProgress => showProgress;

    public async Task<int> Run(string[] args)
    {
        var root = new RootCommand("""
            The probability that a migration programme gives value for money, by year, with its sampling error.

            Examples:
              risk new programme.json                       write an example, to be edited
              risk check programme.json                     tell every fault, simulate nothing
              risk simulate programme.json --runs 1e6       the probability by year
              risk simulate programme.json --until-error 0.1%  as many runs as that needs
              risk compare plan.json cheaper.json           options in the same simulated lives
              risk explain programme.json --run 81734       one life, told step by step
              risk report programme.json                    the answer, what drives it and every assumption, as a page
              risk export programme.json --to draws.parquet every life, for other programs

            Exit codes: 0 ok, 2 invalid model, 3 run failed, 4 file or disk, 64 usage, 130 cancelled.
            """);
        foreach (Command command in (Command[])
            [NewCommand.Make(this), CheckCommand.Make(this), SimulateCommand.Make(this), CompareCommand.Make(this), ExplainCommand.Make(this), ReportCommand.Make(this), ExportCommand.Make(this),
             SchemaCommand.Make(this), CompletionCommand.Make(this)])
        {
            root.Add(command);
        }

        // As from "$UNSET" in a script; a line to be completed may be empty.
        if (args.Any(string.IsNullOrWhiteSpace) && !args[0].StartsWith('['))
        {
            errors.WriteLine("an argument is empty: a name or a number is expected");
            return ExitCode.Usage;
        }

        // As people ask: risk help, risk help simulate.
        ParseResult parsed = root.Parse(args is ["help", .. string[] topic] ? [.. topic, "--help"] : CompletionCommand.Line(args));
        bool asksForHelp = parsed.Action is HelpAction || parsed.Action?.GetType().Name.StartsWith("Version", StringComparison.Ordinal) == true;
        if (asksForHelp ? WrongUse.IsUnknownCommand(parsed, root) : parsed.Errors.Count > 0)
        {
            foreach (string line in WrongUse.Of(parsed, root))
            {
                errors.WriteLine(line);
            }

            string command = parsed.CommandResult.Command == root ? "" : $"{parsed.CommandResult.Command.Name} ";
            errors.WriteLine($"risk {command}--help tells what can be asked.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (IOException)
        {
            // Only the output is written outside Guarded's reach: the reader of the pipe has gone.
            return ExitCode.OutputClosed;
        }
    }

    /// <summary>Runs a command; every known fault becomes words on the error output and an exit code.</summary>
    public async Task<int> Guarded(Func<int> command)
    {
        try
        {
            return await Task.Run(command);
        }
        catch (ModelException exception)
        {
            foreach (Problem problem in exception.Problems)
            {
                errors.WriteLine(problem);
            }

            if (exception.Found > exception.Problems.Count)
            {
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(exception.MayBeMore ? "at least " : "")}{exception.Found:N0} faults were found: only the first {exception.Problems.Count} are told"));
            }

            return exception.Problems[0].Code is CannotGo or Forecast.TooLong ? ExitCode.Usage
                : exception.Problems.All(p => IsOfFiles(p.Code)) ? ExitCode.File : ExitCode.InvalidModel;
        }
        catch (RunException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCode.RunFailed;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("cancelled: nothing was written");
            return ExitCode.Cancelled;
        }
        catch (UnauthorizedAccessException exception)
        {
            errors.WriteLine(exception.Message);
            return ExitCode.File;
        }
    }

    /// <summary>Tells of a file that a command wrote beside what it prints.</summary>
    public void Written(string file, bool isQuiet)
    {
        if (!isQuiet)
        {
            errors.WriteLine($"{file} is written");
        }
    }

    /// <summary>What a file warns of and what the engine says of it, each once: with the line where it has one.</summary>
    public void Warn(IReadOnlyList<Problem> ofFile, IEnumerable<Problem> others) => Warn([.. ofFile, .. others.Where(other => !ofFile.Any(told => IsSame(told, other)))]);

    public void Warn(IEnumerable<Problem> warnings)
    {
        foreach (Problem warning in warnings.Where(w => w.Severity == Severity.Warning).Distinct())
        {
            errors.WriteLine($"warning: {warning}");
        }
    }

    private static bool IsSame(Problem told, Problem other) => told.Code == other.Code && told.Message == other.Message && (told.Path == other.Path || told.Path.StartsWith(other.Path + " (", StringComparison.Ordinal));

    private static bool IsOfFiles(string code) => code is "FILE002" or "FILE003" or "FILE004" or "LIM008" || code.StartsWith("OUT", StringComparison.Ordinal);
}
