using System.Globalization;
using System.Runtime.CompilerServices;

namespace Risk.Distributions;

/// <summary>The words of a rule, put together only where it is broken: searches make laws by the thousand, and words would take most of the time.</summary>
[InterpolatedStringHandler]
internal ref struct BrokenRule
{
    private DefaultInterpolatedStringHandler _words;

    public BrokenRule(int literalLength, int formattedCount, bool condition, out bool isBroken)
    {
        isBroken = !condition;
        _words = condition ? default : new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string text) => _words.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => _words.AppendFormatted(value, format);

    public string Words() => _words.ToStringAndClear();
}
