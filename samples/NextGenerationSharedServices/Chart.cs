using System.Globalization;
using System.Text;
using Risk;

namespace NextGenerationSharedServices;

/// <summary>The probability of value for money by financial year as an SVG picture: the same bytes for the same result.</summary>
internal static class Chart
{
    private const double Width = 860, Height = 440, Left = 62, Right = 258, Top = 58, Bottom = 46;

    public static void Write(SimulationResult result, Stream stream)
    {
        // Colours that stay apart for every kind of colour blindness: Okabe and Ito (2008).
        (string Label, string Colour, string Dash, Func<int, Estimate> At)[] curves =
        [
            ("paid back, reported costs", "#0072B2", "", result.ValueForMoney.In(Perimeter.Reported).ProbabilityBy),
            ("paid back, full costs", "#D55E00", "", result.ValueForMoney.ProbabilityBy),
            ("£2 saved for each £1 of full costs", "#009E73", "7 4", result.Criterion(BaseCase.Bcr2).ProbabilityIn),
            ("¾ of the planned savings", "#555555", "2 4", result.Criterion(BaseCase.Outcome75).ProbabilityIn),
        ];
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"13\" role=\"img\">\n");
        svg.Append("<title>Probability of value for money by financial year</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Text(svg, 18, 24, "Probability of value for money by the end of each financial year", "start", "font-size=\"16\" font-weight=\"bold\" fill=\"#111111\"");
        Text(svg, 18, 43, string.Create(CultureInfo.InvariantCulture, $"{result.Programme.Name}; {result.Runs:N0} runs, seed {result.Seed}; bands: 95 % sampling interval"), "start", "fill=\"#555555\"");
        Axes(svg, result);
        foreach ((string label, string colour, string dash, Func<int, Estimate> at) in curves)
        {
            Curve(svg, result, colour, dash, at);
        }

        Labels(svg, result, curves);
        svg.Append("</svg>\n");
        stream.Write(Encoding.UTF8.GetBytes(svg.ToString()));
    }

    private static double X(SimulationResult result, int year) =>
        Left + ((Width - Left - Right) * (year - result.Years[0]) / (result.Years.Count - 1));

    private static double Y(double probability) => Top + ((Height - Top - Bottom) * (1 - probability));

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");

    private static void Axes(StringBuilder svg, SimulationResult result)
    {
        for (int percent = 0; percent <= 100; percent += 25)
        {
            double y = Y(percent / 100.0);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" stroke=\"#dddddd\"/>\n");
            Text(svg, Left - 8, y + 4, percent + " %", "end", "fill=\"#555555\"");
        }

        foreach (int year in result.Years)
        {
            if ((year - result.Years[0]) % 2 == 0)
            {
                Text(svg, X(result, year), Height - Bottom + 20, result.YearLabel(year), "middle", "fill=\"#555555\"");
            }
        }
    }

    private static void Curve(StringBuilder svg, SimulationResult result, string colour, string dash, Func<int, Estimate> at)
    {
        IEnumerable<string> high = result.Years.Select(y => At(X(result, y), Y(at(y).High)));
        IEnumerable<string> low = result.Years.Reverse().Select(y => At(X(result, y), Y(at(y).Low)));
        svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{string.Join(' ', high.Concat(low))}\" fill=\"{colour}\" fill-opacity=\"0.2\"/>\n");
        string dashes = dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', result.Years.Select(y => At(X(result, y), Y(at(y).Value))))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.2\"{dashes}/>\n");
        foreach (int year in result.Years)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(result, year):0.##}\" cy=\"{Y(at(year).Value):0.##}\" r=\"2.6\" fill=\"{colour}\"><title>{System.Net.WebUtility.HtmlEncode($"{result.YearLabel(year)}: {at(year)}")}</title></circle>\n");
        }
    }

    /// <summary>Each label beside the end of its curve, moved apart where ends meet.</summary>
    private static void Labels(StringBuilder svg, SimulationResult result, (string Label, string Colour, string Dash, Func<int, Estimate> At)[] curves)
    {
        double last = double.NegativeInfinity;
        foreach ((string label, string colour, _, Func<int, Estimate> at) in curves.OrderByDescending(c => c.At(result.Years[^1]).Value))
        {
            double y = Math.Max(Y(at(result.Years[^1]).Value) + 4, last + 18);
            Text(svg, Width - Right + 10, y, label, "start", $"fill=\"{colour}\" font-weight=\"bold\"");
            last = y;
        }
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, string style) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" {style}>{System.Net.WebUtility.HtmlEncode(text)}</text>\n");
}
