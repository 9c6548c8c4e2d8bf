using System.Globalization;
using Risk.Results;

namespace Risk.Modelling;

/// <summary>Recursive descent over the grammar of <see cref="Formula"/>; each step returns a node, number or event.</summary>
internal sealed class FormulaParser(string text, IReadOnlyDictionary<string, Uncertain> names)
{
    private int _at, _depth;

    public static bool IsPlainName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(IsNamePart) && name is not ("and" or "or" or "not");

    public Uncertain Parse()
    {
        if (text.Length > Formula.MaximumLength)
        {
            throw Fault("LIM010", $"the formula has {text.Length} characters, limit {Formula.MaximumLength}");
        }

        Node node = Number(Either());
        Space();
        return _at == text.Length ? new(node) : throw Fault("FORM002", $"unexpected '{text[_at]}'");
    }

    private Node Either()
    {
        Node left = Both();
        while (Word("or"))
        {
            left = Node.Of(Operation.Or, Event(left), Event(Both()));
        }

        return left;
    }

    private Node Both()
    {
        Node left = Comparison();
        while (Word("and"))
        {
            left = Node.Of(Operation.And, Event(left), Event(Comparison()));
        }

        return left;
    }

    private Node Comparison()
    {
        if (Word("not"))
        {
            Enter();
            Node negated = Node.Of(Operation.Not, Event(Comparison()));
            _depth--;
            return negated;
        }

        Node left = Sum();
        (string Sign, Operation Operation, bool Turned)[] signs =
            [("<=", Operation.LessOrEqual, false), (">=", Operation.LessOrEqual, true), ("<", Operation.Less, false), (">", Operation.Less, true)];
        foreach ((string sign, Operation operation, bool turned) in signs)
        {
            if (Sign(sign))
            {
                (Node a, Node b) = (Number(left), Number(Sum()));
                return turned ? Node.Of(operation, b, a) : Node.Of(operation, a, b);
            }
        }

        return left;
    }

    private Node Sum()
    {
        Node left = Product();
        while (true)
        {
            if (Sign("+"))
            {
                left = Node.Of(Operation.Add, Number(left), Number(Product()));
            }
            else if (Sign("-"))
            {
                left = Node.Of(Operation.Subtract, Number(left), Number(Product()));
            }
            else
            {
                return left;
            }
        }
    }

    private Node Product()
    {
        Node left = Signed();
        while (true)
        {
            if (Sign("*"))
            {
                left = Node.Of(Operation.Multiply, Number(left), Number(Signed()));
            }
            else if (Sign("/"))
            {
                left = Node.Of(Operation.Divide, Number(left), Number(Signed()));
            }
            else
            {
                return left;
            }
        }
    }

    private Node Signed()
    {
        if (!Sign("-"))
        {
            return Powered();
        }

        // −3 is a number; −(3) and −3^2 negate.
        bool literal = _at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.');
        Enter();
        Node value = Signed();
        _depth--;
        return literal && value.IsConstant ? Node.Number(-value.Constant) : Node.Of(Operation.Negate, Number(value));
    }

    private Node Powered()
    {
        Node value = Primary();
        if (!Sign("^"))
        {
            return value;
        }

        Enter();
        Node exponent = Number(Signed());
        _depth--;
        return Power(new(Number(value)), exponent);
    }

    private Node Power(Uncertain value, Node exponent) => exponent.IsConstant && exponent.Constant == Math.Floor(exponent.Constant)
        ? Math.Abs(exponent.Constant) <= 1000 ? Uncertain.Pow(value, (int)exponent.Constant).Node : throw Fault("FORM002", "a whole exponent is at most 1000")
        : Uncertain.Pow(value, new Uncertain(exponent)).Node;

    private Node Primary()
    {
        Space();
        if (_at == text.Length)
        {
            throw Fault("FORM002", "the formula ends where a value is expected");
        }

        char c = text[_at];
        if (char.IsAsciiDigit(c) || c == '.')
        {
            return Literal();
        }

        if (Sign("("))
        {
            Enter();
            Node inner = Either();
            Expect(")");
            _depth--;
            return inner;
        }

        if (c == '\'')
        {
            return Value(Quoted());
        }

        if (!char.IsAsciiLetter(c) && c != '_')
        {
            throw Fault("FORM002", $"unexpected '{c}'");
        }

        int start = _at;
        while (_at < text.Length && IsNamePart(text[_at]))
        {
            _at++;
        }

        string name = text[start.._at];
        return Sign("(") ? Call(name) : Value(name);
    }

