using System.Text.RegularExpressions;

namespace Risk.Tests.House;

/// <summary>The equations of docs/methods.md and the code that computes them name each other, so that an auditor can go from either to the other.</summary>
public partial class EquationTests
{
    [Fact]
    public void Every_equation_is_cited_by_the_code_that_computes_it_and_every_citation_is_of_an_equation()
    {
        string[] numbers = [.. Equation().Matches(Repository.Read("docs/methods.md")).Select(m => m.Groups[1].Value)];
        Assert.True(numbers.Length >= 40, "the equations are found");
        Assert.Equal(numbers.Distinct(), numbers);
        (string File, string Number)[] cited = [.. Cited()];
        Findings.None(numbers.Except(cited.Select(c => c.Number)).Select(n => $"docs/methods.md ({n}): no code cites it"));
        Findings.None(cited.Where(c => !numbers.Contains(c.Number)).Select(c => $"{c.File} cites docs/methods.md ({c.Number}): there is no such equation"));
    }

    [Fact]
    public void Equations_are_numbered_in_the_order_in_which_they_stand()
    {
        int[] whole = [.. Equation().Matches(Repository.Read("docs/methods.md")).Select(m => int.Parse(m.Groups[1].Value.TrimEnd([.. "abcdefgh"]), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(whole.Order(), whole);
        Assert.Equal(Enumerable.Range(1, whole[^1]), whole.Distinct());
    }

    private static IEnumerable<(string File, string Number)> Cited() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from citation in Citation().Matches(File.ReadAllText(file))
        from number in Number().Matches(citation.Groups[1].Value)
        select (Path.GetRelativePath(Repository.Root, file), number.Groups[1].Value);

    // A line set apart that ends with its number.
    [GeneratedRegex(@"^    \S.*\((\d+[a-z]?)\)\s*$", RegexOptions.Multiline)]
    private static partial Regex Equation();

    // docs/methods.md (5), (6) and (7)
    [GeneratedRegex(@"docs/methods\.md((?:,? ?(?:and )?\(\d+[a-z]?\))+)")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\((\d+[a-z]?)\)")]
    private static partial Regex Number();
}
