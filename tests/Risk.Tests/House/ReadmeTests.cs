using System.Text.RegularExpressions;

namespace Risk.Tests.House;

public partial class ReadmeTests
{
    public static TheoryData<string> Files => [.. Documents.Files];

    [Theory]
    [InlineData("dotnet run -c Release --project samples/NextGenerationSharedServices")]
    [InlineData("dotnet test -c Release")]
    public void The_two_commands_stand_in_the_README_as_they_are_typed(string command) =>
        Assert.Contains(command, Fence.In("README.md").SelectMany(fence => fence.Text.Split('\n')).Select(line => line.Trim()));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_relative_link_leads_to_a_file(string file)
    {
        string folder = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!);
        var broken =
            from Match link in Link().Matches(Repository.Read(file))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
            let path = Path.Combine(folder, Uri.UnescapeDataString(target.Split('#')[0]))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{file}: {target}";
        Findings.None(broken);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_link_to_a_heading_leads_to_one(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        var broken =
            from Match link in Link().Matches(Repository.Read(file))
            let parts = link.Groups["target"].Value.Split('#', 2)
            where parts.Length == 2 && !parts[0].Contains("://", StringComparison.Ordinal)
            let target = parts[0].Length == 0 ? file : Path.Combine(folder, parts[0])
            where target.EndsWith(".md", StringComparison.Ordinal) && !Anchors(target).Contains(parts[1])
            select $"{file}: {link.Groups["target"].Value}";
        Findings.None(broken);
    }

    private static IEnumerable<string> Anchors(string file) =>
        Heading().Matches(Repository.Read(file)).Select(heading => NotInAnchor().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|(?:src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ +(.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
