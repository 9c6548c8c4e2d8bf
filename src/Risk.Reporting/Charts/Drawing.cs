using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Risk.Reporting;

/// <summary>An SVG picture in the making. Text is encoded, numbers are invariant, and nothing but presentation attributes is used, so that a strict content policy lets it pass.</summary>
internal sealed partial class Drawing
{
    public const double Width = 860, Top = 62, Bottom = 52;

    /// <summary>The style of text that stands back.</summary>
    public const string Faint = "opacity=\"0.7\"";

    /// <summary>Colours that stay apart for every kind of colour blindness (M. Okabe and K. Ito, 2008), those that read on white and on black.</summary>
    public static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8a8a8a", "#B58900", "#56B4E9"];

    private readonly StringBuilder _svg = new();
    private readonly List<string> _said = [];
    private readonly string _title;

    public Drawing(string title, string subtitle, double height, double left, double right)
    {
        (_title, Height, Left, Right) = (Signed(SafeText.Clean(title)), height, left, Width - right);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" color=\"#222222\" fill=\"currentColor\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"13\" role=\"img\">\n<title>{Encoded(_title)}</title>\n<rect class=\"paper\" width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        Text(18, 25, _title, "start", size: 16, bold: true);
        Text(18, 44, subtitle, "start", Faint);
    }

    public double Height { get; }

    public double Left { get; }

    public double Right { get; }

    public static string Number(double x) => x.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double p) => Minus((100 * p).ToString("0.#", CultureInfo.InvariantCulture)) + " %";

    /// <summary>A number for readers: with the sign for minus (U+2212), as wide as the plus.</summary>
    public static string Minus(string number) => number.Replace('-', '\u2212');

    public double X(double share) => Left + ((Right - Left) * share);

    public double Y(double share) => Top + ((Height - Top - Bottom) * (1 - share));

    /// <summary>A line of text, cut where it would leave the paper.</summary>
    public void Text(double x, double y, string text, string anchor, string style = "", double size = 13, bool bold = false)
    {
        double room = anchor switch { "start" => Width - x, "end" => x, _ => 2 * Math.Min(x, Width - x) } - 4;
        string font = (size == 13 ? "" : $" font-size=\"{Number(size)}\"") + (bold ? " font-weight=\"bold\"" : "") + (style.Length == 0 ? "" : " " + style);
        string shown = TextWidth.Cut(Signed(SafeText.Clean(text)), size, room, bold);
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\"{font}>{Encoded(shown)}</text>\n");
    }

    /// <summary>An entry of the legend right of the chart: a stroke of its colour, and words in the colour of the page, which read on any.</summary>
    public void Legend(double y, string text, string colour, double thickness = 3, double opacity = 1, string dash = "")
    {
        Line(Right + 12, y - 4, Right + 28, y - 4, $"stroke=\"{colour}\" stroke-width=\"{Number(thickness)}\" stroke-opacity=\"{Number(opacity)}\"{Dashes(dash)}");
        Text(Right + 34, y, text, "start");
    }

    /// <summary>A square of a colour, and what it stands for.</summary>
    public void Swatch(double x, double y, string text, string colour)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(x)}\" y=\"{Number(y - 10)}\" width=\"12\" height=\"12\" fill=\"{colour}\"/>\n");
        Text(x + 20, y, text, "start");
    }

    public void Scale(Scale scale, Func<double, string> label)
    {
        foreach (double tick in scale.Ticks)
        {
            double y = Y(scale.Share(tick));
            Line(Left, y, Right, y);
            Text(Left - 8, y + 4, label(tick), "end", Faint);
        }
    }

    public void Line(double x1, double y1, double x2, double y2, string style = "stroke=\"currentColor\" stroke-opacity=\"0.15\"") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" {style}/>\n");

    public void Curve(IEnumerable<(double X, double Y)> points, string colour, string dash = "") => _svg.Append(
        CultureInfo.InvariantCulture, $"<polyline points=\"{Points(points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.2\"{Dashes(dash)}/>\n");

    public void Band(IEnumerable<(double X, double Y)> outline, string colour, double opacity = 0.22) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(outline)}\" fill=\"{colour}\" fill-opacity=\"{Number(opacity)}\"/>\n");

    public void Dot(double x, double y, string colour, string said, double radius = 3.4, bool hollow = false, bool isMark = true)
    {
        string ink = hollow ? $"fill=\"none\" pointer-events=\"all\" stroke-width=\"2\" stroke=\"{colour}\"" : $"fill=\"{colour}\"";
        if (!isMark)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" {ink}/>\n");
            return;
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"mark\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" {ink}><title>{Said(said)}</title></circle>\n");
    }

    /// <summary>One of many dots: it says its value on hover, and the text of the chart leaves it out. One that stands at the edge in place of a value beyond it is hollow.</summary>
    public void Point(double x, double y, string colour, bool isBeyond, string said)
    {
        string ink = isBeyond ? $"r=\"3.4\" fill=\"none\" pointer-events=\"all\" stroke-width=\"1.6\" stroke=\"{colour}\"" : $"r=\"2.6\" fill=\"{colour}\" fill-opacity=\"0.45\"";
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"mark point\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" {ink}><title>{Encoded(Signed(said))}</title></circle>\n");
    }

    /// <summary>What the text of the chart says beside its marks.</summary>
    public void Say(string said) => _said.Add(Signed(SafeText.Clean(said)));

    public void Bar(double x, double y, double width, double height, string colour, string said) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"{colour}\"><title>{Said(said)}</title></rect>\n");

    /// <summary>Lines and figures for a probability from 0 to 1.</summary>
    public void ProbabilityAxis()
    {
        for (int percent = 0; percent <= 100; percent += 25)
        {
            double y = Y(percent / 100.0);
            Line(Left, y, Right, y);
            Text(Left - 8, y + 4, percent.ToString(CultureInfo.InvariantCulture) + " %", "end", Faint);
        }
    }

    public Chart Chart() => new(_title, _svg.ToString() + "</svg>\n", _said);

    /// <summary>Every number in a text with its minus; the hyphens of words, years and dates stay, since a letter or a digit stands before them.</summary>
    private static string Signed(string text) => HyphenOfNumber().Replace(text, "\u2212");

    [GeneratedRegex(@"(?<![\w\-/.)])-(?=[0-9∞])|(?<=[0-9][eE])-(?=[0-9])")]
    private static partial Regex HyphenOfNumber();

    private static string Encoded(string text) => SafeText.Encoded(text);

    private static string Dashes(string dash) => dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    private string Said(string said)
    {
        Say(said);
        return Encoded(_said[^1]);
    }
}
