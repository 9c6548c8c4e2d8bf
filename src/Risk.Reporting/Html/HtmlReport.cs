using System.Globalization;
using System.Text;
using Risk.Files;
using Risk.Reporting;

namespace Risk;

/// <summary>
/// A simulation as one self-contained page: the answer first, then what drives it, costs, back-test, assumptions with their provenance, method and
/// versions. It loads nothing, works offline, prints well, and text of the programme cannot inject anything: all of it is encoded, and the page's content policy
/// allows one style and one script, by their hashes.
/// </summary>
public sealed class HtmlReport
{
    private readonly SimulationResult _result;
    private readonly ReportOptions _options;

    private readonly Lazy<ReportCharts> _charts;

    private HtmlReport(SimulationResult result, ReportOptions options, ChartsInTheMaking making) =>
        (_result, _options, _charts) = (result, options, new(() => new ReportCharts(result, options, making)));

    /// <summary>The report of a simulation.</summary>
    /// <param name="result">What was simulated.</param>
    /// <param name="options">What it shows; null for the usual.</param>
    /// <param name="progress">Told before each chart is drawn, when the page or its charts are first asked for.</param>
    /// <param name="cancellation">Ends the drawing with an <see cref="OperationCanceledException"/>.</param>
    public static HtmlReport Of(SimulationResult result, ReportOptions? options = null, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result, options ?? new(), new(progress, cancellation));
    }

    /// <summary>Writes the page to a file: first beside it, then renamed, so that a file that was there stays whole until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="ModelException">OUT002: the file exists; FILE002, FILE003, OUT010, OUT011: it could not be written.</exception>
    public void Write(string path, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, ToHtml(), overwrite);
    }

    /// <summary>The charts of the page, for slides and documents, by names that can be parts of file names, such as <c>by-year</c>. Those for which there is nothing to show are left out.</summary>
    public IReadOnlyDictionary<string, Chart> Pictures => _charts.Value.All;

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var page = new StringBuilder();
        Answer(page);
        Probabilities(page);
        Drivers(page);
        Money(page);
        Delays(page);
        WhatIf(page);
        Backtest(page);
        Assumptions(page);
        Method(page);
        return HtmlPage.Of($"{_result.Programme.Name}: value for money", page);
    }

    private void Answer(StringBuilder page)
    {
        int year = _result.Years[^1];
        ValueForMoneyResult test = _result.ValueForMoney;
        string half = test.BreakEven.Quantile(0.5) is { } median
            ? $"Half of the simulated lives have reached it by {_result.YearLabel(median)}."
            : "Fewer than half of the simulated lives reach it at all.";
        page.Append(CultureInfo.InvariantCulture, $"<h1>{HtmlPage.Text(_result.Programme.Name)}</h1>\n<p class=\"answer\">The probability of value for money ({HtmlPage.Text(test.Test.Name)}, full costs) by {HtmlPage.Text(_result.YearLabel(year))} is <strong>{HtmlPage.Text(test.ProbabilityBy(year).ToString())}</strong>. {HtmlPage.Text(half)}</p>\n");
        page.Append(_charts.Value.Html("by-year"));
        page.Append("<p class=\"screen\">Point at a mark to read its value. Drag over a chart to enlarge a part of it; a double click or Escape goes back.</p>\n");
        page.Append("<p>In brackets and as bands: the sampling error of the simulation, which more runs make smaller. It says nothing of the assumptions, which are listed below.</p>\n");
    }

    private void Probabilities(StringBuilder page)
    {
        page.Append("<h2>By year</h2>\n");
        page.Append(_charts.Value.Html("break-even"));
        ValueForMoneyResult test = _result.ValueForMoney;
        HtmlPage.Table(page, ["year", "by, full costs", "in", "sustained from", "by, reported costs"], _result.Years.Select(y => (string[])
            [_result.YearLabel(y), test.ProbabilityBy(y).ToString(), test.ProbabilityIn(y).ToString(), test.ProbabilitySustainedFrom(y).ToString(), test.In(Perimeter.Reported).ProbabilityBy(y).ToString()]));
        foreach (ValueForMoneyCriterion criterion in _result.Programme.Criteria.Skip(1))
        {
            ValueForMoneyResult other = _result.Criterion(criterion);
            page.Append(CultureInfo.InvariantCulture, $"<h3>{HtmlPage.Text(criterion.Name)}, full costs</h3>\n");
            HtmlPage.Table(page, ["year", "by", "in", "sustained from"], _result.Years.Select(y => (string[])
                [_result.YearLabel(y), other.ProbabilityBy(y).ToString(), other.ProbabilityIn(y).ToString(), other.ProbabilitySustainedFrom(y).ToString()]));
        }
    }

    private void Money(StringBuilder page)
    {
        page.Append("<h2>Costs and savings</h2>\n");
        page.Append(_charts.Value.Html("net-benefit"));
        if (_charts.Value.Html("net-benefit-and-actual") is { Length: > 0 } actual)
        {
            page.Append("<p>What was spent and saved, as money and not as present value, beside what happened:</p>\n");
            page.Append(actual);
        }

        page.Append(_charts.Value.Html("net-present-value")).Append(_charts.Value.Html("cost")).Append(_charts.Value.Html("saving"));
        HtmlPage.Table(page, ["net present value, £m, by costs", "mean", "P10", "P50", "P80", "P90"], Enum.GetValues<Perimeter>().Select(p =>
        {
            ValueOutput value = _result.NetPresentValue(p);
            return (string[])[p == Perimeter.Full ? "full" : "reported", value.Mean.ToString(), .. value.Quantiles(0.1, 0.5, 0.8, 0.9).Select(q => q.ToString())];
        }));
    }

    private void Delays(StringBuilder page)
    {
        page.Append("<h2>Cost and delay together</h2>\n<p>Each dot is one simulated life: <code>risk explain --run</code> tells it step by step.</p>\n");
        page.Append(_charts.Value.Html("cost-and-completion"));
        page.Append(_charts.Value.Html("cost-and-break-even"));
        page.Append(_charts.Value.Html("migrated"));
    }

    private void Drivers(StringBuilder page)
    {
        page.Append("<h2>What drives it</h2>\n");
        if (_options.Drivers is null && _result.Runs < Sensitivity.MinimumRuns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>Not computed: fewer than {Sensitivity.MinimumRuns} runs.</p>\n");
            return;
        }

        foreach ((int i, Sensitivity drivers) in _charts.Value.Drivers.Index())
        {
            Drivers(page, drivers, ReportCharts.DriversName(i));
        }
    }

    private void Drivers(StringBuilder page, Sensitivity drivers, string name)
    {
        if (drivers.Drivers.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>No uncertain input moves {HtmlPage.Text(OutputWords.Of(drivers.Output))}.</p>\n");
            return;
        }

        string measured = drivers.IsEvent ? "probability" : "mean";
        page.Append(_charts.Value.Html(name));
        HtmlPage.Table(page, ["input", "rank correlation", $"{measured} when low", $"{measured} when high"], drivers.Drivers.Take(_options.DriversShown).Select(d => (string[])
            [d.Input, d.RankCorrelation.ToString(), d.WhenLow.ToString(), d.WhenHigh.ToString()]));
        page.Append(CultureInfo.InvariantCulture, $"<p>Low and high: the lowest and the highest {HtmlPage.Text(HtmlPage.Percent(drivers.Tail))} of an input's draws. Correlation is not cause: inputs that share a cause rise together.</p>\n");
    }

    private void WhatIf(StringBuilder page)
    {
        if (_charts.Value.WhatIf is not { Drivers.Count: > 0 } whatIf)
        {
            return;
        }

        int year = _charts.Value.WhatIfYear;
        page.Append(CultureInfo.InvariantCulture, $"<h2>What if</h2>\n<p>How probable value for money ({HtmlPage.Text(_result.ValueForMoney.Test.Name)}, full costs) by {HtmlPage.Text(_result.YearLabel(year))} is in the simulated lives in which one input turned out low or high, all else as it came. In all of them it is {HtmlPage.Text(_result.ValueForMoney.ProbabilityBy(year).ToString())}.</p>\n");
        HtmlPage.Table(page, ["input", "if it is low", "if it is high"], whatIf.Drivers.Take(_options.DriversShown).Select(d => (string[])[d.Input, d.WhenLow.ToString(), d.WhenHigh.ToString()]));
        page.Append(CultureInfo.InvariantCulture, $"<p>Low and high: the lowest and the highest {HtmlPage.Text(HtmlPage.Percent(whatIf.Tail))} of an input's draws, in {whatIf.Runs:N0} runs. Of a change of the plan itself, <code>risk compare</code> tells what it does.</p>\n");
    }

    private void Backtest(StringBuilder page)
    {
        if (_result.Backtest.Count == 0)
        {
            return;
        }

        page.Append("<h2>Beside what happened</h2>\n<p>Rank: the share of simulated lives below the actual figure. Where parameters were tuned to these figures, this is a calibration, not a validation.</p>\n");
        if (_result.Backtest.Any(row => row.Rank is not null))
        {
            page.Append(_charts.Value.Html("back-test"));
        }

        HtmlPage.Table(page, ["quantity", "actual", "mean", "P5", "P50", "P95", "rank"], _result.Backtest.Select(row =>
        {
            IReadOnlyList<Estimate> q = row.Simulated.Quantiles(0.05, 0.5, 0.95);
            return (string[])
            [
                row.Observation.Name + (row.Observation.IsForecast ? " (a forecast)" : ""), row.Observation.Actual is { } actual ? Short(actual) : "–", Short(row.Simulated.Mean.Value),
                Short(q[0].Value), Short(q[1].Value), Short(q[2].Value), row.Rank is { } rank ? Short(rank) : "–",
            ];
        }));
    }

    private void Assumptions(StringBuilder page)
    {
        page.Append("<h2>Assumptions</h2>\n");
        HtmlPage.Table(page, ["parameter", "value", "where it comes from"], _result.Programme.Parameters().Select(p => (string[])[p.Path, p.Value, p.Provenance?.ToString() ?? "not said"]));
    }

    private void Method(StringBuilder page)
    {
        ModelResult model = _result.Model;
        HtmlPage.Method(page, _result, [["hash of the model", model.ModelHash], ["checksum of the outputs", model.Checksum ?? "not asked for"]]);
        HtmlPage.Warnings(page, [.. _result.Warnings, .. model.Warnings]);
    }

    private static string Short(double value) => double.IsFinite(value) ? Math.Round(value, 3).ToString("0.0##", CultureInfo.InvariantCulture) : "undefined";
}
