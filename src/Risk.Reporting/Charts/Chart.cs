namespace Risk;

/// <summary>A chart, drawn by managed code: the same bytes for the same result on every machine. Notebooks show it by themselves.</summary>
public sealed class Chart
{
    private readonly string _svg;

    internal Chart(string title, string svg) => (Title, _svg) = (title, svg);

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The chart as an SVG document. Marks carry their values as titles, which viewers show on hover.</summary>
    public string ToSvg() => _svg;

    /// <summary>The chart as a piece of an HTML page.</summary>
    public string ToHtml() => $"<figure>{_svg}</figure>";

    /// <inheritdoc/>
    public override string ToString() => Title;
}
