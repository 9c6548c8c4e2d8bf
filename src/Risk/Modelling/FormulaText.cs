using System.Globalization;

namespace Risk.Modelling;

/// <summary>The characters of a formula, read from left to right: names, numbers, words and signs.</summary>
internal sealed class FormulaText(string text)
{
    private int _at;

    public static bool IsPlainName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(IsNamePart) && name is not ("and" or "or" or "not");

    /// <summary>Whether all has been read.</summary>
    public bool IsAtEnd => _at == text.Length;

    /// <summary>The character to be read next.</summary>
    public char Here => text[_at];

    /// <summary>Whether a number may begin so.</summary>
    public static bool BeginsNumber(char c) => char.IsAsciiDigit(c) || c == '.';

    /// <summary>A name without quotation marks.</summary>
    public string Name()
    {
        int start = _at;
        while (_at < text.Length && IsNamePart(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>A finite number without a sign.</summary>
    public double Literal()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or 'e' or 'E' || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Fault("FORM002", $"{text[start.._at]} is no finite number");
    }

    /// <summary>A name in quotation marks, of which two stand for one.</summary>
    public string Quoted()
    {
        int start = ++_at;
        while (_at < text.Length && (text[_at] != '\'' || (_at + 1 < text.Length && text[_at + 1] == '\'')))
        {
            _at += text[_at] == '\'' ? 2 : 1;
        }

        return _at < text.Length
            ? text[start.._at++].Replace("''", "'", StringComparison.Ordinal)
            : throw Fault("FORM002", "a quotation mark is not closed");
    }

    /// <summary>Refuses anything else.</summary>
    public void Expect(string sign)
    {
        if (!Sign(sign))
        {
            throw Fault("FORM002", _at < text.Length ? $"'{sign}' expected, not '{text[_at]}'" : $"'{sign}' expected at the end");
        }
    }

    /// <summary>Reads the word, if it is what comes next.</summary>
    public bool Word(string word)
    {
        Space();
        bool here = string.CompareOrdinal(text, _at, word, 0, word.Length) == 0 && (_at + word.Length == text.Length || !IsNamePart(text[_at + word.Length]));
        _at += here ? word.Length : 0;
        return here;
    }

    /// <summary>Reads the sign, if it is what comes next.</summary>
    public bool Sign(string sign)
    {
        Space();
        bool here = string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0;
        _at += here ? sign.Length : 0;
        if (here)
        {
            Space();
        }

        return here;
    }

    /// <summary>Reads white space.</summary>
    public void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    /// <summary>A problem at the character to be read next.</summary>
    public ModelException Fault(string code, string message, string? hint = null) =>
        new(new Problem(code, $"column {_at + 1}", message, Hint: hint));

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
