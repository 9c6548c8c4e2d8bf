using System.Globalization;
using Risk.Reporting;

namespace Risk;

/// <content>What it is worth to know more.</content>
public static partial class Charts
{
    /// <summary>What it would be worth to know everything, and each input, before deciding, what is worth most first; whiskers are the sampling error.</summary>
    /// <param name="information">From <c>result.ValueOfInformation()</c>.</param>
    /// <param name="unit">The unit of what is decided by, such as £m.</param>
    /// <param name="most">How many inputs to show.</param>
    public static Chart ValueOfInformation(ValueOfInformation information, string unit = "", int most = 12)
    {
        ArgumentNullException.ThrowIfNull(information);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (string Label, Estimate Value, string Said)[] bars =
            [("everything", information.Perfect, $"everything: {information.Perfect}"), .. information.Inputs.Take(most).Select(i => (i.Input, i.Value, i.ToString()))];
        string decision = string.Create(CultureInfo.InvariantCulture, $"before deciding by {OutputWords.Of(information.Output)}; {information.Runs:N0} runs, seed {information.Seed}; knowing no more: {information.Decision}{(information.Warnings.Count > 0 ? "; with warnings" : "")}");
        var drawing = new Drawing("What it is worth to know more", decision, 126 + (26 * bars.Length), 300, 40);
        Scale scale = Scale.Of(0, Math.Max(bars.Max(b => b.Value.High), 0) is > 0 and double greatest ? greatest : 1);
        double At(double value) => drawing.X(scale.Share(value));
        double first = Drawing.Top + 10, last = first + (26 * bars.Length);
        foreach (double tick in scale.Ticks)
        {
            drawing.Line(At(tick), Drawing.Top, At(tick), last);
            drawing.Text(At(tick), last + 16, scale.Label(tick), "middle", Drawing.Faint);
        }

        foreach ((int i, (string label, Estimate value, string said)) in bars.Index())
        {
            double y = first + (26 * i);
            drawing.Text(drawing.Left - 10, y + 13, label, "end", bold: i == 0);
            drawing.Bar(At(0), y, At(value.Value) - At(0), 18, Drawing.Colours[i == 0 ? 1 : 0], said);
            drawing.Line(At(value.Low), y + 9, At(value.High), y + 9, "stroke=\"currentColor\" stroke-width=\"1.5\"");
        }

        drawing.Line(At(0), Drawing.Top, At(0), last, "stroke=\"currentColor\" stroke-opacity=\"0.5\"");
        drawing.Text((drawing.Left + drawing.Right) / 2, last + 36, unit, "middle", Drawing.Faint);
        return drawing.Chart();
    }
}
