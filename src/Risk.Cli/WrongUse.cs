using System.CommandLine;
using System.CommandLine.Parsing;

namespace Risk.Cli;

/// <summary>What is wrong with a command line, in words: a command or option that there is not, with those it may have meant, before what follows from it.</summary>
internal static class WrongUse
{
    /// <summary>The lines to tell, of a command line that is wrong.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, RootCommand root)
    {
        Command command = parsed.CommandResult.Command;
        if (command == root)
        {
            return parsed.UnmatchedTokens is [{ } first, ..]
                ? [$"{(first.StartsWith('-') ? "there is no option" : "there is no command")} {first}{NearNames.Hint(first, first.StartsWith('-') ? Names(command) : [.. root.Subcommands.Select(c => c.Name)])}"]
                : [$"a command is expected: {string.Join(", ", root.Subcommands.Select(c => c.Name))}"];
        }

        string? option = parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith('-') && t.Length > 1);
        return option is not null
            ? [$"{command.Name} has no option {option}{NearNames.Hint(option, Names(command))}"]
            : [.. parsed.Errors.Select(e => e.Message).Distinct()];
    }

    /// <summary>Help was asked for a command that there is not.</summary>
    public static bool IsUnknownCommand(ParseResult parsed, RootCommand root) =>
        parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [{ } first, ..] && !first.StartsWith('-');

    private static string[] Names(Command command) => [.. command.Options.Where(o => !o.Hidden).Select(o => o.Name)];
}
