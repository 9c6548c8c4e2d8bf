using Risk.Reporting;

namespace Risk;

/// <content>Figures that spread from year to year.</content>
public static partial class Charts
{
    private static readonly double[] FanQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Discounted savings less discounted costs to the end of each financial year: the median, half of the runs, nine in ten, and the plan.</summary>
    /// <param name="result">A simulation with <see cref="Programme.YearlyFigures"/>.</param>
    /// <param name="perimeter">Which costs are counted.</param>
    /// <exception cref="InvalidOperationException">The programme reports the horizon only.</exception>
    public static Chart CumulativeNetBenefit(SimulationResult result, Perimeter perimeter = Perimeter.Full)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Fan(
            result,
            $"Cumulative net benefit, {(perimeter == Perimeter.Full ? "full" : "reported")} costs (£m, {result.Programme.Prices}, present value)",
            year => result.NetPresentValueBy(year, perimeter),
            year => result.Plan.NetPresentValueBy(year, perimeter));
    }

    /// <summary>How many customers have migrated by the end of each financial year: the median, half of the runs, nine in ten.</summary>
    /// <param name="result">A simulation with <see cref="Programme.YearlyFigures"/>.</param>
    /// <exception cref="InvalidOperationException">The programme reports the horizon only.</exception>
    public static Chart MigratedCustomers(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Fan(result, $"Customers migrated, of {result.Programme.Customers.Count}", result.MigratedBy, null);
    }

    private static Chart Fan(SimulationResult result, string title, Func<int, ValueOutput> output, Func<int, double>? plan)
    {
        if (!result.Programme.YearlyFigures)
        {
            throw new InvalidOperationException($"the figures of single years were not kept: set {nameof(Programme)}.{nameof(Programme.YearlyFigures)} to true");
        }

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
            Math.Min(0, years.Select(y => y.Quantiles[0]).Concat(planned).DefaultIfEmpty(0).Min()),
            Math.Max(0, years.Select(y => y.Quantiles[^1]).Concat(planned).DefaultIfEmpty(0).Max()));
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

        FanLegend(drawing, plan is not null);
        return drawing.Chart();
    }

    private static void FanLegend(Drawing drawing, bool hasPlan)
    {
        drawing.Legend(Drawing.Top + 14, "median", Drawing.Colours[0]);
        drawing.Legend(Drawing.Top + 36, "half of the runs", Drawing.Colours[0], 12, 0.45);
        drawing.Legend(Drawing.Top + 58, "nine in ten", Drawing.Colours[0], 12, 0.2);
        if (hasPlan)
        {
            drawing.Legend(Drawing.Top + 80, "plan", Drawing.Colours[1], dash: "6 4");
        }
    }

    private sealed record FanYear(int Index, string Label, double[] Quantiles, double? Plan)
    {
        public override string ToString() =>
            $"{Label}: median {Shown(Quantiles[2])}; half of the runs {Shown(Quantiles[1])} to {Shown(Quantiles[3])}; nine in ten {Shown(Quantiles[0])} to {Shown(Quantiles[4])}"
            + (Plan is { } plan ? $"; plan {Shown(plan)}" : "");
    }
}
