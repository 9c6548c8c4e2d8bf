using System.Globalization;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <content>Numbers, truths, texts and dates, each held to its form.</content>
internal sealed partial class ProgrammeReader
{
    internal double? Number(Element element, bool whole)
    {
        if (element.Kind != ElementKind.Number)
        {
            WrongNumber(element, whole ? "a whole number" : "a number");
            return null;
        }

        double value = double.Parse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            problems.Error("FILE011", element, $"{element.Shown} is beyond the range of a double");
            return null;
        }

        if (value == 0 && element.Text.Split('e', 'E')[0].Any(c => c is >= '1' and <= '9'))
        {
            problems.Warn("FILE022", element, $"{element.Shown} becomes 0");
        }

        if (whole && (value != Math.Floor(value) || Math.Abs(value) > 1L << 53))
        {
            problems.Error("FILE011", element, $"expected a whole number (was {element.Shown})");
            return null;
        }

        return value;
    }

    /// <summary>A number written as text is told how to write it.</summary>
    private void WrongNumber(Element element, string expected)
    {
        string? meant = element.Kind == ElementKind.String ? NumberIn(element.Text) : null;
        problems.Error("FILE011", element, meant is null ? $"expected {expected} (was {element.Shown})" : $"expected {(expected.StartsWith("a whole", StringComparison.Ordinal) ? "a whole number" : "a number")}; write {meant} (was {element.Shown})");
    }

    private static string? NumberIn(string text)
    {
        string t = text.Trim().Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        decimal factor = 1;
        if (t.Length > 1 && t[^1] is '%' or 'k' or 'K' or 'm' or 'M')
        {
            factor = t[^1] switch { '%' => 0.01m, 'k' or 'K' => 1000m, _ => 1_000_000m };
            t = t[..^1].TrimEnd();
        }

        return t.Length < 20 && decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? (value * factor).ToString("0.############", CultureInfo.InvariantCulture)
            : null;
    }

    private int WholeNumber(Element element)
    {
        double value = Number(element, whole: true) ?? 0;
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        problems.Error("FILE011", element, $"{element.Shown} is beyond what is meant here");
        return 0;
    }

    private bool Truth(Element element)
    {
        if (element.Kind is not (ElementKind.True or ElementKind.False))
        {
            problems.Error("FILE011", element, $"expected true or false (was {element.Shown})");
        }

        return element.Kind == ElementKind.True;
    }

    private string Text(Element element)
    {
        if (element.Kind != ElementKind.String)
        {
            problems.Error("FILE011", element, $"expected a text (was {element.Shown})");
        }

        return element.Text;
    }

    private DateOnly Date(Element element)
    {
        if (element.Kind == ElementKind.String && DateOnly.TryParseExact(element.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        problems.Error("FILE044", element, $"expected a date as 2026-04-01 (was {element.Shown})");
        return default;
    }
}
