using System.Globalization;

namespace Risk.Reporting;

/// <summary>The charts of a report, each made once, by names that can be parts of file names.</summary>
internal sealed class ReportCharts
{
    public ReportCharts(SimulationResult result, ReportOptions options)
    {
        Drivers = options.Drivers ?? (result.Runs < Sensitivity.MinimumRuns ? []
            : [result.Drivers(result.NetPresentValue(), (int)Math.Min(result.Runs, Sensitivity.DefaultRuns))]);
        var all = new List<KeyValuePair<string, Chart>>();
        void Add(string name, Chart chart) => all.Add(new(name, chart));
        Add("by-year", Charts.ValueForMoneyByYear(result));
        Add("break-even", Charts.BreakEven(result));
        Add("net-benefit", Charts.CumulativeNetBenefit(result));
        if (ActualFigure.Of(result.Programme, result.Years, Perimeter.Reported).Count > 0)
        {
            Add("net-benefit-and-actual", Charts.CumulativeNetBenefit(result, Perimeter.Reported, discounted: false));
        }

        int last = result.Years[^1];
        Add("net-present-value", Charts.SCurve(result.NetPresentValue(), "Net present value at the horizon, full costs", $"£m, {result.Programme.Prices}, present value"));
        Add("cost", Charts.SCurve(result.CostBy(last), "Cost to the horizon, full costs", $"£m, {result.Programme.Prices}, not discounted"));
        Add("saving", Charts.SCurve(result.SavingBy(last), "Savings to the horizon", $"£m, {result.Programme.Prices}, not discounted"));
        Add("cost-and-completion", Charts.CostAgainstCompletion(result));
        Add("cost-and-break-even", Charts.CostAgainstBreakEven(result));
        Add("migrated", Charts.MigratedCustomers(result));
        foreach ((int i, Sensitivity drivers) in Drivers.Index().Where(d => d.Item.Drivers.Count > 0))
        {
            Add(DriversName(i), Charts.Tornado(drivers, options.DriversShown));
        }

        if (result.Backtest.Any(row => row.Rank is not null))
        {
            Add("back-test", Charts.Backtest(result));
        }

        All = new OrderedDictionary<string, Chart>(all);
    }

    /// <summary>What drives what, as the report shows it.</summary>
    public IReadOnlyList<Sensitivity> Drivers { get; }

    public IReadOnlyDictionary<string, Chart> All { get; }

    public static string DriversName(int index) => index == 0 ? "drivers" : string.Create(CultureInfo.InvariantCulture, $"drivers-{index + 1}");

    /// <summary>A chart as a piece of a page; nothing where there is none of that name.</summary>
    public string Html(string name) => All.TryGetValue(name, out Chart? chart) ? chart.ToHtml() : "";
}
