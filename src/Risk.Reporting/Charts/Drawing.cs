using System.Globalization;
using System.Net;
using System.Text;

namespace Risk.Reporting;

/// <summary>An SVG picture in the making. Text is encoded, numbers are invariant, and nothing but presentation attributes is used, so that a strict content policy lets it pass.</summary>
internal sealed class Drawing
{
    public const double Width = 860, Top = 62, Bottom = 52;

    /// <summary>Colours that stay apart for every kind of colour blindness (M. Okabe and K. Ito, 2008), those that read on white and on black.</summary>
    public static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8a8a8a", "#B58900", "#56B4E9"];

    private readonly StringBuilder _svg = new();
    private readonly string _title;

    public Drawing(string title, string subtitle, double height, double left, double right)
    {
        (_title, Height, Left, Right) = (title, height, left, Width - right);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" color=\"#222222\" fill=\"currentColor\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"13\" role=\"img\">\n<title>{Encoded(title)}</title>\n<rect class=\"paper\" width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        Text(18, 25, title, "start", "font-size=\"16\" font-weight=\"bold\"");
        Text(18, 44, subtitle, "start", "opacity=\"0.7\"");
    }

    public double Height { get; }

    public double Left { get; }

    public double Right { get; }

    public static string Number(double x) => x.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double p) => (100 * p).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public double X(double share) => Left + ((Right - Left) * share);

    public double Y(double share) => Top + ((Height - Top - Bottom) * (1 - share));

    public void Text(double x, double y, string text, string anchor, string style = "")
    {
        string shown = text.Length > 90 ? text[..(char.IsHighSurrogate(text[88]) ? 88 : 89)] + "…" : text;
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\" {style}>{Encoded(shown)}</text>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string style = "stroke=\"currentColor\" stroke-opacity=\"0.15\"") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" {style}/>\n");

    public void Curve(IEnumerable<(double X, double Y)> points, string colour, string dash = "") => _svg.Append(
        CultureInfo.InvariantCulture, $"<polyline points=\"{Points(points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.2\"{(dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"")}/>\n");

    public void Band(IEnumerable<(double X, double Y)> outline, string colour) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(outline)}\" fill=\"{colour}\" fill-opacity=\"0.22\"/>\n");

    public void Dot(double x, double y, string colour, string said) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"mark\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"3.4\" fill=\"{colour}\"><title>{Encoded(said)}</title></circle>\n");

    public void Bar(double x, double y, double width, double height, string colour, string said) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"{colour}\"><title>{Encoded(said)}</title></rect>\n");

    /// <summary>Lines and figures for a probability from 0 to 1.</summary>
    public void ProbabilityAxis()
    {
        for (int percent = 0; percent <= 100; percent += 25)
        {
            double y = Y(percent / 100.0);
            Line(Left, y, Right, y);
            Text(Left - 8, y + 4, percent.ToString(CultureInfo.InvariantCulture) + " %", "end", "opacity=\"0.7\"");
        }
    }

    public Chart Chart() => new(_title, _svg.ToString() + "</svg>\n");

    // Characters that XML does not know (control characters, half surrogates) become a replacement mark.
    private static string Encoded(string text) => WebUtility.HtmlEncode(new string([.. text.Select((c, i) =>
        c is '\t' or '\n' or '\r' ? ' '
        : char.IsControl(c) || c is '\uFFFE' or '\uFFFF' || (char.IsHighSurrogate(c) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])))
            || (char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))) ? '\uFFFD'
        : c)]));

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));
}
