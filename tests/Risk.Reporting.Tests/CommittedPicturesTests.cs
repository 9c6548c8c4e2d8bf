using System.Security.Cryptography;
using System.Text;
using NextGenerationSharedServices;

namespace Risk.Reporting.Tests;

/// <summary>The pictures of docs/images/charts are of the present code: their drawings have the sums that docs/images/make.sh wrote when a browser last painted them.</summary>
public class CommittedPicturesTests
{
    [Fact]
    public void The_charts_of_the_documents_are_those_that_the_code_draws()
    {
        // As docs/images/make.sh asks the command for them.
        SimulationResult result = BaseCase.Programme().Simulate(new SimulationOptions { Runs = 100_000, Seed = 2016 });
        var options = new ReportOptions { Drivers = result.Drivers([result.NetPresentValue().Name, result.Programme.HeadlineBy(2018)]) };
        string[] now = [.. HtmlReport.Of(result, options).Pictures.Select(p => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(p.Value.ToSvg())))}  {p.Key}.svg").Order(StringComparer.Ordinal)];
        string[] painted = [.. File.ReadAllLines(Path.Combine(Images(), "charts", "SHA256SUMS")).Order(StringComparer.Ordinal)];
        Assert.True(painted.SequenceEqual(now), $"docs/images/make.sh makes the pictures anew; they differ now in {string.Join(", ", now.Except(painted).Select(line => line.Split("  ")[1]))}");
        Assert.All(now, line => Assert.True(File.Exists(Path.Combine(Images(), "charts", Path.ChangeExtension(line.Split("  ")[1], ".png")))));
    }

    private static string Images()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Risk.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "images");
    }
}
