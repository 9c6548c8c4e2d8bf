using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Risk.Tests.House;

/// <summary>The analyser passes over a name it cannot find, so a misspelt ban would ban nothing.</summary>
public class BannedSymbolTests
{
    private static readonly string[] Bans = Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [Fact]
    public void Every_ban_names_a_symbol_that_exists() =>
        Assert.DoesNotContain(Bans, ban => DocumentationCommentId.GetSymbolsForDeclarationId(ban.Split(';')[0], RiskSources.Compilation).IsEmpty);

    [Fact]
    public void Every_ban_says_what_to_use_instead() =>
        Assert.DoesNotContain(Bans, ban => ban.Split(';', 2) is not [_, { Length: > 20 }]);

    [Fact]
    public void The_generator_of_the_framework_is_banned() => Assert.Contains(Bans, ban => ban.StartsWith("T:System.Random;", StringComparison.Ordinal));

    [Fact]
    public void No_law_of_MathNet_draws()
    {
        // Each of its laws has samplers of its own, static ones too: too many to list as bans.
        var samplers =
            from tree in RiskSources.Trees
            let model = RiskSources.Compilation.GetSemanticModel(tree)
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            where name.Identifier.ValueText is "Sample" or "Samples"
            where model.GetSymbolInfo(name).Symbol?.ContainingNamespace?.ToDisplayString() == "MathNet.Numerics.Distributions"
            select $"{tree.FilePath}: {name.Parent}";
        Findings.None(samplers);
    }
}
