using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Risk.Reporting.Png;

/// <summary>The few shapes of the charts' own SVG (lines, polylines, polygons, rectangles, circles, text), drawn in pixels.</summary>
internal sealed class Raster(string svg, double scale)
{
    private readonly XElement _root = XElement.Parse(svg);

    public byte[] Png()
    {
        var size = new SKImageInfo((int)Math.Ceiling(Number(_root, "width") * scale), (int)Math.Ceiling(Number(_root, "height") * scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        foreach (XElement shape in _root.Elements())
        {
            Draw(surface.Canvas, shape);
        }

        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Draw(SKCanvas canvas, XElement shape)
    {
        switch (shape.Name.LocalName)
        {
            case "text":
                Text(canvas, shape);
                break;
            case "line":
                Paint(shape, isLine: true, paint => canvas.DrawLine(At(shape, "x1"), At(shape, "y1"), At(shape, "x2"), At(shape, "y2"), paint));
                break;
            case "rect":
                Paint(shape, isLine: false, paint => canvas.DrawRect(At(shape, "x"), At(shape, "y"), At(shape, "width"), At(shape, "height"), paint));
                break;
            case "circle":
                Paint(shape, isLine: false, paint => canvas.DrawCircle(At(shape, "cx"), At(shape, "cy"), At(shape, "r"), paint));
                break;
            case "polyline" or "polygon":
                using (SKPath path = Path(shape))
                {
                    Paint(shape, isLine: false, paint => canvas.DrawPath(path, paint));
                }

                break;
        }
    }

    private void Text(SKCanvas canvas, XElement text)
    {
        using var font = new SKFont(Fonts.Face((string?)text.Attribute("font-weight") == "bold"), (float)(text.Attribute("font-size") is null ? Number(_root, "font-size") : Number(text, "font-size")));
        using var paint = new SKPaint { IsAntialias = true, Color = Colour(text, "fill", "opacity") };
        SKTextAlign align = (string?)text.Attribute("text-anchor") switch { "end" => SKTextAlign.Right, "middle" => SKTextAlign.Center, _ => SKTextAlign.Left };
        canvas.DrawText(text.Value, At(text, "x"), At(text, "y"), align, font, paint);
    }

    private void Paint(XElement shape, bool isLine, Action<SKPaint> draw)
    {
        if (!isLine && (string?)shape.Attribute("fill") != "none")
        {
            using var fill = new SKPaint { IsAntialias = true, Color = Colour(shape, "fill", "fill-opacity") };
            draw(fill);
        }

        if (shape.Attribute("stroke") is not null)
        {
            float[] dashes = [.. ((string?)shape.Attribute("stroke-dasharray") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => float.Parse(d, CultureInfo.InvariantCulture))];
            using SKPathEffect? dash = dashes.Length > 0 ? SKPathEffect.CreateDash(dashes, 0) : null;
            using var stroke = new SKPaint
            {
                IsAntialias = true, IsStroke = true, Color = Colour(shape, "stroke", "stroke-opacity"), PathEffect = dash,
                StrokeWidth = shape.Attribute("stroke-width") is null ? 1 : At(shape, "stroke-width"),
            };
            draw(stroke);
        }
    }

    private static SKPath Path(XElement shape)
    {
        float[][] points = [.. ((string)shape.Attribute("points")!).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(',').Select(x => float.Parse(x, CultureInfo.InvariantCulture)).ToArray())];
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points.Select(p => new SKPoint(p[0], p[1]))], shape.Name.LocalName == "polygon");
        return builder.Detach();
    }

    private SKColor Colour(XElement shape, string paint, string opacity)
    {
        string colour = (string?)shape.Attribute(paint) ?? "currentColor";
        double share = shape.Attribute(opacity) is null ? 1 : Number(shape, opacity);
        return SKColor.Parse(colour == "currentColor" ? (string)_root.Attribute("color")! : colour).WithAlpha((byte)Math.Round(255 * share));
    }

    private static float At(XElement shape, string name) => (float)Number(shape, name);

    private static double Number(XElement shape, string name) => double.Parse((string?)shape.Attribute(name) ?? "0", CultureInfo.InvariantCulture);
}
