using System.Globalization;
using Risk.Reporting;

namespace Risk;

/// <summary>The charts of a simulation.</summary>
public static class Charts
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
        var drawing = new Drawing("Probability of value for money by the end of each financial year", Subtitle(result), 440, 62, 240);
        drawing.ProbabilityAxis();
        double last = double.NegativeInfinity;
        IReadOnlyList<int> years = result.Years;
        double At(int k) => drawing.X(years.Count == 1 ? 0.5 : k / (years.Count - 1.0));
        YearAxis(drawing, result, At);
        foreach ((int i, (string label, ValueForMoneyResult test)) in tests.OrderByDescending(t => t.Test.ProbabilityBy(years[^1]).Value).Index())
        {
            string colour = Drawing.Colours[i % Drawing.Colours.Length], dash = i >= Drawing.Colours.Length ? "6 4" : "";
            Estimate[] by = [.. years.Select(test.ProbabilityBy)];
            drawing.Band(by.Select((p, k) => (At(k), drawing.Y(p.High))).Concat(by.Select((p, k) => (At(k), drawing.Y(p.Low))).Reverse()), colour);
            drawing.Curve(by.Select((p, k) => (At(k), drawing.Y(p.Value))), colour, dash);
            foreach ((int k, Estimate p) in by.Index())
            {
                drawing.Dot(At(k), drawing.Y(p.Value), colour, $"{label}, by {result.YearLabel(years[k])}: {p}");
            }

            last = Math.Max(drawing.Y(by[^1].Value) + 4, last + 18);
            drawing.Text(drawing.Right + 10, last, Cut(label, 34), "start", $"fill=\"{colour}\" font-weight=\"bold\"");
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
        double greatest = Math.Max(bars.Max(b => b.P.High), 1e-9), step = (drawing.Right - drawing.Left) / bars.Length;
        int every = 1 + (bars.Length / 14);
        for (int tick = 0; tick <= 4; tick++)
        {
            drawing.Line(drawing.Left, drawing.Y(tick / 4.0), drawing.Right, drawing.Y(tick / 4.0));
            drawing.Text(drawing.Left - 8, drawing.Y(tick / 4.0) + 4, Drawing.Percent(greatest * tick / 4), "end", "opacity=\"0.7\"");
        }

        foreach ((int i, (string label, Estimate p)) in bars.Index())
        {
            double x = drawing.Left + (i * step), y = drawing.Y(p.Value / greatest);
            bool never = i == bars.Length - 1;
            drawing.Bar(x + (0.15 * step), y, 0.7 * step, drawing.Y(0) - y, Drawing.Colours[never ? 1 : 0], $"{label}: {p}");
            if (never || i % every == 0)
            {
                drawing.Text(x + (step / 2), drawing.Height - Drawing.Bottom + 20, label, "middle", never ? "font-weight=\"bold\"" : "opacity=\"0.7\"");
            }
        }

        return drawing.Chart();
    }

    /// <summary>The share of runs in which an output is at most x, with P10, P50 and P90.</summary>
    /// <param name="output">An output of a simulation.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="unit">Its unit, such as £m.</param>
    public static Chart SCurve(ValueOutput output, string title, string unit)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(unit);
        var drawing = new Drawing(title, string.Create(CultureInfo.InvariantCulture, $"share of {output.Runs:N0} runs at or below; dots: P10, P50, P90 with their sampling error"), 380, 62, 40);
        drawing.ProbabilityAxis();

        // From P0.5 to P99.5, so that a far tail does not flatten the rest.
        CurvePoint[] points = [.. output.SCurve(201).Where(p => p.Probability is >= 0.005 and <= 0.995 && double.IsFinite(p.Value))];
        double least = points.Length > 0 ? points[0].Value : output.Minimum, greatest = points.Length > 0 ? points[^1].Value : output.Maximum;
        (double from, double step) = Ticks(least, greatest);
        double until = from;
        while (until < greatest)
        {
            until += step;
        }

        double At(double value) => drawing.X((value - from) / (until - from));
        for (int i = 0; from + (i * step) <= until + (step / 2); i++)
        {
            double value = from + (i * step);
            drawing.Line(At(value), drawing.Y(0), At(value), drawing.Y(1));
            drawing.Text(At(value), drawing.Height - Drawing.Bottom + 20, Shown(value), "middle", "opacity=\"0.7\"");
        }

        drawing.Text((drawing.Left + drawing.Right) / 2, drawing.Height - 10, unit, "middle", "opacity=\"0.7\"");
        drawing.Curve(points.Select(p => (At(p.Value), drawing.Y(p.Probability))), Drawing.Colours[0]);
        IReadOnlyList<Estimate> marked = output.Quantiles(0.1, 0.5, 0.9);
        foreach ((int i, double p) in ((double[])[0.1, 0.5, 0.9]).Index())
        {
            string said = $"P{Shown(100 * p)}: {marked[i]} {unit}";
            drawing.Dot(At(marked[i].Value), drawing.Y(p), Drawing.Colours[1], said);
            drawing.Text(At(marked[i].Value) + (p > 0.8 ? -9 : 9), drawing.Y(p) + (p > 0.8 ? -6 : 14), $"P{Shown(100 * p)} {Shown(marked[i].Value)}", p > 0.8 ? "end" : "start", "font-weight=\"bold\"");
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
        var drawing = new Drawing($"What drives {sensitivity.Output}", string.Create(CultureInfo.InvariantCulture, $"rank correlation with each input, {sensitivity.Runs:N0} runs, seed {sensitivity.Seed}"), 116 + (26 * Math.Max(drivers.Length, 1)), 330, 40);
        double widest = Math.Max(drivers.Select(d => Math.Max(Math.Abs(d.RankCorrelation.Low), Math.Abs(d.RankCorrelation.High))).DefaultIfEmpty(1).Max(), 0.01);
        double At(double r) => drawing.X(0.5 + (0.5 * r / widest));
        foreach ((int i, Driver driver) in drivers.Index())
        {
            double y = Drawing.Top + 10 + (26 * i);
            Estimate r = driver.RankCorrelation;
            drawing.Text(drawing.Left - 10, y + 13, Cut(driver.Input, 46), "end");
            drawing.Bar(Math.Min(At(0), At(r.Value)), y, Math.Abs(At(r.Value) - At(0)), 18, Drawing.Colours[r.Value < 0 ? 1 : 0], $"{driver}");
            drawing.Line(At(r.Low), y + 9, At(r.High), y + 9, "stroke=\"currentColor\" stroke-width=\"1.5\"");
        }

        drawing.Line(At(0), Drawing.Top, At(0), drawing.Height - Drawing.Bottom + 6, "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        foreach (double r in (double[])[-widest, 0, widest])
        {
            drawing.Text(At(r), drawing.Height - Drawing.Bottom + 24, Shown(r), "middle", "opacity=\"0.7\"");
        }

        return drawing.Chart();
    }

    private static void YearAxis(Drawing drawing, SimulationResult result, Func<int, double> at)
    {
        int every = 1 + ((result.Years.Count - 1) / 8);
        for (int k = 0; k < result.Years.Count; k += every)
        {
            drawing.Text(at(k), drawing.Height - Drawing.Bottom + 20, result.YearLabel(result.Years[k]), "middle", "opacity=\"0.7\"");
        }
    }

    private static string Subtitle(SimulationResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{Cut(result.Programme.Name, 60)}; {result.Runs:N0} runs, seed {result.Seed}; sampling error at {100 * result.Model.Confidence:0.##} %");

    /// <summary>Where ticks begin and how far apart they stand: 1, 2 or 5 times a power of ten, four to nine of them.</summary>
    private static (double From, double Step) Ticks(double least, double greatest)
    {
        double span = greatest - least;
        if (!(span > 0) || !double.IsFinite(span))
        {
            double around = Math.Max(Math.Abs(least), 1) / 2;
            return (least - around, around);
        }

        double step = Math.Pow(10, Math.Floor(Math.Log10(span / 5)));
        step *= span / (5 * step) >= 5 ? 5 : span / (5 * step) >= 2 ? 2 : 1;
        return (Math.Floor(least / step) * step, step);
    }

    private static string Shown(double value) => Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : Math.Round(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 10 ? 1 : 2).ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
