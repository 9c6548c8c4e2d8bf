using Microsoft.CodeAnalysis;

namespace Risk.Tests.House;

/// <summary>The analyser passes over a name it cannot find, so a misspelt ban would ban nothing.</summary>
public class BannedSymbolTests
{
    public static TheoryData<string> Bans => [.. Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [Theory]
    [MemberData(nameof(Bans))]
    public void A_ban_names_a_symbol_that_exists_and_its_replacement(string line)
    {
        string[] parts = line.Split(';', 2);
        Assert.Equal(2, parts.Length);
        Assert.True(parts[1].Length > 20, "the message says what to use instead");
        Assert.NotEmpty(DocumentationCommentId.GetSymbolsForDeclarationId(parts[0], RiskSources.Compilation));
    }
}
