using Risk.Results;

namespace Risk.Modelling;

/// <summary>Recursive descent over the grammar of <see cref="Formula"/>; each step returns a node, number or event.</summary>
internal sealed class FormulaParser(string text, IReadOnlyDictionary<string, Uncertain> names)
{
    private readonly FormulaText _text = new(text);
    private int _depth;

    public Uncertain Parse()
    {
        if (text.Length > Formula.MaximumLength)
        {
            throw _text.Fault("LIM010", $"the formula has {text.Length} characters, limit {Formula.MaximumLength}");
        }

        Node node = Number(Either());
        _text.Space();
        return _text.IsAtEnd ? new(node) : throw _text.Fault("FORM002", $"unexpected '{_text.Here}'");
    }

    private Node Either()
    {
        Node left = Both();
        while (_text.Word("or"))
        {
            left = Node.Of(Operation.Or, Event(left), Event(Both()));
        }

        return left;
    }

    private Node Both()
    {
        Node left = Comparison();
        while (_text.Word("and"))
        {
            left = Node.Of(Operation.And, Event(left), Event(Comparison()));
        }

        return left;
    }

    private Node Comparison()
    {
        if (_text.Word("not"))
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
            if (_text.Sign(sign))
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
            if (_text.Sign("+"))
            {
                left = Node.Of(Operation.Add, Number(left), Number(Product()));
            }
            else if (_text.Sign("-"))
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
            if (_text.Sign("*"))
            {
                left = Node.Of(Operation.Multiply, Number(left), Number(Signed()));
            }
            else if (_text.Sign("/"))
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
        if (!_text.Sign("-"))
        {
            return Powered();
        }

        // −3 is a number; −(3) and −3^2 negate.
        bool literal = !_text.IsAtEnd && FormulaText.BeginsNumber(_text.Here);
        Enter();
        Node value = Signed();
        _depth--;
        return literal && value.IsConstant ? Node.Number(-value.Constant) : Node.Of(Operation.Negate, Number(value));
    }

    private Node Powered()
    {
        Node value = Primary();
        if (!_text.Sign("^"))
        {
            return value;
        }

        Enter();
        Node exponent = Number(Signed());
        _depth--;
        return Power(new(Number(value)), exponent);
    }

    private Node Power(Uncertain value, Node exponent) => exponent.IsConstant && exponent.Constant == Math.Floor(exponent.Constant)
        ? Math.Abs(exponent.Constant) <= 1000 ? Uncertain.Pow(value, (int)exponent.Constant).Node : throw _text.Fault("FORM002", "a whole exponent is at most 1000")
        : Uncertain.Pow(value, new Uncertain(exponent)).Node;

    private Node Primary()
    {
        _text.Space();
        if (_text.IsAtEnd)
        {
            throw _text.Fault("FORM002", "the formula ends where a value is expected");
        }

        char c = _text.Here;
        if (FormulaText.BeginsNumber(c))
        {
            return Node.Number(_text.Literal());
        }

        if (_text.Sign("("))
        {
            Enter();
            Node inner = Either();
            _text.Expect(")");
            _depth--;
            return inner;
        }

        if (c == '\'')
        {
            return Value(_text.Quoted());
        }

        if (!char.IsAsciiLetter(c) && c != '_')
        {
            throw _text.Fault("FORM002", $"unexpected '{c}'");
        }

        string name = _text.Name();
        return _text.Sign("(") ? Call(name) : Value(name);
    }

    private Node Value(string name) => names.TryGetValue(name, out Uncertain? value)
        ? value.Node
        : throw _text.Fault("FORM001", $"unknown name {name}{NearNames.Hint(name, [.. names.Keys])}", Quoted(name));

    /// <summary>Where a name of several words was begun without quotation marks: how it is written.</summary>
    private string? Quoted(string begun) => names.Keys.FirstOrDefault(n => n.Length > begun.Length && n.StartsWith(begun, StringComparison.Ordinal) && !FormulaText.IsPlainName(n)) is { } meant
        ? $"names of other characters than letters, digits and _ stand in single quotation marks: {FormulaWriter.Named(meant)}"
        : null;

    private Node Call(string function)
    {
        Enter();
        var arguments = new List<Node>();
        if (!_text.Sign(")"))
        {
            do
            {
                arguments.Add(Either());
            }
            while (_text.Sign(","));
            _text.Expect(")");
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
                throw _text.Fault("FORM002", $"{function} does not take {a.Length} arguments"),
            _ => Quantile(function, a),
        };
    }

    /// <summary>The quantile of a law at its first argument; a combinator has the law inside there.</summary>
    private Node Quantile(string function, Node[] a) => UncertainLaws.Called(function, a.Length) switch
    {
        null => throw (UncertainLaws.Has(function) ? _text.Fault("FORM002", $"{function} does not take {a.Length} arguments") : _text.Fault("FORM001", $"unknown name {function}")),
        { TakesLaw: true } when !DrawnLaw.IsLaw(a[0]) => throw _text.Fault("FORM002", $"{function} needs an input or the quantile of a law as its first argument"),
        { } form => Node.With(Operation.LawQuantile, form, Array.ConvertAll(a, Number)),
    };

    private Node Of(Operation operation, params Node[] arguments) => Node.Of(operation, Array.ConvertAll(arguments, Number));

    private Node Number(Node node) => node.Shape == Shape.Number ? node : throw _text.Fault("FORM002", "a number is expected, not an event: write if(event, 1, 0)");

    private Node Event(Node node) => node.Shape == Shape.Event ? node : throw _text.Fault("FORM002", "an event is expected, such as a < b");

    private void Enter()
    {
        if (++_depth > Formula.MaximumNesting)
        {
            throw _text.Fault("FILE020", $"formula nesting deeper than {Formula.MaximumNesting}");
        }
    }
}
