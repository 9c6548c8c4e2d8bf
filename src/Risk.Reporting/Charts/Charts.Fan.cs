using Risk.Reporting;

namespace Risk;

/// <content>Figures that spread from year to year.</content>
public static partial class Charts
{
    /// <summary>The most runs that are drawn again where a simulation did not keep what a chart of years needs.</summary>
    private const int RunsAgain = 16_384;

    private static readonly double[] FanQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>
    /// Savings less costs to the end of each financial year: the median, half of the runs, nine in ten, and the plan. Without discounting, the actual figures of the programme's
    /// observations stand on it too, where savings and costs were observed at one date.
    /// </summary>
    /// <param name="result">A simulation. Where it has no <see cref="Programme.YearlyFigures"/>, or they are discounted and should not be, 16,384 independent runs of its seed are drawn.</param>
    /// <param name="perimeter">Which costs are counted.</param>
    /// <param name="discounted">False for the sums of money as they are spent and saved.</param>
    /// <param name="cancellation">Ends what is drawn again.</param>
    public static Chart CumulativeNetBenefit(SimulationResult result, Perimeter perimeter = Perimeter.Full, bool discounted = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        SimulationResult yearly = discounted ? Yearly(result, result.Programme.DiscountRate, cancellation) : Yearly(result, DiscountRate.Constant(0), cancellation);
        return Fan(
            yearly,
            $"Cumulative net benefit, {(perimeter == Perimeter.Full ? "full" : "reported")} costs (£m, {result.Programme.Prices}, {(discounted ? "present value" : "not discounted")})",
            year => yearly.NetPresentValueBy(year, perimeter),
            year => yearly.Plan.NetPresentValueBy(year, perimeter),
            discounted ? [] : ActualFigure.Of(result.Programme, result.Years, perimeter));
    }

    /// <summary>How many customers have migrated by the end of each financial year: the median, half of the runs, nine in ten, and the actual figures of the programme's observations.</summary>
    /// <param name="result">A simulation. Where it has no <see cref="Programme.YearlyFigures"/>, 16,384 independent runs of its seed are drawn.</param>
    /// <param name="cancellation">Ends what is drawn again.</param>
    public static Chart MigratedCustomers(SimulationResult result, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        SimulationResult yearly = Yearly(result, result.Programme.DiscountRate, cancellation);
        return Fan(yearly, $"Customers migrated, of {result.Programme.Customers.Count}", yearly.MigratedBy, null, ActualFigure.OfMigrations(result.Programme, result.Years));
    }

    /// <summary>Independent runs of the same seed with the figures of every year: the same lives where those of the result were independent.</summary>
    private static SimulationResult Yearly(SimulationResult result, DiscountRate rate, CancellationToken cancellation) =>
        result.Programme.YearlyFigures && rate.Equals(result.Programme.DiscountRate) ? result
        : (result.Programme with { YearlyFigures = true, DiscountRate = rate }).Simulate(
            new SimulationOptions { Runs = Math.Min(result.Runs, RunsAgain), Seed = result.Seed, Confidence = result.Model.Confidence }, cancellation: cancellation);

    private static Chart Fan(SimulationResult result, string title, Func<int, ValueOutput> output, Func<int, double>? plan, IReadOnlyList<ActualFigure> actuals)
    {
        // The bands are the spread of outcomes: more runs do not make them narrower.
        var drawing = new Drawing(title, Subtitle(result, "bands: spread of outcomes"), 440, 76, 200);
        int count = result.Years.Count;
        double At(int k) => drawing.X(count == 1 ? 0.5 : k / (count - 1.0));
        YearAxis(drawing, result, At);

        // A year in which a quantile is infinite has no place on the paper.
        FanYear[] years = [.. result.Years.Select((year, k) => new FanYear(
            k, result.YearLabel(year), [.. output(year).Quantiles(FanQuantiles).Select(q => q.Value)], plan?.Invoke(year))).Where(y => y.Quantiles.All(double.IsFinite))];
        double[] planned = [.. years.Select(y => y.Plan ?? 0).Where(double.IsFinite)];
        Scale scale = Scale.Of(
            Math.Min(0, years.Select(y => y.Quantiles[0]).Concat(planned).Concat(actuals.Select(a => a.Value)).DefaultIfEmpty(0).Min()),
            Math.Max(0, years.Select(y => y.Quantiles[^1]).Concat(planned).Concat(actuals.Select(a => a.Value)).DefaultIfEmpty(0).Max()));
        double Height(double value) => drawing.Y(scale.Share(value));
        drawing.Scale(scale, scale.Label);
        drawing.Line(drawing.Left, Height(0), drawing.Right, Height(0), "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        foreach ((int low, int high, double opacity) in (ReadOnlySpan<(int, int, double)>)[(0, 4, 0.18), (1, 3, 0.3)])
        {
            drawing.Band(years.Select(y => (At(y.Index), Height(y.Quantiles[high]))).Concat(years.Reverse().Select(y => (At(y.Index), Height(y.Quantiles[low])))), Drawing.Colours[0], opacity);
        }

        drawing.Curve(years.Select(y => (At(y.Index), Height(y.Quantiles[2]))), Drawing.Colours[0]);
        if (plan is not null)
        {
            drawing.Curve(years.Where(y => double.IsFinite(y.Plan!.Value)).Select(y => (At(y.Index), Height(y.Plan!.Value))), Drawing.Colours[1], "6 4");
        }

        foreach (FanYear year in years)
        {
            drawing.Dot(At(year.Index), Height(year.Quantiles[2]), Drawing.Colours[0], year.ToString());
        }

        foreach (ActualFigure actual in actuals)
        {
            drawing.Dot(At(0) + (actual.Position * (At(1) - At(0))), Height(actual.Value), Drawing.Colours[2], actual.ToString(), 6, actual.IsForecast);
        }

        FanLegend(drawing, plan is not null, actuals);
        return drawing.Chart();
    }

    private static void FanLegend(Drawing drawing, bool hasPlan, IReadOnlyList<ActualFigure> actuals)
    {
        drawing.Legend(Drawing.Top + 14, "median", Drawing.Colours[0]);
        drawing.Legend(Drawing.Top + 36, "half of the runs", Drawing.Colours[0], 12, 0.45);
        drawing.Legend(Drawing.Top + 58, "nine in ten", Drawing.Colours[0], 12, 0.2);
        if (hasPlan)
        {
            drawing.Legend(Drawing.Top + 80, "plan", Drawing.Colours[1], dash: "6 4");
        }

        double y = Drawing.Top + (hasPlan ? 102 : 80);
        foreach ((string label, bool hollow) in actuals.Select(a => (a.IsForecast ? "forecast then" : "actual", a.IsForecast)).Distinct().OrderBy(a => a.IsForecast))
        {
            drawing.Dot(drawing.Right + 20, y - 4, Drawing.Colours[2], label, 6, hollow, isMark: false);
            drawing.Text(drawing.Right + 34, y, label, "start");
            y += 22;
        }
    }

    private sealed record FanYear(int Index, string Label, double[] Quantiles, double? Plan)
    {
        public override string ToString() =>
            $"{Label}: median {Shown(Quantiles[2])}; half of the runs {Shown(Quantiles[1])} to {Shown(Quantiles[3])}; nine in ten {Shown(Quantiles[0])} to {Shown(Quantiles[4])}"
            + (Plan is { } plan ? $"; plan {Shown(plan)}" : "");
    }
}
