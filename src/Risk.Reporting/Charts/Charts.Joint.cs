using System.Globalization;
using Risk.Reporting;

namespace Risk;

/// <content>Cost and date together, run by run.</content>
public static partial class Charts
{
    private const int DotsShown = 500;

    /// <summary>
    /// What a life costs against the financial year in which it first gives value for money, or never: a dot a run, with P50 and P80 of both. A cloud that rises to the right
    /// says that what makes it late makes it dear too.
    /// </summary>
    /// <param name="result">A simulation. Its first 16,384 runs are drawn again; the first 500 of them are shown.</param>
    /// <param name="perimeter">Which costs stand on the upright axis, to the horizon and not discounted. The break-even is that of <see cref="SimulationResult.ValueForMoney"/>.</param>
    /// <param name="cancellation">Ends the drawing again.</param>
    public static Chart CostAgainstBreakEven(SimulationResult result, Perimeter perimeter = Perimeter.Full, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ProgrammeModel model = result.Programme.ToModel();
        RunColumn[] by = [.. result.Years.Select(y => new RunColumn(result.Programme.HeadlineBy(y), RunColumnKind.Event))];
        JointRuns runs = JointRuns.Of(model.Model, new(result.CostBy(result.Years[^1], perimeter).Name, RunColumnKind.Value), by, result, holds => Array.FindIndex(holds, h => h != 0) is >= 0 and var k ? k : double.PositiveInfinity, cancellation);
        var drawing = Joint(result, perimeter, $"Cost and break-even, run by run: {result.ValueForMoney.Test.Name}, full costs", runs);
        int columns = result.Years.Count + 1;
        double Left(double k) => drawing.X((double.IsFinite(k) ? k : columns - 1) / columns);
        double step = drawing.X(1.0 / columns) - drawing.X(0);
        int every = 1 + (columns / 10);
        foreach (int k in Enumerable.Range(0, columns))
        {
            bool never = k == columns - 1;
            if (never || (k % every == 0 && (every == 1 || k < columns - 2)))
            {
                drawing.Text(Left(k) + (step / 2), drawing.Height - Drawing.Bottom + 20, never ? "never" : result.YearLabel(result.Years[k]), "middle", never ? "" : Drawing.Faint, bold: never);
            }
        }

        string When(double k) => double.IsFinite(k) ? result.YearLabel(result.Years[(int)k]) : "never";
        drawing.Line(Left(columns - 1), Drawing.Top, Left(columns - 1), drawing.Y(0), "stroke=\"currentColor\" stroke-opacity=\"0.4\"");
        Cloud(drawing, runs, (run, k) => Left(k) + (step * (0.12 + (0.76 * Spread(run)))), When, "break-even", result.Model.Confidence, _ => false);
        Quantiles(drawing, runs, k => Left(k) + (step / 2), When, "break-even");
        return drawing.Chart();
    }

    /// <summary>What a life costs against the date of its last migration: a dot a run, with P50 and P80 of both, and apart the lives in which no customer migrates.</summary>
    /// <param name="result">A simulation. Its first 16,384 runs are drawn again; the first 500 of them are shown.</param>
    /// <param name="perimeter">Which costs stand on the upright axis, to the horizon and not discounted.</param>
    /// <param name="cancellation">Ends the drawing again.</param>
    public static Chart CostAgainstCompletion(SimulationResult result, Perimeter perimeter = Perimeter.Full, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        const string last = "last migration, month";
        ProgrammeModel model = result.Programme.ToModel();
        model.Model.Output(last, model.LastMigration);
        JointRuns runs = JointRuns.Of(model.Model, new(result.CostBy(result.Years[^1], perimeter).Name, RunColumnKind.Value), [new(last, RunColumnKind.Value)], result, m => m[0] > 0 ? m[0] : double.PositiveInfinity, cancellation);
        var drawing = Joint(result, perimeter, "Cost and completion, run by run: the date of the last migration", runs);
        DateOnly start = result.Programme.Start;
        double zero = start.Year + ((start.Month - 1) / 12.0);
        double[] dates = [.. runs.At.Where(double.IsFinite).Select(m => zero + (m / 12)).Order()];
        bool none = dates.Length < runs.At.Count;
        (double from, double until) = dates.Length > 0 ? (Math.Floor(dates[0]), Math.Max(Math.Ceiling(dates[(int)(0.995 * (dates.Length - 1))]), Math.Floor(dates[0]) + 1)) : (start.Year, start.Year + 1.0);
        double width = none ? 0.9 : 1;
        double At(double m) => drawing.X(double.IsFinite(m) ? width * Math.Clamp((zero + (m / 12) - from) / (until - from), 0, 1) : 0.95);
        for (double year = from, every = Math.Max(1, Math.Ceiling((until - from) / 10)); year <= until; year += every)
        {
            double x = drawing.X(width * (year - from) / (until - from));
            drawing.Line(x, Drawing.Top, x, drawing.Y(0));
            drawing.Text(x, drawing.Height - Drawing.Bottom + 20, year.ToString("0", CultureInfo.InvariantCulture), "middle", Drawing.Faint);
        }

        if (none)
        {
            drawing.Text(drawing.X(0.95), drawing.Height - Drawing.Bottom + 20, "never", "middle", bold: true);
        }

        string When(double m) => double.IsFinite(m) ? start.AddMonths((int)Math.Clamp(m, 0, 12_000)).ToString("MMMM yyyy", CultureInfo.InvariantCulture) : "never";
        Cloud(drawing, runs, (run, m) => At(m) + (double.IsFinite(m) ? 0 : 60 * (Spread(run) - 0.5)), When, "last migration", result.Model.Confidence, m => double.IsFinite(m) && (zero + (m / 12) < from || zero + (m / 12) > until));
        Quantiles(drawing, runs, At, When, "last migration");
        return drawing.Chart();
    }

