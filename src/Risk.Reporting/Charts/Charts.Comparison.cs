using System.Globalization;
using Risk.Reporting;

namespace Risk;

/// <content>Several programmes in the same simulated lives.</content>
public static partial class Charts
{
    /// <summary>The most programmes whose drivers stand side by side.</summary>
    public const int MostSideBySide = 4;

    /// <summary>Probability of value for money by the end of each financial year, a line a programme, by the baseline's first criterion in full costs; bands are the sampling error.</summary>
    /// <param name="comparison">The programmes.</param>
    /// <param name="names">What they are called, in their order; their own names unless set.</param>
    /// <exception cref="ArgumentException">There are not as many names as programmes.</exception>
    public static Chart ValueForMoneyByYear(Comparison comparison, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        IReadOnlyList<string> called = ComparedNames.Of(comparison, names);
        SimulationResult baseline = comparison.Results[0];
        var drawing = new Drawing($"Probability of value for money by year: {baseline.ValueForMoney.Test.Name}, full costs", InTheSameLives(baseline), 440, 62, 250);
        drawing.ProbabilityAxis();
        double At(int year) => drawing.X(Across(baseline, year));
        YearAxis(drawing, baseline, k => At(baseline.Years[k]));
        (string Name, int Place, (int Year, Estimate P)[] By)[] lines =
            [.. comparison.Results.Select((r, i) => (called[i], i, i == 0 ? ByYear(r, r.Years, baseline) : ByYear(r, comparison.Differences[i - 1].Years, baseline))).Where(l => l.Item3.Length > 0)];
        (string Name, int Place, (int Year, Estimate P)[] By)[] sorted = [.. lines.OrderByDescending(l => l.By[^1].P.Value)];
        double[] beside = Beside([.. sorted.Select(l => drawing.Y(l.By[^1].P.Value) + 4)], Drawing.Top + 4, drawing.Height - 12);
        foreach ((int i, (string name, int place, (int Year, Estimate P)[] by)) in sorted.Index())
        {
            (string colour, string dash) = Ink(place);
            drawing.Band(by.Select(p => (At(p.Year), drawing.Y(p.P.High))).Concat(by.Reverse().Select(p => (At(p.Year), drawing.Y(p.P.Low)))), colour);
            drawing.Curve(by.Select(p => (At(p.Year), drawing.Y(p.P.Value))), colour, dash);
            foreach ((int year, Estimate p) in by)
            {
                drawing.Dot(At(year), drawing.Y(p.Value), colour, $"{name}, by {baseline.YearLabel(year)}: {p}");
            }

            drawing.Legend(beside[i], name, colour, dash: dash.Length == 0 ? "" : "4 2");
        }

        return drawing.Chart();
    }

