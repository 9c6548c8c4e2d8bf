using System.Globalization;
using System.Text;

namespace Risk.Benchmarks.Modes;

/// <summary>Multiples of time against multiples of size on logarithmic scales, beside the line of proportion.</summary>
internal static class GrowthChart
{
    private const int Width = 760, Height = 440, Left = 64, Right = 150, Top = 44, Bottom = 48;

    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73"];

    public static string Svg(IReadOnlyList<(string Name, (double Size, double Time)[] Points)> lines)
    {
        double top = Math.Ceiling(Math.Log10(lines.Max(l => l.Points.Max(p => Math.Max(p.Size, p.Time)))) - 0.05);
        double X(double v) => Left + ((Width - Left - Right) * Math.Log10(v) / top);
        double Y(double v) => Height - Bottom - ((Height - Top - Bottom) * Math.Log10(Math.Max(v, 0.5)) / top);
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
        Add(svg, $"<title>Time of a run against the size of the model</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>");
        Add(svg, $"<text x=\"12\" y=\"20\" font-size=\"15\" font-weight=\"bold\" fill=\"#222\">Time of a run against the size of the model, × the reference programme</text>");
        for (int decade = 0; decade <= top; decade++)
        {
            double v = Math.Pow(10, decade);
            Add(svg, $"<line x1=\"{X(v):F1}\" x2=\"{X(v):F1}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#ddd\"/><line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(v):F1}\" y2=\"{Y(v):F1}\" stroke=\"#ddd\"/>");
            Add(svg, $"<text x=\"{X(v):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" fill=\"#666\">{v:N0}</text><text x=\"{Left - 8}\" y=\"{Y(v) + 4:F1}\" text-anchor=\"end\" fill=\"#666\">{v:N0}</text>");
        }

        double end = Math.Pow(10, top);
        Add(svg, $"<line x1=\"{X(1):F1}\" y1=\"{Y(1):F1}\" x2=\"{X(end):F1}\" y2=\"{Y(end):F1}\" stroke=\"#888\" stroke-dasharray=\"4 4\"/><text x=\"{X(end) + 6:F1}\" y=\"{Y(end) + 4:F1}\" fill=\"#666\">in proportion</text>");
        Add(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\" fill=\"#222\">× size</text><text x=\"16\" y=\"{(Top + Height - Bottom) / 2}\" text-anchor=\"middle\" fill=\"#222\" transform=\"rotate(-90 16 {(Top + Height - Bottom) / 2})\">× time</text>");
        for (int i = 0; i < lines.Count; i++)
        {
            string colour = Colours[i % Colours.Length];
            Add(svg, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', lines[i].Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Size):F1},{Y(p.Time):F1}")))}\"/>");
            foreach ((double size, double time) in lines[i].Points)
            {
                Add(svg, $"<circle cx=\"{X(size):F1}\" cy=\"{Y(time):F1}\" r=\"3.5\" fill=\"{colour}\"/>");
            }

            (double lastSize, double lastTime) = lines[i].Points[^1];
            Add(svg, $"<text x=\"{X(lastSize) + 8:F1}\" y=\"{Y(lastTime) + (i == 0 ? 20 : 4):F1}\" fill=\"{colour}\" font-weight=\"bold\">{lines[i].Name}</text>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Add(StringBuilder svg, FormattableString text) => svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
}
