using System.Globalization;
using System.Text;
using Risk.Files;
using Risk.Reporting;

namespace Risk;

/// <summary>
/// Programmes in the same simulated lives as one self-contained page: how much more probable value for money is, by year, what it is worth, what was changed and what drives each.
/// As <see cref="HtmlReport"/> it loads nothing, works offline, prints well, and encodes all text of the programmes.
/// </summary>
public sealed class HtmlComparison
{
    private static readonly double[] Shares = [0.1, 0.5, 0.9];

    private readonly Comparison _comparison;
    private readonly IReadOnlyList<string> _names;
    private readonly Lazy<IReadOnlyDictionary<string, Chart>> _charts;

    private HtmlComparison(Comparison comparison, IReadOnlyList<string> names, ChartsInTheMaking making) =>
        (_comparison, _names, _charts) = (comparison, names, new(() => Drawn(comparison, names, making)));

    /// <summary>The page of a comparison.</summary>
    /// <param name="comparison">The programmes; the first is the baseline.</param>
    /// <param name="names">What they are called, in their order; their own names unless set.</param>
    /// <param name="progress">Told before each chart is drawn, when the page or its charts are first asked for.</param>
    /// <param name="cancellation">Ends the drawing with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There are not as many names as programmes.</exception>
    public static HtmlComparison Of(
        Comparison comparison, IReadOnlyList<string>? names = null, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(comparison, ComparedNames.Of(comparison, names), new(progress, cancellation));
    }

    /// <summary>The charts of the page by names that can be parts of file names: <c>by-year</c>, <c>differences</c>, and <c>drivers</c> where up to four programmes have the runs for it.</summary>
    public IReadOnlyDictionary<string, Chart> Pictures => _charts.Value;

