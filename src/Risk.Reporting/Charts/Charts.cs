using System.Globalization;
using Risk.Reporting;

namespace Risk;

/// <summary>The charts of a simulation.</summary>
public static partial class Charts
{
    /// <summary>Probability of value for money by the end of each financial year, a line for each criterion in full costs and one for payback as reported; bands are the sampling error.</summary>
    public static Chart ValueForMoneyByYear(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string Label, ValueForMoneyResult Test)[] tests =
        [
            .. result.Programme.Criteria.Select(c => ($"{c.Name}, full costs", result.Criterion(c))),
            ($"{result.Programme.Criteria[0].Name}, reported costs", result.Criterion(result.Programme.Criteria[0], Perimeter.Reported)),
        ];
        var drawing = new Drawing("Probability of value for money by the end of each financial year", Subtitle(result), 440, 62, 250);
        drawing.ProbabilityAxis();
        IReadOnlyList<int> years = result.Years;
        double At(int k) => drawing.X(years.Count == 1 ? 0.5 : k / (years.Count - 1.0));
        YearAxis(drawing, result, At);
        (string Label, ValueForMoneyResult Test)[] sorted = [.. tests.OrderByDescending(t => t.Test.ProbabilityBy(years[^1]).Value)];
        double[] beside = Beside([.. sorted.Select(t => drawing.Y(t.Test.ProbabilityBy(years[^1]).Value) + 4)], Drawing.Top + 4, drawing.Height - 12);
        foreach ((int i, (string label, ValueForMoneyResult test)) in sorted.Index())
        {
            string colour = Drawing.Colours[i % Drawing.Colours.Length], dash = i >= Drawing.Colours.Length ? "6 4" : "";
            Estimate[] by = [.. years.Select(test.ProbabilityBy)];
            drawing.Band(by.Select((p, k) => (At(k), drawing.Y(p.High))).Concat(by.Select((p, k) => (At(k), drawing.Y(p.Low))).Reverse()), colour);
            drawing.Curve(by.Select((p, k) => (At(k), drawing.Y(p.Value))), colour, dash);
            foreach ((int k, Estimate p) in by.Index())
            {
                drawing.Dot(At(k), drawing.Y(p.Value), colour, $"{label}, by {result.YearLabel(years[k])}: {p}");
            }

            drawing.Legend(beside[i], label, colour, dash: dash.Length == 0 ? "" : "4 2");
        }

