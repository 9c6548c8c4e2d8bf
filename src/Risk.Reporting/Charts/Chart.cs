namespace Risk;

/// <summary>A chart, drawn by managed code: the same bytes for the same result on every machine. Notebooks show it by themselves.</summary>
public sealed class Chart
{
    private readonly string _svg;

    private readonly IReadOnlyList<string> _said;

    internal Chart(string title, string svg, IReadOnlyList<string> said) => (Title, _svg, _said) = (title, svg, said);

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The chart as an SVG document. Marks carry their values as titles, which viewers show on hover.</summary>
    public string ToSvg() => _svg;

    /// <summary>The chart as a piece of an HTML page.</summary>
    public string ToHtml() => $"<figure>{_svg}</figure>";

    /// <summary>The chart as text: its title, and what each of its marks says, a line each.</summary>
    public override string ToString() => string.Join('\n', [Title, .. _said.Select(line => "  " + line)]);
}