    /// <summary>Writes the page to a file: first beside it, then renamed, so that a file that was there stays whole until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="ModelException">OUT002: the file exists; FILE002, FILE003, OUT010, OUT011: it could not be written.</exception>
    public void Write(string path, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, ToHtml(), overwrite);
    }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var page = new StringBuilder();
        Answer(page);
        foreach ((int i, ProgrammeDifferences differences) in _comparison.Differences.Index())
        {
            ByYear(page, differences, _names[i + 1]);
        }

        Money(page);
        Changed(page);
        page.Append("<h2>What drives each</h2>\n");
        page.Append(Pictures.TryGetValue("drivers", out Chart? drivers) ? drivers.ToHtml()
            : $"<p>Drivers stand side by side for up to {Charts.MostSideBySide} programmes with at least {Sensitivity.MinimumRuns} runs.</p>\n");
        HtmlPage.Method(page, Baseline, [.. _comparison.Results.Select((r, i) => (string[])[$"hash of the model, {_names[i]}", r.Model.ModelHash])]);
        HtmlPage.Warnings(page, _comparison.Results.SelectMany(r => r.Warnings.Concat(r.Model.Warnings)));
        return HtmlPage.Of($"{string.Join(", ", _names.Skip(1))} compared with {_names[0]}: value for money", page);
    }

    private SimulationResult Baseline => _comparison.Results[0];

    private static IReadOnlyDictionary<string, Chart> Drawn(Comparison comparison, IReadOnlyList<string> names, ChartsInTheMaking making)
    {
        making.Add("by-year", () => Charts.ValueForMoneyByYear(comparison, names));
        making.Add("differences", () => Charts.Differences(comparison, names));
        int runs = (int)Math.Min(comparison.Results[0].Runs, Sensitivity.DefaultRuns);
        if (comparison.Results.Count <= Charts.MostSideBySide && runs >= Sensitivity.MinimumRuns)
        {
            Sensitivity[] drivers = [.. comparison.Results.Select(r => making.Made("drivers", () => r.Drivers([r.NetPresentValue().Name], runs, making.Cancellation)[0]))];
            making.Add("drivers", () => Charts.Tornado(drivers, names));
        }

        making.End();
        return making.All;
    }

    private void Answer(StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h1>Compared with {HtmlPage.Text(_names[0])}</h1>\n");
        foreach ((int i, ProgrammeDifferences differences) in _comparison.Differences.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"answer\"><strong>{HtmlPage.Text(_names[i + 1])}</strong>: {HtmlPage.Text(InWords(differences))}</p>\n");
        }

        page.Append(Pictures["by-year"].ToHtml()).Append(Pictures["differences"].ToHtml());
        page.Append("<p class=\"screen\">Point at a mark to read its value. Drag over a chart to enlarge a part of it; a double click or Escape goes back.</p>\n");
        page.Append("<p>All programmes are simulated in the same lives: what they share is drawn the same, so a difference is theirs and not the dice's. In brackets and as bands and whiskers: the sampling error of the simulation, which more runs make smaller. It says nothing of the assumptions.</p>\n");
    }

    /// <summary>The difference by the last year, and where it is greatest; what the runs cannot tell from none is said to be so.</summary>
    private string InWords(ProgrammeDifferences differences)
    {
        if (differences.Years.Count == 0)
        {
            return $"shares no financial year and no test ({Baseline.ValueForMoney.Test.Name}) with {_names[0]}; nothing is paired.";
        }

        int last = differences.Years[^1], most = differences.Years.MaxBy(y => Math.Abs(differences.ProbabilityBy(y).Value));
        ValueForMoneyResult own = differences.Alternative.Criterion(Baseline.ValueForMoney.Test);
        Estimate atLast = differences.ProbabilityBy(last), greatest = differences.ProbabilityBy(most);
        string clear = IsClear(greatest) ? "" : " No difference in any year is clear from these runs.";
        string where = most == last || greatest.Value == 0 ? "" : $" The difference is greatest by {Baseline.YearLabel(most)}: {greatest}.";
        return $"the probability of value for money ({own.Test.Name}, full costs) by {Baseline.YearLabel(last)} is {own.ProbabilityBy(last)} instead of {Baseline.ValueForMoney.ProbabilityBy(last)}, {atLast}.{where}{clear}";
    }

    private void ByYear(StringBuilder page, ProgrammeDifferences differences, string name)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{HtmlPage.Text(name)}, by year</h2>\n");
        HtmlPage.Table(page, ["by", _names[0], name, "difference, full costs", "difference, reported costs"], differences.Years.Select(y => (string[])
        [
            Baseline.YearLabel(y), Baseline.ValueForMoney.ProbabilityBy(y).ToString(), differences.Alternative.Criterion(Baseline.ValueForMoney.Test).ProbabilityBy(y).ToString(),
            differences.ProbabilityBy(y).ToString(), differences.ProbabilityBy(y, Perimeter.Reported).ToString(),
        ]));
    }

    private void Money(StringBuilder page)
    {
        page.Append("<h2>Net present value at the horizon, full costs</h2>\n");
        HtmlPage.Table(page, ["£m", "mean", "P10", "P50", "P90"],
        [
            .. _comparison.Results.Select((r, i) => (string[])[_names[i], r.NetPresentValue().Mean.ToString(), .. r.NetPresentValue().Quantiles(Shares).Select(q => q.ToString())]),
            .. _comparison.Differences.Select((d, i) => d.SharesHorizon
                ? (string[])[$"{_names[i + 1]} less {_names[0]}", d.NetPresentValue().ToString(), .. Shares.Select(p => d.NetPresentValueQuantile(p).ToString())]
                : [$"{_names[i + 1]} less {_names[0]}", "the horizons differ", "", "", ""]),
        ]);
        page.Append("<p>The differences of the mean are taken run by run. A difference of P10, P50 or P90 is that of the two percentiles, not the percentile of the differences.</p>\n");
    }

    private void Changed(StringBuilder page)
    {
        page.Append("<h2>What is different</h2>\n");
        Dictionary<string, ParameterSource>[] all = [.. _comparison.Results.Select(r => r.Programme.Parameters().GroupBy(p => p.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal))];
        string Value(int i, string path) => all[i].TryGetValue(path, out ParameterSource? p) ? p.Value : "–";
        string[] paths = [.. all.SelectMany(a => a.Keys).Distinct(StringComparer.Ordinal).Where(path => Enumerable.Range(1, all.Length - 1).Any(i => Value(i, path) != Value(0, path)))];
        if (paths.Length == 0)
        {
            page.Append("<p>No parameter that a report lists.</p>\n");
            return;
        }

        HtmlPage.Table(page, ["parameter", .. _names, "where the last comes from"], paths.Select(path => (string[])
            [path, .. Enumerable.Range(0, all.Length).Select(i => i > 0 && Value(i, path) == Value(0, path) ? "the same" : Value(i, path)), all.Last(a => a.ContainsKey(path))[path].Provenance?.ToString() ?? "not said"]));
    }

    private static bool IsClear(Estimate difference) => difference.Low > 0 || difference.High < 0;
}
