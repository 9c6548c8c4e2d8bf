using SkiaSharp;
using static Risk.Distribution;

namespace Risk.Reporting.Png.Tests;

public class PngTests
{
    private static readonly SimulationResult Result = new Programme("png")
    {
        Years = 5,
        Customers = [new("Payroll") { AnnualSaving = Triangular(0.2, 0.5, 1), PlannedMigration = Duration.Months(6), MigrationCost = Uniform(1, 2) }],
    }.Simulate(400, 1);

    [Fact]
    public void A_picture_has_the_size_of_its_chart_and_its_marks_where_the_SVG_has_them()
    {
        Chart chart = Charts.BreakEven(Result);
        using SKBitmap picture = SKBitmap.Decode(chart.ToPng(scale: 1.5));
        Assert.Equal((1290, 570), (picture.Width, picture.Height));
        Assert.Equal(SKColors.White, picture.GetPixel(3, 3));

        // The highest bar and the bar of never: their middles have their colours.
        foreach (System.Xml.Linq.XElement bar in System.Xml.Linq.XElement.Parse(chart.ToSvg()).Elements().Where(e => (string?)e.Attribute("class") == "mark" && At(e, "height") > 12))
        {
            Assert.Equal(SKColor.Parse((string)bar.Attribute("fill")!), picture.GetPixel((int)(1.5 * (At(bar, "x") + (At(bar, "width") / 4))), (int)(1.5 * (At(bar, "y") + (At(bar, "height") / 2)))));
        }

        // Text is drawn: there is ink where the title stands.
        Assert.Contains(Enumerable.Range(27, 200), x => picture.GetPixel(x, 32).Red < 100);
    }

    [Fact]
    public void Every_kind_of_chart_becomes_a_picture()
    {
        HtmlReport report = HtmlReport.Of(Result);
        Assert.True(report.Pictures.Count >= 10);
        Assert.All(report.Pictures, p => Assert.True(p.Value.ToPng(0.5).AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']), p.Key));
    }

    [Fact]
    public void A_scale_out_of_range_and_a_file_that_is_there_are_refused()
    {
        Chart chart = Charts.BreakEven(Result);
        Assert.All((double[])[0, -1, double.NaN, 17, double.PositiveInfinity], scale => Assert.Throws<ArgumentOutOfRangeException>(() => chart.ToPng(scale)));
        string file = Path.GetTempFileName();
        Assert.Equal("OUT002", Assert.Throws<ModelException>(() => chart.WritePng(file)).Problems[0].Code);
        chart.WritePng(file, overwrite: true);
        Assert.True(new FileInfo(file).Length > 1000);
        File.Delete(file);
    }

    private static double At(System.Xml.Linq.XElement shape, string name) => double.Parse(shape.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
