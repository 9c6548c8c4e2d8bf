using System.Globalization;
using System.Text;

namespace Risk.Reporting;

/// <summary>
/// How wide a text is, without a font: by kinds of characters, after the widest font that the charts ask for (DejaVu Sans), so that the figure
/// is rather too great. The same on every machine, which the width by a font would not be.
/// </summary>
internal static class TextWidth
{
    private const string Narrow = "iljI.,:;'|! ft()[]", Wide = "mwMW@%&";

    /// <summary>The width in the unit of <paramref name="size"/>, the size of the font.</summary>
    public static double Of(string text, double size, bool bold = false) => text.EnumerateRunes().Sum(Em) * size * (bold ? 1.12 : 1);

    /// <summary>As much of a text as stands in <paramref name="room"/>, with … for the rest. What a reader sees as one character stays whole.</summary>
    public static string Cut(string text, double size, double room, bool bold = false)
    {
        if (Of(text, size, bold) <= room)
        {
            return text;
        }

        var kept = new StringBuilder();
        double width = Of("…", size, bold);
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && (width += Of(elements.GetTextElement(), size, bold)) <= room)
        {
            kept.Append(elements.GetTextElement());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static double Em(Rune rune) =>
        rune.Value >= 0x2E80 ? 1.45
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? 0
        : !rune.IsAscii ? (rune.Value >= 0x2010 ? 1 : 0.8)
        : Narrow.Contains((char)rune.Value, StringComparison.Ordinal) ? 0.42
        : Wide.Contains((char)rune.Value, StringComparison.Ordinal) ? 1.05
        : Rune.IsUpper(rune) ? 0.76
        : 0.635;
}
