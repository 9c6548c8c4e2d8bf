using System.Text.RegularExpressions;

namespace Risk.Tests.House;

/// <summary>What does not belong in the repository.</summary>
public partial class HygieneTests
{
    private const long LargestFile = 2_000_000;

    [Fact]
    public void No_file_is_big() =>
        Assert.DoesNotContain(Repository.Files(), file => new FileInfo(Path.Combine(Repository.Root, file)).Length > LargestFile);

    [Fact]
    public void No_file_names_a_place_on_one_machine()
    {
        var named =
            from file in Repository.Files()
            where !IsBinary(file)
            from Match match in MachinePath().Matches(Repository.Read(file))
            select $"{file}: {match.Value}";
        Findings.None(named);
    }

    [Fact]
    public void No_text_has_windows_line_ends_or_tabs_for_indents()
    {
        var odd =
            from file in Repository.Files()
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal)
            let text = Repository.Read(file)
            where text.Contains('\r', StringComparison.Ordinal) || text.Contains("\n\t", StringComparison.Ordinal) || !text.EndsWith('\n')
            select file;
        Findings.None(odd);
    }

    private static bool IsBinary(string file) => Path.GetExtension(file) is ".png" or ".ico" or ".gz" or ".zip" or ".bin" or ".parquet" or ".xlsx";

    // The slash is written as a class so that this file does not find itself.
    [GeneratedRegex(@"(?<![\w.*:/)-])[/](tmp|work|root|home)[/]\w*")]
    private static partial Regex MachinePath();
}
