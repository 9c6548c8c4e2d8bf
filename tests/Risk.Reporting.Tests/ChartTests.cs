using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public class ChartTests
{
    private static readonly string[] Coordinates = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"];

    /// <summary>Every number of a picture is finite and on the paper.</summary>
    private static void IsSound(Chart chart)
    {
        XElement svg = XDocument.Parse(chart.ToSvg()).Root!;
        double width = Number(svg.Attribute("width")!.Value), height = Number(svg.Attribute("height")!.Value);
        foreach (XElement shape in svg.Descendants())
        {
            foreach (XAttribute coordinate in shape.Attributes().Where(a => Coordinates.Contains(a.Name.LocalName)))
            {
                bool across = coordinate.Name.LocalName is "x" or "x1" or "x2" or "cx" or "width";
                Assert.InRange(Number(coordinate.Value), 0, across ? width : height);
            }

            foreach (string[] point in ((string?)shape.Attribute("points") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(',')))
            {
                Assert.InRange(Number(point[0]), 0, width);
                Assert.InRange(Number(point[1]), 0, height);
            }
        }

        Assert.DoesNotContain("NaN", chart.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
    }

    private static double Number(string text)
    {
        double value = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.True(double.IsFinite(value), text);
        return value;
    }

    private static XElement Mark(Chart chart, string begins) =>
        XDocument.Parse(chart.ToSvg()).Descendants().First(e => (string?)e.Attribute("class") == "mark" && e.Value.StartsWith(begins, StringComparison.Ordinal));

    [Fact]
    public void Every_chart_says_its_values_as_text_and_is_the_same_in_any_culture()
    {
        string[] first = [.. Subject.Charts(Subject.RealCase).Select(c => c.ToSvg())];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A decimal comma, without asking the machine which cultures it knows.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator, comma.NumberFormat.NegativeSign) = (",", ".", "−");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, Subject.Charts(Subject.RealCase).Select(c => c.ToSvg()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        foreach (Chart chart in Subject.Charts(Subject.RealCase))
        {
            IsSound(chart);
            string[] lines = chart.ToString().Split('\n');
            Assert.Equal(chart.Title, lines[0]);
            string[] marks = [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(e => (string?)e.Attribute("class") == "mark").Select(e => "  " + e.Value)];
            bool isCloud = chart.ToSvg().Contains("mark point", StringComparison.Ordinal);
            Assert.Equal(isCloud ? lines[1..] : marks, lines[1..]);
            Assert.NotEmpty(lines[1..]);
            Assert.True(lines.Length > 3, chart.Title);
        }
    }

    [Fact]
    public void The_fan_says_the_quantiles_of_each_year_and_the_plan()
    {
        SimulationResult result = Subject.RealCase;
        string said = Mark(Charts.CumulativeNetBenefit(result), "2023-24").Value;
        IReadOnlyList<Estimate> q = result.NetPresentValueBy(2024).Quantiles(0.05, 0.25, 0.5, 0.75, 0.95);
        string Rounded(double x) => Math.Round(x, Math.Abs(x) >= 100 ? 0 : Math.Abs(x) >= 10 ? 1 : 2).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            $"2023-24: median {Rounded(q[2].Value)}; half of the runs {Rounded(q[1].Value)} to {Rounded(q[3].Value)}; nine in ten {Rounded(q[0].Value)} to {Rounded(q[4].Value)}; plan {Rounded(result.Plan.NetPresentValueBy(2024, Perimeter.Full))}",
            said);
    }

    [Fact]
    public void A_fan_shows_spread_and_does_not_call_it_sampling_error()
    {
        Assert.Contains("bands: spread of outcomes", Charts.CumulativeNetBenefit(Subject.RealCase).ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("sampling error", Charts.CumulativeNetBenefit(Subject.RealCase).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("sampling error at 95 %", Charts.BreakEven(Subject.RealCase).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fan_without_the_figures_of_single_years_draws_the_same_lives_again()
    {
        Programme programme = Subject.Programme("horizon only", Triangular(0.1, 0.5, 1));
        SimulationResult kept = programme.Simulate(300, 1), horizon = (programme with { YearlyFigures = false }).Simulate(300, 1);
        Assert.Equal(Charts.CumulativeNetBenefit(kept).ToSvg(), Charts.CumulativeNetBenefit(horizon).ToSvg());
        Assert.Equal(Charts.MigratedCustomers(kept).ToSvg(), Charts.MigratedCustomers(horizon).ToSvg());
        Assert.Contains("Cumulative net benefit", HtmlReport.Of(horizon).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_happened_stands_on_the_fan_that_is_not_discounted_at_its_date_and_height()
    {
        // £94m spent and £90m saved by April 2016, and £159m and £484m forecast for 2023-24 (National Audit Office, 2016).
        string[] said = Charts.CumulativeNetBenefit(Subject.RealCase, Perimeter.Reported, discounted: false).ToString().Split('\n');
        Assert.Contains(said, line => line.EndsWith(": actual −4", StringComparison.Ordinal));
        Assert.Contains(said, line => line.EndsWith(": forecast then 325", StringComparison.Ordinal));
        Assert.DoesNotContain("actual", Charts.CumulativeNetBenefit(Subject.RealCase).ToString(), StringComparison.Ordinal);
        Assert.Contains(Charts.MigratedCustomers(Subject.RealCase).ToString().Split('\n'), line => line.EndsWith(": actual 2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_joint_chart_tells_runs_as_the_simulation_has_them_and_says_never()
    {
        SimulationResult hopeless = Subject.Small("hopeless", 0);
        Assert.Contains("break-even never: > 99", Charts.CostAgainstBreakEven(hopeless).ToString(), StringComparison.Ordinal);
        Assert.Contains(">never<", Charts.CostAgainstBreakEven(hopeless).ToSvg(), StringComparison.Ordinal);

        SimulationResult real = Subject.RealCase;
        string svg = Charts.CostAgainstCompletion(real).ToSvg();
        double cost = real.CostBy(real.Years[^1]).Samples[17];
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"run 17: cost {Math.Round(cost, cost >= 100 ? 0 : 1)}, last migration "), svg, StringComparison.Ordinal);
        Assert.Equal(500, svg.Split("mark point").Length - 1);

        // Nearest rank of 4,096 runs, beside the median by another road.
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"P50: cost {Math.Round(real.CostBy(real.Years[^1]).Samples.ToArray().Order().ElementAt(2047))}"), Charts.CostAgainstCompletion(real).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_back_test_stands_at_the_rank_and_a_surprise_has_another_colour()
    {
        SimulationResult result = Subject.RealCase;
        foreach (BacktestRow row in result.Backtest.Where(r => r.Rank is not null))
        {
            XElement dot = Mark(Charts.Backtest(result), row.Observation.Name + ": actual");
            Assert.Equal(330 + ((860 - 40 - 330) * row.Rank!.Value), Number(dot.Attribute("cx")!.Value), 0.01);
            string colour = (row.Rank is < 0.05 or > 0.95) ? "#D55E00" : "#0072B2";
            Assert.Equal(colour, (string?)dot.Attribute(row.Observation.IsForecast ? "stroke" : "fill"));
        }
    }

    [Fact]
    public void The_S_curve_marks_P10_P50_P80_and_P90()
    {
        ValueOutput value = Subject.RealCase.NetPresentValue();
        Chart chart = Charts.SCurve(value, "Net present value", "£m");
        Assert.All((double[])[0.1, 0.5, 0.8, 0.9], p => Assert.Equal($"P{100 * p}: {value.Quantile(p)} £m", Mark(chart, $"P{100 * p}:").Value));
    }

    [Fact]
    public void An_S_curve_of_weighted_runs_says_so()
    {
        var model = new Model("m");
        model.Output("x", model.Input("u", Normal(0, 1)));
        string Told(SamplingDesign design) => Charts.SCurve(model.Simulate(new SimulationOptions { Runs = 5000, Seed = 1, Design = design }).Values["x"], "x", "u").ToSvg();
        Assert.Contains("weighted share of 5,000 runs at or below", Told(SamplingDesign.Importance(("u", Normal(1, 1.2)))), StringComparison.Ordinal);
        Assert.Contains(">share of 5,000 runs at or below", Told(SamplingDesign.MonteCarlo), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile.All), MemberType = typeof(Hostile))]
    public void Charts_of_any_name_are_sound(string name) => Assert.All(Subject.Charts(Subject.Small(name, Triangular(0.1, 0.5, 1), 200)), IsSound);

    [Fact]
    public void Characters_that_XML_does_not_know_are_replaced() =>
        IsSound(Charts.SCurve(Subject.RealCase.NetPresentValue(), "a\0b\u0001c\uD83Dd\uDE00e\uFFFFf", "\v£m"));

    [Theory]
    [InlineData(1e16, 1e16 + 40)]
    [InlineData(1e16, 1e16 + 4)]
    [InlineData(-1e16 - 40, -1e16)]
    [InlineData(1e-300, 2e-300)]
    [InlineData(4.9e-324, 1e-323)]
    [InlineData(-1e308, 1e308)]
    [InlineData(0, 1e-12)]
    [InlineData(240.001, 240.004)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void An_axis_of_any_span_has_few_ticks_that_differ(double least, double greatest)
    {
        var model = new Model("m");
        model.Output("x", model.Input("u", Discrete([least, greatest], [0.5, 0.5])));
        Chart chart = Charts.SCurve(model.Simulate(500, 1).Values["x"], "x", "u");
        IsSound(chart);
        string[] ticks = [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(e => e.Name.LocalName == "text" && (string?)e.Attribute("y") == "348").Select(e => e.Value)];
        Assert.InRange(ticks.Length, 2, 12);
        Assert.Equal(ticks.Distinct(), ticks);
    }

    [Fact]
    public void Charts_write_a_minus_and_no_hyphen_before_a_number()
    {
        Chart[] charts = [.. Subject.Charts(Subject.RealCase), Charts.Law(Normal(-5, 2)), Charts.Law(Normal(-1e8, 1e7)), Charts.Law(Normal(0, 1e-8))];
        string[] texts = [.. charts.SelectMany(c => XDocument.Parse(c.ToSvg()).Descendants().Where(e => e.Name.LocalName is "text" or "title").Select(e => e.Value)), .. charts.SelectMany(c => c.ToString().Split('\n'))];
        Assert.DoesNotContain(texts, t => Regex.IsMatch(t, @"(^|[^\w-])-[0-9]|[0-9][eE]-[0-9]"));
        Assert.All(["−6", "−1.1e8", "−2e−8", "normal(mean: −5, standardDeviation: 2)"], t => Assert.Contains(t, texts));
        Assert.Contains(texts, t => Regex.IsMatch(t, @": rank correlation −0\.[0-9]+ \(−0\.[0-9]+ to −0\.[0-9]+\)"));
        Assert.Contains(texts, t => t.StartsWith("P10: −", StringComparison.Ordinal));
    }

    [Fact]
    public void Hyphens_of_names_years_and_dates_stay()
    {
        Chart chart = Charts.SCurve(Subject.RealCase.NetPresentValue(), "wave-2 of 2016-17 -3 2026-04-01 A--5 x/-5", "£m");
        Assert.Equal("wave-2 of 2016-17 −3 2026-04-01 A--5 x/-5", chart.Title);
    }

    [Fact]
    public void Results_without_variation_moments_or_success_have_sound_charts()
    {
        foreach (SimulationResult result in (SimulationResult[])
            [Subject.Small("certain", 5), Subject.Small("hopeless", 0), Subject.Small("heavy", Pareto(1, 0.9)), Subject.Small("very heavy", Pareto(1, 0.2)), Subject.Small("one", 1, runs: 1), Subject.Small("few", Triangular(0.1, 0.5, 1), runs: 199),
             (Subject.Programme("a year", Triangular(0.1, 0.5, 1)) with { Years = 1 }).Simulate(300, 1), (Subject.Programme("long", Triangular(0.1, 0.5, 1)) with { Years = 60 }).Simulate(300, 1)])
        {
            Assert.All(Subject.Charts(result), IsSound);
        }
    }
}
