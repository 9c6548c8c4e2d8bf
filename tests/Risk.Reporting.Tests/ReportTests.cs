using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public partial class ReportTests
{
    [Fact]
    public void The_curve_by_year_stands_where_its_probabilities_are()
    {
        SimulationResult result = Subject.RealCase;
        XNamespace space = "http://www.w3.org/2000/svg";
        XElement dot = XDocument.Parse(Charts.ValueForMoneyByYear(result).ToSvg()).Descendants(space + "circle")
            .First(c => c.Value.StartsWith("payback, full costs, by 2017-18", StringComparison.Ordinal));
        double p = result.ValueForMoney.ProbabilityBy(2018).Value;
        Assert.Equal(62 + ((440 - 62 - 52) * (1 - p)), double.Parse(dot.Attribute("cy")!.Value, System.Globalization.CultureInfo.InvariantCulture), 0.01);
    }

    [Fact]
    public void The_report_loads_nothing_and_lets_only_its_own_style_and_script_through()
    {
        string page = HtmlReport.Of(Subject.RealCase).ToHtml();
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
        Assert.Equal(page, HtmlReport.Of(Subject.RealCase).ToHtml());
    }

    [Fact]
    public void The_report_tells_the_answer_the_sources_and_how_to_compute_it_again()
    {
        SimulationResult result = Subject.RealCase;
        string page = HtmlReport.Of(result).ToHtml();
        foreach (string said in (string[])
            [result.ValueForMoney.ProbabilityBy(result.Years[^1]).ToString(), "2016", result.Model.Checksum!, result.Model.ModelHash, "calibration, not a validation", "customers/DWP/annual saving", "migrated customers at month 30"])
        {
            Assert.Contains(System.Net.WebUtility.HtmlEncode(said), page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile.All), MemberType = typeof(Hostile))]
    public void Text_of_a_programme_stays_text(string name)
    {
        string page = HtmlReport.Of(Subject.Small(name, Triangular(0.1, 0.5, 1))).ToHtml();
        Assert.Single(Script().Matches(page));

        // The only tags are the page's own, whatever the name.
        string[] own = [.. Tags(HtmlReport.Of(Subject.Small("plain", Triangular(0.1, 0.5, 1))).ToHtml()).Distinct()];
        Assert.Empty(Tags(page).Except(own));
        Assert.Contains(System.Net.WebUtility.HtmlEncode(Regex.Replace(name, "[\\t\\r\\n]", " ")), page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_tells_what_if_an_input_turns_out_low_or_high()
    {
        SimulationResult result = Subject.RealCase;
        int year = result.Years.MinBy(y => Math.Abs(result.ValueForMoney.ProbabilityBy(y).Value - 0.5));
        string page = HtmlReport.Of(result).ToHtml(), section = page.Split("<h2>What if</h2>")[1].Split("<h2>")[0].Replace('\u00a0', ' ');
        Sensitivity moved = result.Drivers(result.ValueForMoney, year, (int)Math.Min(result.Runs, Sensitivity.DefaultRuns));
        Driver first = moved.Drivers[0];
        Assert.Contains($"by {result.YearLabel(year)} is in", section, StringComparison.Ordinal);
        Assert.Contains(System.Net.WebUtility.HtmlEncode($"{first.Input}</td><td>{first.WhenLow}</td><td>{first.WhenHigh}").Replace("&lt;/td&gt;&lt;td&gt;", "</td><td>", StringComparison.Ordinal), section, StringComparison.Ordinal);
        Assert.True(Math.Abs(first.WhenLow.Value - first.WhenHigh.Value) > 0.1);

        // The order of reading: the answer, what drives it, costs, delays, what if, what happened, assumptions, method.
        string[] heads = [.. Regex.Matches(page, "<h2>(.*?)</h2>").Select(m => m.Groups[1].Value)];
        Assert.Equal(["By year", "What drives it", "Costs and savings", "Cost and delay together", "What if", "Beside what happened", "Assumptions", "Method"], heads.Where(h => h != "Warnings"));
        Assert.DoesNotContain("<h2>What if</h2>", HtmlReport.Of(result, new ReportOptions { Drivers = [] }).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_and_its_percent_sign_stay_on_one_line_and_heads_that_fit_are_not_broken()
    {
        string page = HtmlReport.Of(Subject.RealCase).ToHtml();
        Assert.DoesNotMatch(@"<(td|p|strong)>[^<]*\d %", page.Split("<h2>What if</h2>")[0].Split("<h2>By year</h2>")[1]);
        Assert.Contains("<thead class=\"whole\"><tr><th>input</th>", page, StringComparison.Ordinal);
        string longNames = HtmlComparison.Of(Comparison.Of(Subject.Small(new string('x', 70), 1).Programme, Subject.Small("b", 1).Programme, new SimulationOptions { Runs = 300, Seed = 1 })).ToHtml();
        Assert.Contains($"<thead><tr><th>by</th><th>{new string('x', 70)}", longNames, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_shows_the_drivers_it_is_given()
    {
        SimulationResult result = Subject.RealCase;
        string page = HtmlReport.Of(result, new ReportOptions { Drivers = [result.Drivers(result.ValueForMoney, 2018, 500)], DriversShown = 3 }).ToHtml();
        Assert.Contains("What drives payback, full costs, by 2017-18", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What drives net present value", page, StringComparison.Ordinal);
        Assert.Contains("probability when low", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>What drives it</h2>\n<figure>", HtmlReport.Of(result, new ReportOptions { Drivers = [] }).ToHtml(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportOptions { DriversShown = 0 });
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_where_that_is_said_and_nothing_is_left_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory("risk-report-").FullName;
        try
        {
            string file = Path.Combine(folder, "report.html");
            HtmlReport report = HtmlReport.Of(Subject.Small("a", 1));
            report.Write(file);
            Assert.Equal(report.ToHtml(), File.ReadAllText(file));
            File.WriteAllText(file, "mine");
            Assert.Equal("OUT002", Assert.Throws<ModelException>(() => report.Write(file)).Problems.Single().Code);
            Assert.Equal("mine", File.ReadAllText(file));
            report.Write(file, overwrite: true);
            Assert.Equal(report.ToHtml(), File.ReadAllText(file));
            Assert.Equal("FILE002", Assert.Throws<ModelException>(() => report.Write(Path.Combine(folder, "none", "r.html"))).Problems.Single().Code);
            Assert.Equal([file], Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Results_without_variation_moments_or_success_are_told_without_breaking()
    {
        foreach (SimulationResult result in (SimulationResult[])[Subject.Small("certain", 5), Subject.Small("hopeless", 0), Subject.Small("heavy", Pareto(1, 0.9)), Subject.Small("one", 1, runs: 1), Subject.Small("few", Triangular(0.1, 0.5, 1), runs: 199)])
        {
            string page = HtmlReport.Of(result).ToHtml();
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
            Assert.DoesNotContain("100 %</strong>", page, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Tags(string page) =>
        Regex.Matches(Regex.Replace(page, "<(style|script)>.*?</\\1>", "<$1>", RegexOptions.Singleline), @"</?[a-zA-Z!][a-zA-Z0-9]*").Select(m => m.Value);

    [GeneratedRegex("<script>")]
    private static partial Regex Script();
}
