using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Risk.Modelling;

/// <summary>Prints a graph so that reading it builds the same graph: parentheses stand wherever the order of operations would change.</summary>
internal sealed class FormulaWriter
{
    private const int Or = 1, And = 2, Comparison = 3, Sum = 4, Product = 5, Unary = 6, Primary = 7;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, Distribution> _inputs = new(StringComparer.Ordinal);
    private readonly List<DependenceGroup> _groups = [];

    public IReadOnlyDictionary<string, Distribution> Inputs => _inputs;

    /// <summary>The groups of the inputs that a copula joins, each once, in the order in which they were met.</summary>
    public IReadOnlyList<DependenceGroup> Groups => _groups;

    public string Write(Node node)
    {
        Write(node, Or);
        return _text.ToString();
    }

    /// <summary>A name as a formula writes it.</summary>
    public static string Named(string name) => FormulaText.IsPlainName(name) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private void Write(Node node, int least)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_text.Length > Formula.MaximumLength)
        {
            throw new ModelException(new Problem("LIM010", "", $"the formula is longer than {Formula.MaximumLength} characters: name its parts as inputs"));
        }

        if (node.Joined is { } joined)
        {
            if (!_groups.Contains(joined.Group))
            {
                _groups.Add(joined.Group);
            }

            _text.Append(Named(joined.Name));
            return;
        }

        switch (node.Operation)
        {
            case Operation.Constant:
                Number(node.Constant);
                break;
            case Operation.Input:
                var input = (InputLaw)node.Payload!;
                _inputs[input.Name] = input.Law;
                _text.Append(Named(input.Name));
                break;
            case Operation.Add: Binary(node, " + ", Sum, least); break;
            case Operation.Subtract: Binary(node, " - ", Sum, least); break;
            case Operation.Multiply: Binary(node, " * ", Product, least); break;
            case Operation.Divide: Binary(node, " / ", Product, least); break;
            case Operation.Less: Binary(node, " < ", Comparison, least); break;
            case Operation.LessOrEqual: Binary(node, " <= ", Comparison, least); break;
            case Operation.And: Binary(node, " and ", And, least); break;
            case Operation.Or: Binary(node, " or ", Or, least); break;
            case Operation.Negate:
                Enclosed("-(", node);
                break;
            case Operation.Not:
                Enclosed("not(", node);
                break;
            case Operation.Power:
                Enclosed("pow(", node, ", " + ((int)node.Payload!).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Enclosed(FunctionOf(node) + "(", node);
                break;
        }
    }

    private static string FunctionOf(Node node) => node.Operation switch
    {
        Operation.Minimum => "min",
        Operation.Maximum => "max",
        Operation.Exp => "exp",
        Operation.Log => "log",
        Operation.Sqrt => "sqrt",
        Operation.Floor => "floor",
        Operation.Equal => "equal",
        Operation.Select => "if",
        Operation.GammaQuantile => "gammaQuantile",
        Operation.BetaQuantile => "betaQuantile",
        Operation.LawQuantile when (LawForm)node.Payload! is { IsListed: true } form =>
            throw new ModelException(new Problem("FORM003", "", $"a formula cannot say {form.Factory} of uncertain lists or laws: let the law stand by itself where the value is wanted, not inside a formula")),
        Operation.LawQuantile => ((LawForm)node.Payload!).Function,
        _ => throw new ModelException(new Problem("FORM003", "", $"a formula cannot say {node.Operation}: it stands for a function in C# or a period of a series")),
    };

    private void Binary(Node node, string sign, int own, int least)
    {
        bool enclosed = own < least;
        _text.Append(enclosed ? "(" : "");

        // Reading goes from the left: the right side must bind closer. Comparisons do not chain at all.
        Write(node.Arguments[0], own == Comparison ? Sum : own);
        _text.Append(sign);
        Write(node.Arguments[1], own + 1);
        _text.Append(enclosed ? ")" : "");
    }

    private void Enclosed(string opening, Node node, string last = "")
    {
        _text.Append(opening);
        for (int i = 0; i < node.Arguments.Length; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(node.Arguments[i], Or);
        }

        _text.Append(last).Append(')');
    }

    private void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ModelException(new Problem("FORM003", "", $"a formula cannot hold {value.ToString(CultureInfo.InvariantCulture)}"));
        }

        _text.Append(value.ToString("R", CultureInfo.InvariantCulture));
    }
}
