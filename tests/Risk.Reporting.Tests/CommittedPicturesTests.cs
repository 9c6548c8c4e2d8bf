using System.Security.Cryptography;
using System.Text;
using NextGenerationSharedServices;
using Risk.Tests.House;

namespace Risk.Reporting.Tests;

/// <summary>The pictures of docs/images are of the present code: the drawings have the sums that docs/images/make.sh wrote when a browser last painted them.</summary>
public class CommittedPicturesTests
{
    private static readonly SimulationOptions Settings = new() { Runs = 100_000, Seed = 2016 };

    [Fact]
    public void The_charts_of_the_documents_are_those_that_the_code_draws()
    {
        // As docs/images/make.sh asks the command for them.
        SimulationResult result = BaseCase.Programme().Simulate(Settings);
        var options = new ReportOptions { Drivers = result.Drivers([result.NetPresentValue().Name, result.Programme.HeadlineBy(2018)]) };
        ArePainted("charts", HtmlReport.Of(result, options).Pictures);
    }

    [Fact]
    public void The_charts_of_the_comparison_are_those_that_the_code_draws()
    {
        const string Late = "\"logMean\": 2.70805020110221", Sooner = "\"logMean\": 1.791759469228055";
        string script = Repository.Read("docs/images/make.sh"), text = Repository.Read("samples/NextGenerationSharedServices/programme.json");
        Assert.Contains($"s/{Late}/{Sooner}/", script, StringComparison.Ordinal);
        Programme[] programmes = [ProgrammeFile.Parse(text, "late platform").Programme, ProgrammeFile.Parse(text.Replace(Late, Sooner, StringComparison.Ordinal), "sooner platform").Programme];
        ArePainted("comparison", HtmlComparison.Of(Comparison.Of(programmes, Settings), ["late platform", "sooner platform"]).Pictures);
    }

    private static void ArePainted(string folder, IReadOnlyDictionary<string, Chart> pictures)
    {
        string images = Path.Combine(Repository.Root, "docs", "images", folder);
        string[] now = [.. pictures.Select(p => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(p.Value.ToSvg())))}  {p.Key}.svg").Order(StringComparer.Ordinal)];
        string[] painted = [.. File.ReadAllLines(Path.Combine(images, "SHA256SUMS")).Order(StringComparer.Ordinal)];
        Assert.True(painted.SequenceEqual(now), $"docs/images/make.sh makes the pictures anew; they differ now in {string.Join(", ", now.Except(painted).Select(line => line.Split("  ")[1]))}");
        Assert.All(now, line => Assert.True(File.Exists(Path.Combine(images, Path.ChangeExtension(line.Split("  ")[1], ".png")))));
    }
}
