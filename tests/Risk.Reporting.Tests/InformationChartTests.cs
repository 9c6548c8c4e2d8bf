using System.Xml.Linq;
using Risk.Tests.House;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

public class InformationChartTests
{
    [Fact]
    public void The_chart_of_information_has_a_bar_for_everything_and_for_each_input_with_its_interval()
    {
        ValueOfInformation information = Decided(50);
        string[] lines = Charts.ValueOfInformation(information, "£m").ToString().Split('\n');
        Assert.Equal("What it is worth to know more", lines[0]);
        Assert.Equal([$"  everything: {information.Perfect}", .. information.Inputs.Select(i => $"  {i}".Replace("-", "−", StringComparison.Ordinal))], lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal)));
        Assert.Equal(2, Bars(Charts.ValueOfInformation(information, most: 1)).Length);

        // Bars are as long as what they tell: all begin at 0.
        XElement[] bars = Bars(Charts.ValueOfInformation(information));
        double Width(int i) => double.Parse(bars[i].Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(information.Inputs[0].Value.Value / information.Perfect.Value, Width(1) / Width(0), 1e-3);
        Assert.Single(bars.Select(b => b.Attribute("x")!.Value).Distinct());
    }

    [Fact]
    public void Where_nothing_is_worth_knowing_the_chart_still_has_an_axis()
    {
        var model = new Model("sure");
        model.Output("y", (0 * model.Input("x", Normal(0, 1))) + 5);
        string svg = Charts.ValueOfInformation(ValueOfInformation.Of(model, "y", new() { Runs = 1000, Seed = 1 })).ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.Contains("everything: 0 (the same in every run)", svg, StringComparison.Ordinal);
        Assert.Contains("knowing no more: sure", svg, StringComparison.Ordinal);
    }

    /// <summary>The table and the picture of docs/reports.md, by the program that stands there. With RISK_UPDATE=1 in the environment the picture is written anew.</summary>
    [Fact]
    public void The_table_and_the_picture_of_the_documents_are_what_the_library_makes()
    {
        var programme = new Programme("Payroll")
        {
            Customers =
            [
                new("payroll")
                {
                    AnnualSaving = Triangular(0.4, 1, 2.2), PlannedMigration = Duration.Months(18), MigrationDelay = Gamma(1.5, 6),
                    MigrationCost = LogNormalFromP10P90(4, 14), Legacy = new() { RunningCost = 2, Growth = Pert(0.02, 0.05, 0.15) },
                },
            ],
        };
        ValueOfInformation information = programme.Simulate(runs: 100_000, seed: 42).ValueOfInformation();
        string made = Charts.ValueOfInformation(information, "£m").ToSvg(), path = Path.Combine(Repository.Root, "docs", "images", "information.svg");
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(made, File.ReadAllText(path).ReplaceLineEndings("\n"));
        Assert.Contains($"```text\n{information.ToString().TrimEnd()}\n```", Repository.Read("docs/reports.md").ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static XElement[] Bars(Chart chart) => [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(e => (string?)e.Attribute("class") == "mark")];

    private static ValueOfInformation Decided(double mean)
    {
        var model = new Model("m");
        model.Output("y", model.Input("x", Normal(mean, 80)) + model.Input("z", Normal(0, 60)));
        return ValueOfInformation.Of(model, "y", new() { Runs = 4096, Seed = 1 });
    }
}
