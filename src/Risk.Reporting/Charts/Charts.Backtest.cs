using Risk.Reporting;

namespace Risk;

/// <content>What happened, within what was simulated.</content>
public static partial class Charts
{
    /// <summary>
    /// Where each actual figure lies within the simulated ones, by rank: in the middle of the band the simulation expected it, outside the band
    /// it was a one in ten surprise. Forecasts are hollow. Quantities of different units stand side by side.
    /// </summary>
    public static Chart Backtest(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        BacktestRow[] rows = [.. result.Backtest.Where(row => row.Rank is not null)];
        var drawing = new Drawing("What happened, within what was simulated", "share of simulated lives below the actual figure; band: nine in ten; hollow: itself a forecast", 126 + (26 * Math.Max(rows.Length, 1)), 330, 40);
        double bottom = drawing.Height - Drawing.Bottom;
        drawing.Band([(drawing.X(0.05), Drawing.Top), (drawing.X(0.95), Drawing.Top), (drawing.X(0.95), bottom), (drawing.X(0.05), bottom)], Drawing.Colours[0], 0.14);
        foreach (double share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            drawing.Line(drawing.X(share), Drawing.Top, drawing.X(share), bottom);
            drawing.Text(drawing.X(share), bottom + 20, Drawing.Percent(share), "middle", Drawing.Faint);
        }

        foreach ((int i, BacktestRow row) in rows.Index())
        {
            double y = Drawing.Top + 18 + (26 * i), rank = row.Rank!.Value;
            IReadOnlyList<Estimate> q = row.Simulated.Quantiles(0.05, 0.5, 0.95);
            drawing.Text(drawing.Left - 12, y + 4, row.Observation.Name, "end");
            drawing.Line(drawing.Left, y, drawing.Right, y);
            drawing.Dot(
                drawing.X(rank), y, Drawing.Colours[rank is < 0.05 or > 0.95 ? 1 : 0],
                $"{row.Observation.Name}: actual {Shown(row.Observation.Actual!.Value)}{(row.Observation.IsForecast ? " (a forecast)" : "")}, above {Drawing.Percent(rank)} of the simulated; median {Shown(q[1].Value)}, nine in ten {Shown(q[0].Value)} to {Shown(q[2].Value)}",
                6, row.Observation.IsForecast);
        }

        return drawing.Chart();
    }
}
