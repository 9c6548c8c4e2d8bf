using System.CommandLine;
using System.CommandLine.Parsing;

namespace Risk.Cli;

/// <summary>A value that is one of a few words: shells complete it, and a misspelt one is told with the words it may have meant.</summary>
internal static class Choice
{
    public static void Among(Option<string?> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Check(option.Name, result.Tokens, words, result.AddError));
    }

    public static void Among(Argument<string> argument, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result => Check(argument.Name, result.Tokens, words, result.AddError));
    }

    private static void Check(string name, IReadOnlyList<Token> said, string[] words, Action<string> tell)
    {
        foreach (string word in said.Select(t => t.Value).Where(w => !words.Contains(w, StringComparer.Ordinal)))
        {
            tell($"{name} {word}: expected one of {string.Join(", ", words)}{NearNames.Meant(word, words)}");
        }
    }
}
