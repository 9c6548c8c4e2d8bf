using Risk.Files;
using Risk.Reporting.Png;

namespace Risk;

/// <summary>Charts as PNG, for slides and documents that know no SVG.</summary>
public static class PngCharts
{
    /// <summary>The greatest enlargement: a chart is then 13,760 pixels wide.</summary>
    public const double MaximumScale = 16;

    /// <summary>The chart as a PNG. Letters are those of the machine's fonts, so that its bytes, unlike those of the SVG, differ between machines.</summary>
    /// <param name="chart">A chart of <see cref="Charts"/>.</param>
    /// <param name="scale">Pixels for a unit of the SVG, above 0 and at most <see cref="MaximumScale"/>; 2 gives 1,720 pixels of width.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale outside its range.</exception>
    /// <exception cref="InvalidOperationException">The machine has no font.</exception>
    public static byte[] ToPng(this Chart chart, double scale = 2)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return scale > 0 && scale <= MaximumScale ? new Raster(chart.ToSvg(), scale).Png()
            : throw new ArgumentOutOfRangeException(nameof(scale), scale, $"the scale must be in (0,{MaximumScale}]");
    }

    /// <summary>Writes the chart as a PNG: first beside the file, then renamed, so that a file that was there stays whole until the new one is complete.</summary>
    /// <param name="chart">A chart of <see cref="Charts"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="scale">As for <see cref="ToPng"/>.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="ModelException">OUT002: the file exists; FILE002, FILE003, OUT010, OUT011: it could not be written.</exception>
    public static void WritePng(this Chart chart, string path, double scale = 2, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] png = ToPng(chart, scale);
        WholeFile.Write(path, stream => stream.Write(png), overwrite, png.Length);
    }
}
