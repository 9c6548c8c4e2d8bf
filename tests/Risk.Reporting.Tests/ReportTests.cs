using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NextGenerationSharedServices;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public partial class ReportTests
{
    private static readonly Lazy<SimulationResult> RealCase = new(() => BaseCase.Programme().Simulate(new SimulationOptions { Runs = 4096, Seed = 2016, Checksum = true }));

    private static SimulationResult Small(string name, Uncertain saving, long runs = 500) => new Programme(name)
    {
        Customers = [new(name) { AnnualSaving = saving, PlannedMigration = Duration.Months(6), MigrationCost = Uniform(1, 2) }],
        Provenance = new Dictionary<string, Provenance> { ["customers/*/annual saving"] = Provenance.Assumption(name) },
    }.Simulate(runs, 1);

    private static IEnumerable<Chart> AllCharts(SimulationResult result)
    {
        yield return Charts.ValueForMoneyByYear(result);
        yield return Charts.BreakEven(result);
        yield return Charts.SCurve(result.NetPresentValue(), "Net present value", "£m");
        yield return Charts.Tornado(result.Drivers(result.NetPresentValue(), 500));
    }

    [Fact]
    public void Every_chart_is_well_formed_says_its_values_and_is_the_same_twice()
    {
        foreach ((Chart chart, Chart again) in AllCharts(RealCase.Value).Zip(AllCharts(RealCase.Value)))
        {
            XElement svg = XDocument.Parse(chart.ToSvg()).Root!;
            Assert.Equal(chart.ToSvg(), again.ToSvg());
            Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
            Assert.DoesNotContain("∞", chart.ToSvg(), StringComparison.Ordinal);
            Assert.All(svg.Descendants().Where(e => (string?)e.Attribute("class") == "mark"), mark => Assert.NotEmpty(mark.Elements().Single().Value));
            Assert.True(svg.Descendants().Count(e => (string?)e.Attribute("class") == "mark") >= 3);
        }
    }

    [Fact]
    public void The_curve_by_year_stands_where_its_probabilities_are()
    {
        SimulationResult result = RealCase.Value;
        XNamespace space = "http://www.w3.org/2000/svg";
        XElement dot = XDocument.Parse(Charts.ValueForMoneyByYear(result).ToSvg()).Descendants(space + "circle")
            .First(c => c.Value.StartsWith("payback, full costs, by 2017-18", StringComparison.Ordinal));
        double p = result.ValueForMoney.ProbabilityBy(2018).Value;
        Assert.Equal(62 + ((440 - 62 - 52) * (1 - p)), double.Parse(dot.Attribute("cy")!.Value, System.Globalization.CultureInfo.InvariantCulture), 0.01);
    }

    [Fact]
    public void The_report_loads_nothing_and_lets_only_its_own_style_and_script_through()
    {
        string page = HtmlReport.Of(RealCase.Value).ToHtml();
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        foreach ((string element, string policy) in new[] { ("style", "style-src"), ("script", "script-src") })
        {
            string content = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
            Assert.Contains($"{policy} 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", page, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(@"(src|href)\s*=", page);
        Assert.DoesNotMatch(@"<[^>]*\sstyle\s*=", page);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(page, HtmlReport.Of(RealCase.Value).ToHtml());
    }

    [Fact]
    public void The_report_tells_the_answer_the_sources_and_how_to_compute_it_again()
    {
        SimulationResult result = RealCase.Value;
        string page = HtmlReport.Of(result).ToHtml();
        foreach (string said in (string[])
            [result.ValueForMoney.ProbabilityBy(result.Years[^1]).ToString(), "2016", result.Model.Checksum!, result.Model.ModelHash, "calibration, not a validation", "customers/DWP/annual saving", "migrated customers at month 30"])
        {
            Assert.Contains(System.Net.WebUtility.HtmlEncode(said), page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("\" onmouseover=\"x")]
    [InlineData("</style><script>alert(1)</script>")]
    [InlineData("'; DROP TABLE x;--")]
    [InlineData("=cmd|'/C calc'!A0 & <b>")]
    [InlineData("\u0e44\u0e17\u0e22 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600")]
    public void Text_of_a_programme_stays_text(string name)
    {
        SimulationResult result = Small(name, Triangular(0.1, 0.5, 1));
        string page = HtmlReport.Of(result).ToHtml();
        Assert.Single(Script().Matches(page));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onload=alert(1)>", page, StringComparison.Ordinal);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(name), page, StringComparison.Ordinal);
        Assert.All(AllCharts(result), chart => XDocument.Parse(chart.ToSvg()));
    }

    [Fact]
    public void Results_without_variation_moments_or_success_are_told_without_breaking()
    {
        foreach (SimulationResult result in (SimulationResult[])[Small("certain", 5), Small("hopeless", 0), Small("heavy", Pareto(1, 0.9)), Small("one", 1, runs: 1), Small("few", Triangular(0.1, 0.5, 1), runs: 199)])
        {
            string page = HtmlReport.Of(result).ToHtml();
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
            Assert.DoesNotContain("100 %</strong>", page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<script>")]
    private static partial Regex Script();
}