    /// <summary>How much more probable value for money is by the end of each financial year than in the baseline, in percentage points, run by run; whiskers are the sampling error of the difference.</summary>
    /// <param name="comparison">The programmes.</param>
    /// <param name="names">What they are called, in their order; their own names unless set.</param>
    /// <exception cref="ArgumentException">There are not as many names as programmes.</exception>
    public static Chart Differences(Comparison comparison, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        IReadOnlyList<string> called = ComparedNames.Of(comparison, names);
        SimulationResult baseline = comparison.Results[0];
        var drawing = new Drawing($"More probable by year than {called[0]}: {baseline.ValueForMoney.Test.Name}, full costs", $"percentage points; {InTheSameLives(baseline)}", 400, 76, 250);
        (int Place, int Year, Estimate Difference)[] all = [.. comparison.Differences.Index().SelectMany(d => d.Item.Years.Select(y => (d.Index + 1, y, d.Item.ProbabilityBy(y))))];
        Scale scale = Scale.Of(100 * Math.Min(0, all.Select(d => d.Difference.Low).DefaultIfEmpty(0).Min()), 100 * Math.Max(0.001, all.Select(d => d.Difference.High).DefaultIfEmpty(0).Max()));
        double Height(double share) => drawing.Y(scale.Share(100 * share));
        drawing.Scale(scale, scale.Label);
        drawing.Line(drawing.Left, Height(0), drawing.Right, Height(0), "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        YearAxis(drawing, baseline, k => drawing.X(Across(baseline, baseline.Years[k])));
        foreach ((int place, IGrouping<int, (int Place, int Year, Estimate Difference)> line) in all.GroupBy(d => d.Place).Select(g => (g.Key, g)))
        {
            (string colour, string dash) = Ink(place);

            // Programmes stand a little beside each other, so that whiskers do not hide whiskers.
            double aside = 6 * (place - (comparison.Results.Count / 2.0));
            double At(int year) => Math.Clamp(drawing.X(Across(baseline, year)) + aside, drawing.Left, drawing.Right);
            drawing.Curve(line.Select(d => (At(d.Year), Height(d.Difference.Value))), colour, dash);
            foreach ((_, int year, Estimate d) in line)
            {
                drawing.Line(At(year), Height(d.Low), At(year), Height(d.High), $"stroke=\"{colour}\" stroke-width=\"1.5\"");
                drawing.Dot(At(year), Height(d.Value), colour, $"{called[place]} less {called[0]}, by {baseline.YearLabel(year)}: {d}");
            }

            drawing.Legend(Drawing.Top + 14 + (18 * (place - 1)), called[place], colour, dash: dash.Length == 0 ? "" : "4 2");
        }

        return drawing.Chart();
    }

    /// <summary>What drives an output in several programmes side by side, by rank correlation, what is strongest in any of them first; whiskers are the sampling error.</summary>
    /// <param name="sensitivities">From <c>result.Drivers(…)</c>, one to four.</param>
    /// <param name="names">What the programmes are called.</param>
    /// <param name="most">How many inputs to show.</param>
    /// <exception cref="ArgumentException">There is none, there are more than four, or not as many names.</exception>
    public static Chart Tornado(IReadOnlyList<Sensitivity> sensitivities, IReadOnlyList<string> names, int most = 12)
    {
        ArgumentNullException.ThrowIfNull(sensitivities);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (sensitivities.Count is < 1 or > MostSideBySide || names.Count != sensitivities.Count)
        {
            throw new ArgumentException($"1 to {MostSideBySide} programmes stand side by side, each with a name (was {sensitivities.Count}, with {names.Count} names)", nameof(sensitivities));
        }

        Dictionary<string, Driver>[] drivers = [.. sensitivities.Select(s => s.Drivers.Where(d => d.RankCorrelation.IsDefined).ToDictionary(d => d.Input, StringComparer.Ordinal))];
        string[] inputs = [.. drivers.SelectMany(d => d.Values).GroupBy(d => d.Input, StringComparer.Ordinal).OrderByDescending(g => g.Max(d => Math.Abs(d.RankCorrelation.Value))).ThenBy(g => g.Key, StringComparer.Ordinal).Take(most).Select(g => g.Key)];
        double bar = sensitivities.Count <= 2 ? 13 : 9, group = (bar * sensitivities.Count) + 10;
        var drawing = new Drawing($"What drives {OutputWords.Of(sensitivities[0].Output)}", string.Create(CultureInfo.InvariantCulture, $"rank correlation with each input, {sensitivities[0].Runs:N0} runs, seed {sensitivities[0].Seed}"), 126 + (group * Math.Max(inputs.Length, 1)) + (18 * names.Count), 330, 40);
        double widest = Math.Max(inputs.SelectMany(n => drivers.Where(d => d.ContainsKey(n)).Select(d => d[n])).Select(d => Math.Max(Math.Abs(Known(d.RankCorrelation.Low, d)), Math.Abs(Known(d.RankCorrelation.High, d)))).DefaultIfEmpty(1).Max(), 0.01);
        double At(double r) => drawing.X(0.5 + (0.5 * r / widest));
        double first = Drawing.Top + 10, last = first + (group * Math.Max(inputs.Length, 1));
        foreach ((int i, string input) in inputs.Index())
        {
            drawing.Text(drawing.Left - 10, first + (i * group) + (bar * sensitivities.Count / 2) + 4, input, "end");
            foreach ((int s, Dictionary<string, Driver> own) in drivers.Index())
            {
                double y = first + (i * group) + (s * bar);
                if (own.TryGetValue(input, out Driver? driver))
                {
                    Estimate r = driver.RankCorrelation;
                    drawing.Bar(Math.Min(At(0), At(r.Value)), y, Math.Abs(At(r.Value) - At(0)), bar - 2, Ink(s).Colour, $"{names[s]}, {driver}");
                    drawing.Line(At(Known(r.Low, driver)), y + (bar / 2) - 1, At(Known(r.High, driver)), y + (bar / 2) - 1, "stroke=\"currentColor\" stroke-width=\"1.2\"");
                }
            }
        }

        drawing.Line(At(0), Drawing.Top, At(0), last, "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        foreach (double r in (double[])[-widest, 0, widest])
        {
            drawing.Text(At(r), last + 16, Shown(r), "middle", Drawing.Faint);
        }

        foreach ((int s, string name) in names.Index())
        {
            drawing.Swatch(drawing.Left, last + 30 + (18 * s), name, Ink(s).Colour);
        }

        return drawing.Chart();
    }

    private static (int Year, Estimate P)[] ByYear(SimulationResult result, IReadOnlyList<int> years, SimulationResult baseline) =>
        [.. years.Select(y => (y, result.Criterion(baseline.ValueForMoney.Test).ProbabilityBy(y)))];

    /// <summary>Where a year stands among those of the baseline: 0 at the first, 1 at the last.</summary>
    private static double Across(SimulationResult baseline, int year) =>
        baseline.Years.Count == 1 ? 0.5 : (year - baseline.Years[0]) / (double)(baseline.Years[^1] - baseline.Years[0]);

    private static (string Colour, string Dash) Ink(int place) => (Drawing.Colours[place % Drawing.Colours.Length], place >= Drawing.Colours.Length ? "6 4" : "");

    private static string InTheSameLives(SimulationResult baseline) =>
        string.Create(CultureInfo.InvariantCulture, $"the same {baseline.Runs:N0} simulated lives, seed {baseline.Seed}; sampling error at {Drawing.Percent(baseline.Model.Confidence)}");
}
