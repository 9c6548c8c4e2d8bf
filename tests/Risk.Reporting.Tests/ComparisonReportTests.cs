using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public class ComparisonReportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Lazy<Comparison> Two = new(() => Compared("as planned", "help"));

    [Fact]
    public void The_page_tells_each_probability_and_the_paired_difference_with_its_interval()
    {
        ProgrammeDifferences d = Two.Value.Differences[0];
        string page = HtmlComparison.Of(Two.Value).ToHtml();
        foreach (int year in d.Years)
        {
            Assert.Contains(Encoded(d.ProbabilityBy(year).ToString()), page, StringComparison.Ordinal);
            Assert.Contains(Encoded(d.Alternative.ValueForMoney.ProbabilityBy(year).ToString()), page, StringComparison.Ordinal);
        }

        Assert.Contains(Encoded(d.NetPresentValue().ToString()), page, StringComparison.Ordinal);
        Assert.Contains(Encoded(d.NetPresentValueQuantile(0.9).ToString()), page, StringComparison.Ordinal);
        Assert.Contains(d.Baseline.Model.ModelHash, page, StringComparison.Ordinal);
        Assert.Contains(d.Alternative.Model.ModelHash, page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);

        // What was changed, and only that.
        string changed = page.Split("<h2>What is different</h2>")[1].Split("<h2>")[0];
        Assert.Contains("customers/A/migration delay", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("customers/A/annual saving", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dot_of_a_difference_stands_at_its_height_and_lines_at_their_probabilities()
    {
        ProgrammeDifferences d = Two.Value.Differences[0];
        int year = d.Years.MaxBy(y => Math.Abs(d.ProbabilityBy(y).Value));
        XElement[] dots = [.. XDocument.Parse(Charts.Differences(Two.Value).ToSvg()).Descendants(Svg + "circle")];
        double Y(int of) => double.Parse(dots.Single(c => c.Value.Contains($"by {d.Baseline.YearLabel(of)}:", StringComparison.Ordinal)).Attribute("cy")!.Value, CultureInfo.InvariantCulture);

        // Heights are linear in the differences: three of them say so without knowing the scale.
        int[] years = [d.Years[0], year, d.Years[^1]];
        double[] p = [.. years.Select(y => d.ProbabilityBy(y).Value)];
        Assert.True(p[1] > 0.05 && Math.Abs(p[2] - p[0]) > 0.001);
        Assert.Equal((p[1] - p[0]) / (p[2] - p[0]), (Y(year) - Y(years[0])) / (Y(years[2]) - Y(years[0])), 0.05 * Math.Abs((p[1] - p[0]) / (p[2] - p[0])));
        Assert.True(Y(year) < Y(years[0]), "more probable stands higher");

        XElement dot = XDocument.Parse(Charts.ValueForMoneyByYear(Two.Value).ToSvg()).Descendants(Svg + "circle").Single(c => c.Value.StartsWith($"help, by {d.Baseline.YearLabel(year)}:", StringComparison.Ordinal));
        Assert.Equal(62 + ((440 - 62 - 52) * (1 - d.Alternative.ValueForMoney.ProbabilityBy(year).Value)), double.Parse(dot.Attribute("cy")!.Value, CultureInfo.InvariantCulture), 0.01);
    }

    [Fact]
    public void Drivers_stand_side_by_side_for_up_to_four_programmes()
    {
        Sensitivity[] drivers = [.. Two.Value.Results.Select(r => r.Drivers(r.NetPresentValue(), 500))];
        string svg = Charts.Tornado(drivers, ["one", "two"]).ToSvg();
        Assert.Equal(drivers.Sum(d => d.Drivers.Count), XDocument.Parse(svg).Descendants(Svg + "rect").Count(r => (string?)r.Attribute("class") == "mark"));
        Assert.Throws<ArgumentException>(() => Charts.Tornado(drivers, ["one"]));
        Assert.Throws<ArgumentException>(() => Charts.Tornado([], []));
        Comparison five = Compared("a", "b", "c", "d", "e");
        HtmlComparison page = HtmlComparison.Of(five);
        Assert.False(page.Pictures.ContainsKey("drivers"));
        Assert.Contains("up to 4 programmes", page.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_twice_is_told_apart_and_names_can_be_given()
    {
        string page = HtmlComparison.Of(Compared("plan", "plan")).ToHtml();
        Assert.Contains("<strong>plan (2)</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>b.json</strong>", HtmlComparison.Of(Compared("plan", "plan"), ["a.json", "b.json"]).ToHtml(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HtmlComparison.Of(Two.Value, ["one"]));
    }

    [Fact]
    public void Equal_programmes_and_programmes_that_share_nothing_are_told_without_breaking()
    {
        Programme plan = Subject.Programme("plan", Triangular(0.1, 0.5, 1));
        string same = HtmlComparison.Of(Comparison.Of(plan, plan, new SimulationOptions { Runs = 300, Seed = 1 })).ToHtml();
        Assert.Contains("No difference in any year is clear", same, StringComparison.Ordinal);
        Assert.Contains("No parameter that a report lists.", same, StringComparison.Ordinal);
        Programme other = plan with { Start = new(2060, 4, 1), Criteria = [ValueForMoneyCriterion.HorizonNetPresentValue] };
        string apart = HtmlComparison.Of(Comparison.Of(plan, other, new SimulationOptions { Runs = 300, Seed = 1 })).ToHtml();
        Assert.Contains("nothing is paired", apart, StringComparison.Ordinal);
        Assert.Contains("the horizons differ", apart, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", same + apart, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile.All), MemberType = typeof(Hostile))]
    public void Text_of_a_programme_stays_text(string name)
    {
        string page = HtmlComparison.Of(Compared(name, name + "2")).ToHtml();
        Assert.Single(Regex.Matches(page, "<script>"));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)<[^>]*\s(src|href|style|onload|onerror|onmouseover)\s*=", Regex.Replace(page, "<(style|script)>.*?</\\1>", "", RegexOptions.Singleline));
    }

    [Fact]
    public void A_page_tells_its_charts_as_it_draws_them_and_ends_when_it_is_cancelled()
    {
        var told = new List<ReportProgress>();
        Assert.NotEmpty(HtmlReport.Of(Subject.RealCase, progress: new Told(told.Add)).ToHtml());
        Assert.Equal("by-year", told[0].Chart);
        Assert.Contains(told, t => t.Chart == "cost-and-completion");
        Assert.Equal(("", told.Count - 2), (told[^1].Chart, told[^1].Done));

        using var cancellation = new CancellationTokenSource();
        HtmlReport cancelled = HtmlReport.Of(Subject.RealCase, progress: new Told(p => { if (p.Chart == "cost-and-completion") { cancellation.Cancel(); } }), cancellation: cancellation.Token);
        Assert.ThrowsAny<OperationCanceledException>(cancelled.ToHtml);
        Assert.ThrowsAny<OperationCanceledException>(HtmlComparison.Of(Two.Value, cancellation: cancellation.Token).ToHtml);
    }

    private static Comparison Compared(params string[] names) => Comparison.Of(
        [.. names.Select((name, i) => Subject.Programme(name, Triangular(0.5, 1, 2)) with
        {
            Customers = [new("A") { AnnualSaving = Triangular(0.5, 1, 2), PlannedMigration = Duration.Months(6), MigrationDelay = Gamma(1.5, 12 / (i + 1.0)), MigrationCost = Uniform(1, 4) }],
            Observations = [],
        })],
        new SimulationOptions { Runs = 1000, Seed = 1 });

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);

    private sealed class Told(Action<ReportProgress> tell) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => tell(value);
    }
}
