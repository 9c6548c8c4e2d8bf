using System.Globalization;
using System.Net;
using System.Text;

namespace Risk.Benchmarks.Modes;

/// <summary>Times as horizontal bars on a logarithmic scale.</summary>
internal static class BarChart
{
    private const int Margin = 30, Left = 330, Width = 760, Row = 24, Top = 44;

    public static string Svg(IReadOnlyList<(string Name, double Nanoseconds)> bars)
    {
        double least = Math.Pow(10, Math.Floor(Math.Log10(bars.Min(b => b.Nanoseconds)))), most = bars.Max(b => b.Nanoseconds);
        double Place(double x) => Left + ((Width - Left - 70) * Math.Log10(x / least) / Math.Log10(most / least));
        int height = Top + (Row * bars.Count) + 12;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{-Margin} 0 {Margin + Width} {height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{-Margin}\" width=\"{Margin + Width}\" height=\"{height}\" fill=\"#fff\"/>");
        svg.AppendLine("<text x=\"12\" y=\"20\" font-size=\"15\" font-weight=\"bold\" fill=\"#222\">The reference programme: nanoseconds a run, one thread (logarithmic)</text>");
        for (double tick = least; tick <= most; tick *= 10)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<line x1=\"{Place(tick):F1}\" x2=\"{Place(tick):F1}\" y1=\"{Top - 8}\" y2=\"{height - 8}\" stroke=\"#ddd\"/><text x=\"{Place(tick):F1}\" y=\"{Top - 12}\" text-anchor=\"middle\" fill=\"#666\">{tick:N0}</text>");
        }

        for (int i = 0; i < bars.Count; i++)
        {
            int y = Top + (Row * i);
            string colour = bars[i].Name.StartsWith("Risk", StringComparison.Ordinal) ? "#0072B2" : "#B8B8B8";
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 14}\" text-anchor=\"end\" fill=\"#222\">{WebUtility.HtmlEncode(bars[i].Name)}</text>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{y + 3}\" width=\"{Place(bars[i].Nanoseconds) - Left:F1}\" height=\"15\" fill=\"{colour}\"/><text x=\"{Place(bars[i].Nanoseconds) + 6:F1}\" y=\"{y + 15}\" fill=\"#222\">{bars[i].Nanoseconds:N0}</text>");
        }

        return svg.AppendLine("</svg>").ToString();
    }
}
