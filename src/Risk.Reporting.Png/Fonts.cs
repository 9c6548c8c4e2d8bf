using SkiaSharp;

namespace Risk.Reporting.Png;

/// <summary>The letters of pictures: the first font without serifs that the machine has.</summary>
internal static class Fonts
{
    private static readonly string[] Families = ["Helvetica", "Arial", "DejaVu Sans", "Liberation Sans", "Noto Sans"];

    private static readonly string[] Files = ["DejaVuSans", "LiberationSans-Regular", "NotoSans-Regular", "Arial", "arial"];

    private static readonly Lazy<SKTypeface> Regular = new(() => Find(bold: false)), Bold = new(() => Find(bold: true));

    public static SKTypeface Face(bool bold) => (bold ? Bold : Regular).Value;

    private static SKTypeface Find(bool bold)
    {
        SKFontStyle style = bold ? SKFontStyle.Bold : SKFontStyle.Normal;
        return Families.Select(family => SKFontManager.Default.MatchFamily(family, style)).FirstOrDefault(face => face is { FamilyName.Length: > 0, GlyphCount: > 0 })
            ?? OfFiles(bold)
            ?? throw new InvalidOperationException("no font was found: install one, such as fonts-dejavu-core");
    }

    /// <summary>Skia for Linux without fontconfig knows no families: fonts are found by their files.</summary>
    private static SKTypeface? OfFiles(bool bold)
    {
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts")];
        string[] found = [.. folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
        return (from name in Files
                let wanted = bold ? name.Replace("-Regular", "", StringComparison.Ordinal) + "-Bold" : name
                from file in found
                where Path.GetFileNameWithoutExtension(file) == wanted
                select SKTypeface.FromFile(file)).Concat(found.Select(f => SKTypeface.FromFile(f))).FirstOrDefault(face => face is not null);
    }
}
