using System.Xml.Linq;

namespace Risk.Tests.House;

/// <summary>The package, as a stranger gets it.</summary>
public class PackageTests(PackedRisk package) : IClassFixture<PackedRisk>
{
    [Fact]
    public void The_package_holds_the_library_its_documentation_and_the_readme()
    {
        Assert.Superset(
            new HashSet<string> { "Risk.nuspec", "README.md", "lib/net10.0/Risk.dll", "lib/net10.0/Risk.xml" },
            package.Entries("nupkg").ToHashSet());
        Assert.Equal(Repository.Read("README.md"), package.Text("README.md"));
        Assert.Contains("M:Risk.Distribution.Quantile(System.Double)", package.Text("lib/net10.0/Risk.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_symbols_have_a_package_of_their_own()
    {
        Assert.Contains("lib/net10.0/Risk.pdb", package.Entries("snupkg"));
        Assert.DoesNotContain(package.Entries("nupkg"), entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_says_what_it_is_and_asks_for_MathNet_only()
    {
        XElement metadata = XDocument.Parse(package.Text("Risk.nuspec")).Root!.Elements().Single();
        string? Field(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal("Risk", Field("id"));
        Assert.Equal(package.Version, Field("version"));
        Assert.Equal("MIT", Field("license"));
        Assert.Equal("expression", metadata.Elements().Single(element => element.Name.LocalName == "license").Attribute("type")!.Value);
        Assert.Equal("README.md", Field("readme"));
        Assert.Contains("value for money", Field("description"), StringComparison.Ordinal);
        Assert.Equal(
            ["MathNet.Numerics"],
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value));
    }

    [Fact]
    public void The_first_program_of_the_README_prints_what_the_README_says()
    {
        (string program, string output) = Documents.FirstScreen();
        Assert.Equal(Lines(output), Lines(package.RunInNewProject(program)));
    }

    /// <summary>Most of the time to a first result goes into compiling, so their number is what a change can spoil. Once it was 2,223, later 1,725; texts and lists that are made when asked for brought it to some 1,550, and the rehearsal of what runs a plan to 1,600; a few more or less, as several threads compile at once. Methods compiled again because they are hot do not count.</summary>
    [Fact]
    public void The_first_program_of_the_README_compiles_fewer_than_1_700_methods()
    {
        package.RunInNewProject(Documents.FirstScreen().Program);
        string[] first = [.. package.Compiled.Where(line => line.Contains("[Tier0", StringComparison.Ordinal) || line.Contains("[Instrumented Tier0", StringComparison.Ordinal) || line.Contains("[FullOpts", StringComparison.Ordinal))];
        Assert.InRange(first.Length, 500, 1_699);
        Assert.DoesNotContain(first, line => line.Contains("Risk.Engine.", StringComparison.Ordinal) && line.Contains("Int128", StringComparison.Ordinal));
    }

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd())];
}
