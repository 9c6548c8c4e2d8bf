using System.CommandLine.Parsing;
using System.Globalization;

namespace Risk.Cli;

/// <summary>Values of options as people write them; what cannot be read is told with what is expected and, where it can be guessed, what to write.</summary>
internal static class Spelling
{
    /// <summary>A whole number: 100000, 100_000, 1e6. Beyond what a long holds it is the largest, so that the rule of the option says what is too many.</summary>
    public static long Whole(ArgumentResult result)
    {
        string text = TextOf(result);
        if (decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal value)
            && value == decimal.Floor(value) && value is >= long.MinValue and <= long.MaxValue)
        {
            return (long)value;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double large) && large > long.MaxValue)
        {
            return long.MaxValue;
        }

        decimal factor = text.Length > 1 ? text[^1] switch { 'k' or 'K' => 1000m, 'm' or 'M' => 1_000_000m, _ => 0 } : 0;
        string hint = factor > 0 && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal thousands) && thousands < 1e9m
            ? $"; write {(thousands * factor).ToString("0.###", CultureInfo.InvariantCulture)}"
            : "";
        Refuse(result, $"expected a whole number{hint}");
        return 0;
    }

    /// <summary>A whole number that an int holds; a greater or lesser one is cut, so that the rule of the option says what is too many.</summary>
    public static int? Small(ArgumentResult result) => (int)Math.Clamp(Whole(result), int.MinValue, int.MaxValue);

    /// <summary>A number of threads, or auto: one for each core.</summary>
    public static int? Threads(ArgumentResult result) => TextOf(result) == "auto" ? Environment.ProcessorCount : Small(result);

    /// <summary>A seed: 0 to 2⁶⁴ − 1.</summary>
    public static ulong? Seed(ArgumentResult result)
    {
        string text = TextOf(result).Replace("_", "", StringComparison.Ordinal);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return seed;
        }

        Refuse(result, $"expected a whole number from 0 to {ulong.MaxValue}");
        return null;
    }

    /// <summary>A share: 0.95 or 95%. Whether it is one is the option's rule.</summary>
    public static double? Share(ArgumentResult result)
    {
        string text = TextOf(result), number = text.TrimEnd('%');
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            if (number.Length == text.Length && value is > 1 and < 100)
            {
                Refuse(result, $"expected a share between 0 and 1; write {text}%");
                return null;
            }

            return number.Length < text.Length ? value / 100 : value;
        }

        Refuse(result, "expected a share between 0 and 1, such as 0.95 or 95%");
        return null;
    }

    /// <summary>Seconds: 60, 2.5 or 60s. Whether so many are allowed is the option's rule.</summary>
    public static double? Seconds(ArgumentResult result)
    {
        if (double.TryParse(TextOf(result).TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        Refuse(result, "expected a number of seconds, such as 60");
        return null;
    }

    /// <summary>A financial year by the calendar year of its end, or as tables write it: 2032, 2031-32, 2031/32.</summary>
    public static int? Year(ArgumentResult result)
    {
        string text = TextOf(result);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return year;
        }

        if (text.Length == 7 && text[4] is '-' or '/' && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int begin)
            && int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out int end) && (begin + 1) % 100 == end)
        {
            return begin + 1;
        }

        Refuse(result, "expected a financial year, such as 2032 or 2031-32");
        return null;
    }

    /// <summary>A name of the library as commands spell it: LatinHypercube is latin-hypercube.</summary>
    public static string Dashed(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public static string TextOf(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    public static void Refuse(ArgumentResult result, string rule) =>
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name} {TextOf(result)}: {rule}");
}
