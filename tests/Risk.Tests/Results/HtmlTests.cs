namespace Risk.Tests.Results;

/// <summary>Results as pieces of an HTML page, for notebooks.</summary>
public class HtmlTests
{
    private const string Hostile = "<script>alert(\"1\")</script> & 'x' \u0001\u2028\ud800";

    private static readonly SimulationOptions Options = new() { Runs = 500, Seed = 1 };

    [Fact]
    public void A_result_of_a_programme_has_a_row_for_each_year_and_encodes_every_name()
    {
        SimulationResult result = Named("Plain & <plain>").Simulate(Options);
        string page = result.ToHtml();
        Assert.All(result.Years, year => Assert.Contains($">{result.YearLabel(year)}</th>", page, StringComparison.Ordinal));
        Assert.Contains("Plain &amp; &lt;plain&gt;", page, StringComparison.Ordinal);
        IsClean(page);
    }

    [Fact]
    public void A_comparison_says_both_names_and_the_difference()
    {
        string page = Comparison.Of(Named("a <b>"), Named("c & d"), Options).ToHtml();
        Assert.Contains("c &amp; d less a &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("points", page, StringComparison.Ordinal);
        IsClean(page);
    }

    [Fact]
    public void A_result_of_a_model_and_its_drivers_encode_the_names_of_inputs_and_outputs()
    {
        var model = new Model("m");
        Uncertain x = model.Input("in <b>", Distribution.Uniform(0, 1));
        model.Output("out <i>", x);
        model.Output("event <u>", x > 0.5);
        ModelResult result = model.Simulate(Options);
        IsClean(result.ToHtml());
        Assert.Contains("out &lt;i&gt;", result.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("event &lt;u&gt;", result.ToHtml(), StringComparison.Ordinal);
        Assert.Contains($"  event <u>: {result.Events["event <u>"].Probability}", result.ToString(), StringComparison.Ordinal);
        string drivers = Sensitivity.Of(model, "out <i>", Options).ToHtml();
        Assert.Contains("in &lt;b&gt;", drivers, StringComparison.Ordinal);
        IsClean(drivers);
    }

    [Fact]
    public void Text_that_no_page_may_hold_is_made_harmless()
    {
        string text = Risk.Results.HtmlTable.Encoded(Hostile);
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('"', text);
        Assert.DoesNotContain(text, c => char.IsControl(c) || char.IsSurrogate(c) || c == '\u2028');
    }

    private static Programme Named(string name) => new(name)
    {
        Customers = [new Customer("A") { AnnualSaving = Distribution.Uniform(1, 2), MigrationCost = 3, PlannedMigration = Duration.Months(6) }],
    };

    private static void IsClean(string page)
    {
        foreach (string tag in (string[])["<script", "<b>", "<i>", "<u>", "NaN"])
        {
            Assert.DoesNotContain(tag, page, StringComparison.Ordinal);
        }
    }
}