        return drawing.Chart();
    }

    /// <summary>In which financial year the first criterion is first reached, in full costs, and how often it never is.</summary>
    public static Chart BreakEven(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        BreakEvenDistribution when = result.ValueForMoney.BreakEven;
        (string Label, Estimate P)[] bars = [.. result.Years.Select(y => (result.YearLabel(y), when.ProbabilityOf(y))), ("never", when.Never)];
        var drawing = new Drawing($"When value for money is first reached: {result.ValueForMoney.Test.Name}, full costs", Subtitle(result), 380, 62, 24);
        Scale scale = Scale.Of(0, Math.Max(bars.Max(b => b.P.High), 1e-6));
        double step = (drawing.Right - drawing.Left) / bars.Length;
        int every = 1 + (bars.Length / 14);
        drawing.Scale(scale, Drawing.Percent);
        foreach ((int i, (string label, Estimate p)) in bars.Index())
        {
            double x = drawing.Left + (i * step), y = drawing.Y(scale.Share(p.Value)), middle = x + (step / 2);
            bool never = i == bars.Length - 1;
            drawing.Bar(x + (0.15 * step), y, 0.7 * step, drawing.Y(0) - y, Drawing.Colours[never ? 1 : 0], $"{label}: {p}");
            drawing.Line(middle, drawing.Y(scale.Share(p.Low)), middle, drawing.Y(scale.Share(p.High)), "stroke=\"currentColor\" stroke-width=\"1.2\"");
            if (never || (i % every == 0 && (every == 1 || i < bars.Length - 2)))
            {
                drawing.Text(middle, drawing.Height - Drawing.Bottom + 20, label, "middle", never ? "" : Drawing.Faint, bold: never);
            }
        }

        return drawing.Chart();
    }

    /// <summary>The share of runs in which an output is at most x, with P10, P50, P80 and P90; under importance sampling runs count by their weights, and the chart says so.</summary>
    /// <param name="output">An output of a simulation.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="unit">Its unit, such as £m.</param>
    public static Chart SCurve(ValueOutput output, string title, string unit)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(unit);
        var drawing = new Drawing(title, string.Create(CultureInfo.InvariantCulture, $"{(output.IsWeighted ? "weighted " : "")}share of {output.Runs:N0} runs at or below; dots: P10, P50, P80, P90 with their sampling error"), 380, 62, 40);
        drawing.ProbabilityAxis();

        // From P0.5 to P99.5, so that a far tail does not flatten the rest.
        CurvePoint[] points = [.. output.SCurve(201).Where(p => p.Probability is >= 0.005 and <= 0.995 && double.IsFinite(p.Value))];
        Scale scale = points.Length > 0 ? Scale.Of(points[0].Value, points[^1].Value) : Scale.Of(output.Minimum, output.Maximum);
        double At(double value) => drawing.X(scale.Share(value));
        foreach (double tick in scale.Ticks)
        {
            drawing.Line(At(tick), drawing.Y(0), At(tick), drawing.Y(1));
            drawing.Text(At(tick), drawing.Height - Drawing.Bottom + 20, scale.Label(tick), "middle", Drawing.Faint);
        }

        drawing.Text((drawing.Left + drawing.Right) / 2, drawing.Height - 10, unit, "middle", Drawing.Faint);
        drawing.Curve(points.Select(p => (At(p.Value), drawing.Y(p.Probability))), Drawing.Colours[0]);
        double[] asked = [0.1, 0.5, 0.8, 0.9];
        foreach ((double p, Estimate marked) in asked.Zip(output.Quantiles(asked)).Where(m => double.IsFinite(m.Second.Value)))
        {
            double x = At(marked.Value), y = drawing.Y(p);
            bool left = x > drawing.X(0.5);
            drawing.Dot(x, y, Drawing.Colours[1], $"P{Shown(100 * p)}: {marked} {unit}");
            drawing.Text(x + (left ? -9 : 9), y + (left ? -6 : 14), $"P{Shown(100 * p)} {Shown(marked.Value)}", left ? "end" : "start", bold: true);
        }

        return drawing.Chart();
    }

    /// <summary>What drives an output, by rank correlation, the strongest first; whiskers are the sampling error.</summary>
    /// <param name="sensitivity">From <c>result.Drivers(…)</c>.</param>
    /// <param name="most">How many inputs to show.</param>
    public static Chart Tornado(Sensitivity sensitivity, int most = 12)
    {
        ArgumentNullException.ThrowIfNull(sensitivity);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Driver[] drivers = [.. sensitivity.Drivers.Where(d => d.RankCorrelation.IsDefined).Take(most)];
        var drawing = new Drawing($"What drives {OutputWords.Of(sensitivity.Output)}", string.Create(CultureInfo.InvariantCulture, $"rank correlation with each input, {sensitivity.Runs:N0} runs, seed {sensitivity.Seed}"), 116 + (26 * Math.Max(drivers.Length, 1)), 330, 40);
        double widest = Math.Max(drivers.Select(d => Math.Max(Math.Abs(Known(d.RankCorrelation.Low, d)), Math.Abs(Known(d.RankCorrelation.High, d)))).DefaultIfEmpty(1).Max(), 0.01);
        double At(double r) => drawing.X(0.5 + (0.5 * r / widest));
        foreach ((int i, Driver driver) in drivers.Index())
        {
            double y = Drawing.Top + 10 + (26 * i);
            Estimate r = driver.RankCorrelation;
            drawing.Text(drawing.Left - 10, y + 13, driver.Input, "end");
            drawing.Bar(Math.Min(At(0), At(r.Value)), y, Math.Abs(At(r.Value) - At(0)), 18, Drawing.Colours[r.Value < 0 ? 1 : 0], $"{driver}");
            drawing.Line(At(Known(r.Low, driver)), y + 9, At(Known(r.High, driver)), y + 9, "stroke=\"currentColor\" stroke-width=\"1.5\"");
        }

        drawing.Line(At(0), Drawing.Top, At(0), drawing.Height - Drawing.Bottom + 6, "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        foreach (double r in (double[])[-widest, 0, widest])
        {
            drawing.Text(At(r), drawing.Height - Drawing.Bottom + 24, Shown(r), "middle", Drawing.Faint);
        }

        return drawing.Chart();
    }

    /// <summary>Heights of labels in their order, each as near to its line as the labels before and after it leave room.</summary>
    private static double[] Beside(double[] wanted, double top, double bottom)
    {
        double apart = Math.Min(18, (bottom - top) / Math.Max(1, wanted.Length - 1));
        double[] at = [.. wanted];
        for (int i = 0; i < at.Length; i++)
        {
            at[i] = Math.Max(at[i], i == 0 ? top : at[i - 1] + apart);
        }

        for (int i = at.Length - 1; i >= 0; i--)
        {
            at[i] = Math.Min(at[i], i == at.Length - 1 ? bottom : at[i + 1] - apart);
        }

        return at;
    }

    private static double Known(double end, Driver driver) => double.IsFinite(end) ? end : driver.RankCorrelation.Value;

    /// <summary>The first and the last year always have their label, those between where there is room.</summary>
    private static void YearAxis(Drawing drawing, SimulationResult result, Func<int, double> at)
    {
        int last = result.Years.Count - 1, every = 1 + (last / 8);
        foreach (int k in Enumerable.Range(0, last + 1).Where(k => k == last || (k % every == 0 && last - k >= every)))
        {
            drawing.Text(at(k), drawing.Height - Drawing.Bottom + 20, result.YearLabel(result.Years[k]), "middle", Drawing.Faint);
        }
    }

    private static string Subtitle(SimulationResult result, string? bands = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TextWidth.Cut(SafeText.Clean(result.Programme.Name), 13, 380)}; {result.Runs:N0} runs, seed {result.Seed}; {bands ?? $"sampling error at {Drawing.Percent(result.Model.Confidence)}"}");

    private static string Shown(double value) => !double.IsFinite(value) ? "undefined"
        : Drawing.Minus(Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0) ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : (Math.Round(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 10 ? 1 : 2) + 0.0).ToString(CultureInfo.InvariantCulture));
}
