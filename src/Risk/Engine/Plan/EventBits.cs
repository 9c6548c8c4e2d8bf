using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// The logic between comparisons and events, on bits: a run takes one bit in place of a number, so that a year's "by then" or "from then on" costs a sixty-fourth of a column.
/// </summary>
internal sealed class EventBits
{
    private readonly Dictionary<Expression, int> _places = [];

    private readonly List<Expression> _made = [];

    /// <summary>The conditions that are computed as masks: comparisons, and what is no And, Or or Not. Their places are in the order of the list.</summary>
    public List<Expression> Masks { get; } = [];

    /// <summary>How many conditions have a place.</summary>
    public int Count => _places.Count;

    /// <summary>The place of a condition among the bits, after those of all that it is made from.</summary>
    public int PlaceOf(Expression condition)
    {
        var stack = new Stack<Expression>();
        stack.Push(condition);
        while (stack.TryPeek(out Expression? top))
        {
            bool ready = true;
            foreach (Expression part in Parts(top))
            {
                if (!_places.ContainsKey(part))
                {
                    stack.Push(part);
                    ready = false;
                }
            }

            if (ready)
            {
                stack.Pop();
                if (_places.TryAdd(top, _places.Count))
                {
                    (Parts(top).Length > 0 ? _made : Masks).Add(top);
                }
            }
        }

        return _places[condition];
    }

    /// <summary>How the other places are made, each from places made before: four numbers an operation, its <see cref="BitLogic"/>, the place made and the two it is made from.</summary>
    public int[] Logic()
    {
        var code = new int[4 * _made.Count];
        for (int i = 0; i < _made.Count; i++)
        {
            Expression made = _made[i];
            BitLogic logic = made.Kind switch { Kind.And => BitLogic.And, Kind.Or => BitLogic.Or, _ => BitLogic.Not };
            (code[4 * i], code[(4 * i) + 1]) = ((int)logic, _places[made]);
            (code[(4 * i) + 2], code[(4 * i) + 3]) = (_places[made.A[0]], _places[made.A[^1]]);
        }

        return code;
    }

    private static Expression[] Parts(Expression condition) => condition.Kind is Kind.And or Kind.Or or Kind.Not ? condition.A : [];
}