    private static Drawing Joint(SimulationResult result, Perimeter perimeter, string title, JointRuns runs)
    {
        string costs = perimeter == Perimeter.Full ? "full" : "reported";
        var drawing = new Drawing(title, string.Create(CultureInfo.InvariantCulture, $"{costs} cost to the horizon, £m, {result.Programme.Prices}; {Math.Min(DotsShown, runs.At.Count):N0} of {runs.At.Count:N0} runs, seed {result.Seed}; lines: P50 and P80"), 440, 76, 165);
        drawing.Scale(runs.Scale, runs.Scale.Label);
        return drawing;
    }

    private static void Cloud(Drawing drawing, JointRuns runs, Func<int, double, double> x, Func<double, string> when, string what, double confidence, Func<double, bool> isBeyond)
    {
        int beyond = 0, shown = Math.Min(DotsShown, runs.At.Count);
        for (int run = 0; run < shown; run++)
        {
            double at = runs.At[run];
            bool isOutside = isBeyond(at) || !(runs.Cost[run] >= runs.Scale.From && runs.Cost[run] <= runs.Scale.Until);
            beyond += isOutside ? 1 : 0;
            drawing.Point(x(run, at), drawing.Y(runs.Scale.Share(runs.Cost[run])), Drawing.Colours[double.IsFinite(at) ? 0 : 1], isOutside, string.Create(CultureInfo.InvariantCulture, $"run {run}: cost {Shown(runs.Cost[run])}, {what} {when(at)}"));
        }

        Estimate never = Estimate.Probability(runs.At.Count(a => !double.IsFinite(a)), runs.At.Count, confidence);

        // The figure below its word, and its interval below the figure; the bound of what no run showed is an interval already.
        string[] said = never.ToString().Split(" (", 2);
        drawing.Legend(Drawing.Top + 102, "never", Drawing.Colours[1], 8, 0.6);
        drawing.Text(drawing.Right + 34, Drawing.Top + 120, said[0], "start");
        drawing.Text(drawing.Right + 34, Drawing.Top + 138, never.Value is 0 ? "" : $"({said[1]}", "start", Drawing.Faint);
        drawing.Say($"{what} never: {never}");
        if (beyond > 0)
        {
            // They stand at the edge: a far life is not hidden, and does not look like a near one.
            drawing.Dot(drawing.Right + 20, Drawing.Top + 164, "currentColor", "", 3.4, hollow: true, isMark: false);
            drawing.Text(drawing.Right + 34, Drawing.Top + 168, "beyond the axes:", "start");
            drawing.Text(drawing.Right + 34, Drawing.Top + 186, string.Create(CultureInfo.InvariantCulture, $"{beyond} of {shown} dots"), "start", Drawing.Faint);
            drawing.Say(string.Create(CultureInfo.InvariantCulture, $"{beyond} of {shown} dots lie beyond the axes: hollow, at the edge"));
        }
    }

    private static void Quantiles(Drawing drawing, JointRuns runs, Func<double, double> x, Func<double, string> when, string what)
    {
        double[] costs = [.. runs.Cost.Order()], dates = [.. runs.At.Order()];
        foreach ((int percent, string dash, double y) in (ReadOnlySpan<(int, string, double)>)[(50, "", Drawing.Top + 14), (80, "6 4", Drawing.Top + 58)])
        {
            int at = Math.Max(0, (int)Math.Ceiling(percent / 100.0 * costs.Length) - 1);
            double height = drawing.Y(runs.Scale.Share(costs[at])), across = x(dates[at]);
            string style = $"stroke=\"currentColor\" stroke-width=\"1.5\" stroke-opacity=\"0.8\"{(dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"")}";
            drawing.Line(drawing.Left, height, drawing.Right, height, style);
            drawing.Line(across, Drawing.Top, across, drawing.Y(0), style);
            drawing.Legend(y, $"P{percent}: £m {Shown(costs[at])}", "currentColor", 1.5, 0.8, dash);
            drawing.Text(drawing.Right + 34, y + 18, when(dates[at]), "start");
            drawing.Say($"P{percent}: cost {Shown(costs[at])}, {what} {when(dates[at])}");
        }
    }

    /// <summary>Where in its column a dot stands: multiples of the golden ratio, which fill it evenly and the same each time.</summary>
    private static double Spread(int run) => run * 0.6180339887498949 % 1;
}
