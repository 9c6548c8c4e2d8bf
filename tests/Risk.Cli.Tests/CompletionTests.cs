using System.Diagnostics;

namespace Risk.Cli.Tests;

/// <summary>The completion scripts in their shells, with a stand-in for the command; what the command itself suggests is tested with the commands.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string StandIn = "risk() { printf 'simulate\\nschema\\nexplain\\n--help\\n'; }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-shell-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ShellFact("bash")]
    public async Task Bash_completes_commands_and_leaves_options_until_one_is_begun()
    {
        string script = await Script("bash");
        const string Complete = "_risk; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Assert.Equal("simulate\nschema\n", await Said("bash", $"source {script}; {StandIn}; COMP_WORDS=(risk s) COMP_CWORD=1 COMP_LINE='risk s' COMP_POINT=6; {Complete}"));
        Assert.Equal("--help\n", await Said("bash", $"source {script}; {StandIn}; COMP_WORDS=(risk --h) COMP_CWORD=1 COMP_LINE='risk --h' COMP_POINT=8; {Complete}"));
        Assert.Contains("_risk risk", await Said("bash", $"source {script}; complete -p risk"), StringComparison.Ordinal);
    }

    [ShellFact("zsh")]
    public async Task Zsh_asks_for_what_stands_before_the_cursor()
    {
        string script = await Script("zsh");
        Assert.Equal("_risk\n", await Said("zsh", $"autoload -U compinit; compinit -u -D; source {script}; print ${{_comps[risk]}}"));
        const string Shown = "compadd() { print -l -- ${(P)argv[-1]}; }; _files() { }; compdef() { }";
        const string Asked = "risk() { print -r -- \"$1|$2\"; }";
        Assert.Equal("[suggest:6]|risk s\n", await Said("zsh", $"{Shown}; source {script}; {Asked}; words=(risk s later); CURRENT=2; _risk"));
        Assert.Equal("[suggest:14]|risk simulate \n", await Said("zsh", $"{Shown}; source {script}; {Asked}; words=(risk simulate ''); CURRENT=3; _risk"));
        Assert.Equal("simulate\nschema\nexplain\n", await Said("zsh", $"{Shown}; source {script}; {StandIn}; words=(risk s); CURRENT=2; _risk"));
        Assert.Contains("--help\n", await Said("zsh", $"{Shown}; source {script}; {StandIn}; words=(risk --h); CURRENT=2; _risk"), StringComparison.Ordinal);
    }

    [ShellFact("pwsh")]
    public async Task PowerShell_completes_commands_options_and_the_value_behind_an_equals_sign()
    {
        string script = await Script("pwsh");
        const string Complete = "function C($line) { [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText -join ' ' };";
        const string StandsIn = "function risk { 'simulate'; 'schema'; 'explain'; '--help' };";
        Assert.Equal("simulate schema|--help|--x=schema|simulate\n", await Said("pwsh", $"Get-Content -Raw {script} | Invoke-Expression; {StandsIn} {Complete} (C 'risk s'), (C 'risk --h'), (C 'risk simulate --x=sc'), (C 'risk \"my plan.json\" si') -join '|'"));
    }

    /// <summary>Where no shell is: the least that a script must keep.</summary>
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task A_script_closes_what_it_opens(string shell)
    {
        string script = await File.ReadAllTextAsync(await Script(shell));
        foreach ((char open, char close) in new[] { ('(', ')'), ('{', '}'), ('[', ']') })
        {
            Assert.Equal(script.Count(c => c == open), script.Count(c => c == close));
        }
    }

    private async Task<string> Script(string shell)
    {
        using StringWriter output = new(), errors = new();
        Assert.Equal(0, await new Application(output, errors, showProgress: false).Run(["completion", shell]));
        string file = Path.Combine(_folder.FullName, "completion");
        await File.WriteAllTextAsync(file, output.ToString());
        return file;
    }

    private static async Task<string> Said(string shell, string commands)
    {
        string plain = shell switch { "zsh" => "-f", "pwsh" => "-NoProfile", _ => "--norc" };
        using var process = Process.Start(new ProcessStartInfo(shell, [plain, "-c", commands]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return output;
    }
}
