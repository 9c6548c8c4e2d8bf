using Risk.Modelling;

namespace Risk;

/// <summary>
/// Uncertain values as text, for files: <c>clamp(0.30 + 0.06 * 'supplier score', 0.08, 0.9)</c>. A small language of its own: numbers, names (in
/// quotation marks where they hold more than letters, digits and _), + − * / ^, comparisons, and, or, not, and the functions min, max, clamp, exp, log,
/// sqrt, floor, pow, if, equal, gammaQuantile and betaQuantile.
/// </summary>
/// <remarks>What is written and read again is the same graph, operation by operation, so that it gives the same bits.</remarks>
public static class Formula
{
    /// <summary>The longest formula, in characters.</summary>
    public const int MaximumLength = 100_000;

    /// <summary>How deep parentheses and functions may stand inside each other.</summary>
    public const int MaximumNesting = 256;

    /// <summary>The value that <paramref name="text"/> says.</summary>
    /// <param name="text">The formula, without a leading equals sign.</param>
    /// <param name="names">What the names mean.</param>
    /// <exception cref="ModelException">FORM001 an unknown name, FORM002 a fault of grammar, FILE020 nested too deep, LIM010 too long. The path is the column.</exception>
    public static Uncertain Parse(string text, IReadOnlyDictionary<string, Uncertain> names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        return new FormulaParser(text, names).Parse();
    }

    /// <summary>The formula of <paramref name="value"/>, the inputs that it names by themselves, and the groups of those that a copula joins.</summary>
    /// <exception cref="ModelException">FORM003: it holds what no formula can say, a function in C# or a period of a series; LIM010: it is too long.</exception>
    public static WrittenFormula Of(Uncertain value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var writer = new FormulaWriter();
        string text = writer.Write(value.Node);
        return new(text, writer.Inputs, writer.Groups);
    }
}