    private Node Literal()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or 'e' or 'E' || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? Node.Number(value)
            : throw Fault("FORM002", $"{text[start.._at]} is no finite number");
    }

    private string Quoted()
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

    private Node Value(string name) => names.TryGetValue(name, out Uncertain? value)
        ? value.Node
        : throw Fault("FORM001", $"unknown name {name}{NearNames.Hint(name, [.. names.Keys])}");

    private Node Call(string function)
    {
        Enter();
        var arguments = new List<Node>();
        if (!Sign(")"))
        {
            do
            {
                arguments.Add(Either());
            }
            while (Sign(","));
            Expect(")");
        }

        _depth--;
        Node[] a = [.. arguments];
        return (function, a.Length) switch
        {
            ("min", 2) => Of(Operation.Minimum, a),
            ("max", 2) => Of(Operation.Maximum, a),
            ("clamp", 3) => Of(Operation.Maximum, a[1], Of(Operation.Minimum, a[0], a[2])),
            ("exp", 1) => Of(Operation.Exp, a),
            ("log", 1) => Of(Operation.Log, a),
            ("sqrt", 1) => Of(Operation.Sqrt, a),
            ("floor", 1) => Of(Operation.Floor, a),
            ("equal", 2) => Of(Operation.Equal, a),
            ("pow", 2) => Power(new(Number(a[0])), Number(a[1])),
            ("if", 3) => Node.Of(Operation.Select, Event(a[0]), Number(a[1]), Number(a[2])),
            ("gammaQuantile", 2) => Of(Operation.GammaQuantile, a),
            ("min" or "max" or "clamp" or "exp" or "log" or "sqrt" or "floor" or "equal" or "pow" or "if", _) =>
                throw Fault("FORM002", $"{function} does not take {a.Length} arguments"),
            _ => Quantile(function, a),
        };
    }

    /// <summary>The quantile of a law at its first argument; a combinator has the law inside there.</summary>
    private Node Quantile(string function, Node[] a) => UncertainLaws.Called(function, a.Length) switch
    {
        null => throw (UncertainLaws.Has(function) ? Fault("FORM002", $"{function} does not take {a.Length} arguments") : Fault("FORM001", $"unknown name {function}")),
        { TakesLaw: true } when !DrawnLaw.IsLaw(a[0]) => throw Fault("FORM002", $"{function} needs an input or the quantile of a law as its first argument"),
        { } form => Node.With(Operation.LawQuantile, form, Array.ConvertAll(a, Number)),
    };

    private Node Of(Operation operation, params Node[] arguments) => Node.Of(operation, Array.ConvertAll(arguments, Number));

    private Node Number(Node node) => node.Shape == Shape.Number ? node : throw Fault("FORM002", "a number is expected, not an event: write if(event, 1, 0)");

    private Node Event(Node node) => node.Shape == Shape.Event ? node : throw Fault("FORM002", "an event is expected, such as a < b");

    private void Enter()
    {
        if (++_depth > Formula.MaximumNesting)
        {
            throw Fault("FILE020", $"formula nesting deeper than {Formula.MaximumNesting}");
        }
    }

    private void Expect(string sign)
    {
        if (!Sign(sign))
        {
            throw Fault("FORM002", _at < text.Length ? $"'{sign}' expected, not '{text[_at]}'" : $"'{sign}' expected at the end");
        }
    }

    private bool Word(string word)
    {
        Space();
        bool here = string.CompareOrdinal(text, _at, word, 0, word.Length) == 0 && (_at + word.Length == text.Length || !IsNamePart(text[_at + word.Length]));
        _at += here ? word.Length : 0;
        return here;
    }

    private bool Sign(string sign)
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

    private void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private ModelException Fault(string code, string message, string? hint = null) =>
        new(new Problem(code, $"column {_at + 1}", message, Hint: hint));
}
