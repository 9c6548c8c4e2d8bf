using System.Globalization;

namespace Risk.Reporting;

/// <summary>The charts of a report, each made once, by names that can be parts of file names.</summary>
internal sealed class ReportCharts
{
    public ReportCharts(SimulationResult result, ReportOptions options, ChartsInTheMaking making)
    {
        CancellationToken cancellation = making.Cancellation;
        making.Add("by-year", () => Charts.ValueForMoneyByYear(result));
        making.Add("break-even", () => Charts.BreakEven(result));
        making.Add("net-benefit", () => Charts.CumulativeNetBenefit(result, cancellation: cancellation));
        if (ActualFigure.Of(result.Programme, result.Years, Perimeter.Reported).Count > 0)
        {
            making.Add("net-benefit-and-actual", () => Charts.CumulativeNetBenefit(result, Perimeter.Reported, discounted: false, cancellation));
        }

        int last = result.Years[^1];
        making.Add("net-present-value", () => Charts.SCurve(result.NetPresentValue(), "Net present value at the horizon, full costs", $"£m, {result.Programme.Prices}, present value"));
        making.Add("cost", () => Charts.SCurve(result.CostBy(last), "Cost to the horizon, full costs", $"£m, {result.Programme.Prices}, not discounted"));
        making.Add("saving", () => Charts.SCurve(result.SavingBy(last), "Savings to the horizon", $"£m, {result.Programme.Prices}, not discounted"));
        making.Add("cost-and-completion", () => Charts.CostAgainstCompletion(result, cancellation: cancellation));
        making.Add("cost-and-break-even", () => Charts.CostAgainstBreakEven(result, cancellation: cancellation));
        making.Add("migrated", () => Charts.MigratedCustomers(result, cancellation));
        if (options.Drivers is { } chosen)
        {
            Drivers = chosen;
        }
        else if (result.Runs >= Sensitivity.MinimumRuns)
        {
            WhatIfYear = result.Years.MinBy(y => Math.Abs(result.ValueForMoney.ProbabilityBy(y).Value - 0.5));
            string[] outputs = [result.NetPresentValue().Name, result.Programme.HeadlineBy(WhatIfYear)];
            IReadOnlyList<Sensitivity> usual = making.Made("drivers", () => result.Drivers(outputs, (int)Math.Min(result.Runs, Sensitivity.DefaultRuns), cancellation));
            (Drivers, WhatIf) = ([usual[0]], usual[1]);
        }

        foreach ((int i, Sensitivity drivers) in Drivers.Index().Where(d => d.Item.Drivers.Count > 0))
        {
            making.Add(DriversName(i), () => Charts.Tornado(drivers, options.DriversShown));
        }

        if (result.Backtest.Any(row => row.Rank is not null))
        {
            making.Add("back-test", () => Charts.Backtest(result));
        }

        making.End();
        All = making.All;
    }

    /// <summary>What drives what, as the report shows it.</summary>
    public IReadOnlyList<Sensitivity> Drivers { get; } = [];

    /// <summary>What moves the probability of value for money by <see cref="WhatIfYear"/>; null where the drivers were chosen, or there are too few runs.</summary>
    public Sensitivity? WhatIf { get; }

    /// <summary>The year whose probability is nearest to even odds: there an input moves it most.</summary>
    public int WhatIfYear { get; }

    public IReadOnlyDictionary<string, Chart> All { get; }

    public static string DriversName(int index) => index == 0 ? "drivers" : string.Create(CultureInfo.InvariantCulture, $"drivers-{index + 1}");

    /// <summary>A chart as a piece of a page; nothing where there is none of that name.</summary>
    public string Html(string name) => All.TryGetValue(name, out Chart? chart) ? chart.ToHtml() : "";
}
