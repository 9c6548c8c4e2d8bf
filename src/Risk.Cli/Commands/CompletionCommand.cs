using System.CommandLine;
using System.Globalization;

namespace Risk.Cli.Commands;

/// <summary><c>risk completion</c>: the script with which a shell completes commands, options and their values.</summary>
internal static class CompletionCommand
{
    // Each asks the command itself what can stand at the cursor: risk "[suggest:POSITION]" "LINE".
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # in ~/.bashrc: eval "$(risk completion bash)"
            _risk() {
              local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}" found
              found="$(risk "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
              # Options where one is begun; else what the command takes, or files.
              [[ "$word" == -* ]] || found="$(grep -v '^[-/]' <<<"$found")"
              mapfile -t COMPREPLY < <(compgen -W "$found" -- "$word")
            }
            complete -o default -F _risk risk

            """,
        ["zsh"] = """
            # in ~/.zshrc, after compinit: eval "$(risk completion zsh)"
            _risk() {
              local -a found
              local line="${(j: :)words[1,CURRENT]}"
              found=("${(@f)$(risk "[suggest:${#line}]" "$line" 2>/dev/null)}")
              # Options where one is begun; else what the command takes, or files.
              [[ "${words[CURRENT]}" == -* ]] || found=(${found:#[-/]*})
              [[ -n "${found[1]}" ]] && compadd -a found
              _files
            }
            compdef _risk risk

            """,
        ["pwsh"] = """
            # in $PROFILE: risk completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName risk -ScriptBlock {
              param($word, $line, $position)
              # Of --design=la the value is completed, and the option stays in front.
              $option = if ("$word" -match '^--[^=]+=') { $Matches[0] } else { '' }
              $begun = "$word".Substring($option.Length)
              # Options where one is begun; else what the command takes.
              risk "[suggest:$position]" "$line" 2>$null | Where-Object { $_.StartsWith($begun) -and ($begun -like '-*' -or $_ -notmatch '^[-/]') } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new("$option$_", $_, 'ParameterValue', $_)
              }
            }

            """,
    };

    /// <summary>
    /// A line to be completed, as the parser can take it: a value that is begun behind <c>--design=</c> stands by itself, for the parser finds no place in a word that is both.
    /// </summary>
    public static string[] Line(string[] args)
    {
        if (args is not [['[', 's', 'u', 'g', 'g', 'e', 's', 't', ..] asked, { } line]
            || !int.TryParse(asked.AsSpan(asked.IndexOf(':', StringComparison.Ordinal) + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int position) || position > line.Length)
        {
            return args;
        }

        int begin = position == 0 ? 0 : line.LastIndexOf(' ', position - 1) + 1, sign = line.IndexOf('=', begin, position - begin);
        return sign < 0 || !line.AsSpan(begin).StartsWith("--", StringComparison.Ordinal) ? args : [asked, line[..sign] + ' ' + line[(sign + 1)..]];
    }

    public static Command Make(Application application)
    {
        var shell = new Argument<string>("shell") { Description = string.Join(", ", Scripts.Keys) };
        Choice.Among(shell, [.. Scripts.Keys]);
        var command = new Command("completion", "Print the script with which a shell completes risk; its first line says where to put it.") { shell };
        command.SetAction((parsed, _) => application.Guarded(() =>
        {
            application.Output.Write(Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"));
            return ExitCode.Ok;
        }));
        return command;
    }
}
