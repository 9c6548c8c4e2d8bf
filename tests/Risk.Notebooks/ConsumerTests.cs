using System.Globalization;
using System.Text.RegularExpressions;
using Risk.Tests.House;

namespace Risk.Notebooks;

/// <summary>What a project of a user's gets with the packages, and how much of it.</summary>
[Collection(OneConsole.Name)]
public sealed partial class ConsumerTests(PackedFeed feed)
{
    private const double Mega = 1e6;

    [Fact]
    public void A_project_of_the_library_reports_and_files_works_and_stays_under_40_MB()
    {
        (string printed, string bin) = feed.Consume("""
            using Risk;
            using static Risk.Distribution;

            var programme = new Programme("P") { Customers = [new("A") { AnnualSaving = Triangular(1, 2, 3), MigrationCost = 2, PlannedMigration = Duration.Months(6) }] };
            SimulationResult result = programme.Simulate(1000, 1);
            Programme again = ProgrammeFile.Parse(ProgrammeFile.ToJson(programme), "p").Programme;
            ResultFile.WriteParquet(RunTable.Of(result), "runs.parquet");
            Console.WriteLine($"{HtmlReport.Of(result).ToHtml().Length > 10_000} {again.Name} {new FileInfo("runs.parquet").Length > 1000}");
            """);
        Assert.Equal("True P True", printed.Trim());
        string[] files = Directory.GetFiles(bin, "*", SearchOption.AllDirectories);
        Assert.Superset(new HashSet<string?> { "Risk.dll", "Risk.Reporting.dll", "Risk.Files.dll", "Parquet.dll" }, files.Select(Path.GetFileName).ToHashSet());
        Assert.InRange(files.Sum(file => new FileInfo(file).Length) / Mega, 1, 40);
        Assert.False(Array.Exists(files, file => file.Contains("runtimes", StringComparison.Ordinal)), "native libraries");
    }

    [Fact]
    public void The_guide_says_how_much_pictures_bring()
    {
        Match said = Sizes().Match(Repository.Read("docs/reports.md"));
        Assert.True(said.Success, "docs/reports.md says the sizes");
        foreach ((int group, bool here) in new[] { (1, false), (2, true) })
        {
            double measured = feed.BytesWithPictures(here) / Mega, told = double.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(told - measured) <= 0.1 * measured, $"measured {measured:0.0} MB, said {told} MB");
        }
    }

    [GeneratedRegex(@"(\d+) MB for all systems, (\d+) MB with")]
    private static partial Regex Sizes();
}
