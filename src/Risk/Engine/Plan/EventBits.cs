using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// The logic between comparisons and events, on bits: a run takes one bit in place of a number, so that a year's "by then" or "from then on" costs a sixty-fourth of a column.
/// </summary>
internal sealed class EventBits
{
    private readonly Dictionary<Expression, int> _places = [];

    /// <summary>The conditions that are computed as masks: comparisons, and what is no And, Or or Not.</summary>
    public List<EventMask> Masks { get; } = [];

    /// <summary>What makes the other places, each from places made before.</summary>
    public List<BitOperation> Operations { get; } = [];

    /// <summary>How many conditions have a place.</summary>
    public int Count => _places.Count;

    /// <summary>The place of a condition among the bits.</summary>
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
                Add(top);
            }
        }

        return _places[condition];
    }

    private static Expression[] Parts(Expression condition) => condition.Kind is Kind.And or Kind.Or or Kind.Not ? condition.A : [];

    private void Add(Expression condition)
    {
        if (!_places.TryAdd(condition, _places.Count))
        {
            return;
        }

        int place = _places[condition];
        if (Parts(condition) is { Length: > 0 } parts)
        {
            BitLogic logic = condition.Kind switch { Kind.And => BitLogic.And, Kind.Or => BitLogic.Or, _ => BitLogic.Not };
            Operations.Add(new(logic, place, _places[parts[0]], _places[parts[^1]]));
        }
        else
        {
            Masks.Add(new(condition, place));
        }
    }
}

/// <summary>A condition that is computed as a mask, and its place among the bits.</summary>
internal sealed record EventMask(Expression Condition, int Place);

/// <summary>Place D = A and B, A or B, or not A.</summary>
internal sealed record BitOperation(BitLogic Logic, int D, int A, int B);
