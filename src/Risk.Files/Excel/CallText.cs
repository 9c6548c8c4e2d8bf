using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Risk.Files.Binding;
using Risk.Files.Json;

namespace Risk.Files.Excel;

/// <summary>A distribution in a cell: <c>triangular(3.1, 4, 4.6)</c> or <c>triangular(minimum: 3.1, mode: 4, maximum: 4.6)</c>.</summary>
internal sealed partial class CallText(Cell cell)
{
    private readonly string _text = cell.Text.Trim();
    private int _at;

    public static bool IsCall(string text) => Call().IsMatch(text);

    public static bool IsNumber(string text) => JsonNumber().IsMatch(text);

    /// <summary>The elements that a file would have.</summary>
    /// <exception cref="FormatException">What was expected, and where.</exception>
    public Element Parse()
    {
        Element parsed = Value("");
        Skip();
        return _at == _text.Length ? parsed : throw Expected("nothing more");
    }

    /// <summary>The text of a distribution as a file has it.</summary>
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject law => $"{(string)law["distribution"]!}({string.Join(", ", law.Where(m => m.Key != "distribution").Select(m => $"{m.Key}: {Of(m.Value)}"))})",
        JsonArray list => $"[{string.Join(", ", list.Select(Of))}]",
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => node!.ToJsonString(),
    };

    private Element Make(ElementKind kind, string pointer, string text = "") => new(kind, pointer, cell.Row, text) { Cell = cell.Place };

    private Element Value(string pointer)
    {
        Skip();
        switch (Next)
        {
            case '[':
                return List(pointer);
            case '=':
                return Make(ElementKind.String, pointer, Formula());
        }

        int start = _at;
        while (_at < _text.Length && !",()[]:".Contains(_text[_at], StringComparison.Ordinal) && !char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        string word = _text[start.._at];
        Skip();
        return Next == '(' && word.Length > 0 ? Law(pointer, word)
            : IsNumber(word) ? Make(ElementKind.Number, pointer, word)
            : word is "infinity" or "-infinity" ? Make(ElementKind.String, pointer, word)
            : throw new FormatException($"expected a number, a formula (=…), a list ([…]) or a distribution, found \"{word}\" at {start + 1}");
    }

    private Element List(string pointer)
    {
        Element list = Make(ElementKind.Array, pointer);
        _at++;
        for (Skip(); Next != ']'; Skip())
        {
            list.Items.Add(Value(string.Create(CultureInfo.InvariantCulture, $"{pointer}/{list.Items.Count}")));
            Comma(']');
        }

        _at++;
        return list;
    }

    private Element Law(string pointer, string family)
    {
        string name = Fields.InFiles(family);
        Element law = Make(ElementKind.Object, pointer);
        law.Members.Add(("distribution", Make(ElementKind.String, pointer + "/distribution", name)));
        var positional = new List<Element>();
        _at++;
        for (Skip(); Next != ')'; Skip())
        {
            Match named = ArgumentName().Match(_text, _at);
            if (named.Success)
            {
                string argument = named.Groups[1].Value;
                _at += named.Length;
                law.Members.Add(law[argument] is null ? (argument, Value($"{pointer}/{argument}")) : throw new FormatException($"{argument} is given twice"));
            }
            else
            {
                positional.Add(law.Members.Count == 1 ? Value($"{pointer}/{positional.Count}") : throw Expected("a parameter with its name, since one before it has"));
            }

            Comma(')');
        }

        _at++;
        IReadOnlyList<MethodInfo> overloads = LawFactories.Named(name);
        ParameterInfo[]? parameters = overloads.FirstOrDefault(m => m.GetParameters().Length >= positional.Count)?.GetParameters();
        if (overloads.Count > 0 && parameters is null)
        {
            throw new FormatException($"{name} takes {string.Join(", ", overloads[^1].GetParameters().Select(p => p.Name))}; {positional.Count} are given");
        }

        for (int i = 0; i < positional.Count && parameters is not null; i++)
        {
            law.Members.Insert(i + 1, law[parameters[i].Name!] is null ? (parameters[i].Name!, positional[i]) : throw new FormatException($"{parameters[i].Name} is given twice"));
        }

        return law;
    }

    /// <summary>To the comma or bracket that ends it; names in single quotation marks may hold both.</summary>
    private string Formula()
    {
        var formula = new StringBuilder();
        int depth = 0;
        for (bool quoted = false; _at < _text.Length && (quoted || depth > 0 || !",)]".Contains(_text[_at], StringComparison.Ordinal)); _at++)
        {
            quoted ^= _text[_at] == '\'';
            depth += quoted ? 0 : _text[_at] switch { '(' => 1, ')' => -1, _ => 0 };
            formula.Append(_text[_at]);
        }

        return formula.ToString().TrimEnd();
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private void Skip()
    {
        while (char.IsWhiteSpace(Next))
        {
            _at++;
        }
    }

    private void Comma(char end)
    {
        Skip();
        if (Next == ',')
        {
            _at++;
        }
        else if (Next != end)
        {
            throw Expected($"a comma or {end}");
        }
    }

    private FormatException Expected(string what) => new(string.Create(CultureInfo.InvariantCulture, $"expected {what} at {_at + 1}"));

    [GeneratedRegex(@"^\s*[A-Za-z][A-Za-z0-9]*\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\G([A-Za-z][A-Za-z0-9]*)\s*:")]
    private static partial Regex ArgumentName();

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$", RegexOptions.ECMAScript)]
    private static partial Regex JsonNumber();
}
