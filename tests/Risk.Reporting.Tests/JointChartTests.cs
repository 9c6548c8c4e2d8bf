using System.Xml.Linq;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public class JointChartTests
{
    [Fact]
    public void Dots_beyond_the_axes_are_hollow_and_counted()
    {
        // Costs of a Pareto law with a heavy tail: the axis ends at P99.5, far below the dearest lives.
        SimulationResult result = (Subject.Programme("tail", 5) with
        {
            Customers = [new("A") { AnnualSaving = 5, PlannedMigration = Duration.Months(6), MigrationDelay = Exponential(6), MigrationCost = Pareto(1, 1.1) }],
            Observations = [],
        }).Simulate(2000, 3);
        foreach (Chart chart in (Chart[])[Charts.CostAgainstCompletion(result), Charts.CostAgainstBreakEven(result)])
        {
            XElement[] dots = [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(e => (string?)e.Attribute("class") == "mark point")];
            int hollow = dots.Count(d => (string?)d.Attribute("fill") == "none");
            Assert.Equal(500, dots.Length);
            Assert.InRange(hollow, 1, 20);
            Assert.Contains($"{hollow} of 500 dots lie beyond the axes", chart.ToString(), StringComparison.Ordinal);
            Assert.Contains($"{hollow} of 500 dots<", chart.ToSvg(), StringComparison.Ordinal);

            // The dearest life among those shown is one of them.
            static double Cost(XElement dot) => double.Parse(dot.Value.Split("cost ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal("none", (string?)dots.MaxBy(Cost)!.Attribute("fill"));
        }

        Assert.DoesNotContain("beyond", Charts.CostAgainstBreakEven(Subject.Small("near", Triangular(0.1, 0.5, 1), 100)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_the_real_case_says_of_every_value_where_it_comes_from()
    {
        Programme programme = Subject.RealCase.Programme;
        Assert.Empty(programme.Parameters().Where(p => p.Provenance is null or { Kind: not ProvenanceKind.Assumption, Source.Length: 0 }).Select(p => p.Path));
        string assumptions = HtmlReport.Of(Subject.RealCase).ToHtml().Split("<h2>Assumptions</h2>")[1].Split("<h2>")[0].Replace('\u00a0', ' ');
        foreach (ParameterSource parameter in programme.Parameters())
        {
            Assert.Contains($"<td>{Encoded(parameter.Path)}</td><td>{Encoded(parameter.Value)}</td><td>{Encoded(parameter.Provenance!.ToString())}</td>", assumptions, StringComparison.Ordinal);
        }

        // Owner and date stand there too, where they are known.
        Provenance full = Provenance.Fact("table 4") with { Owner = "finance", Date = new(2026, 1, 31), Note = "p. 3" };
        string page = HtmlReport.Of((Subject.Programme("P", 1) with { Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = full } }).Simulate(300, 1)).ToHtml();
        Assert.Contains("fact: table 4 (p. 3), finance, 2026-01-31", page, StringComparison.Ordinal);
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);
}
