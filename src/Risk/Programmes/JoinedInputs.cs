using Risk.Modelling;

namespace Risk.Programmes;

/// <summary>The groups of inputs that a copula joins, found in the values of a programme, and whose names clash.</summary>
internal sealed class JoinedInputs
{
    private readonly HashSet<Node> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, DependenceGroup> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private readonly List<DependenceGroup> _again = [];

    private JoinedInputs()
    {
    }

    /// <summary>The groups, in the order of their names.</summary>
    public IReadOnlyList<DependenceGroup> Groups => _groups.Count == 0 ? [] : [.. _groups.Values.OrderBy(g => g.Name, StringComparer.Ordinal)];

    public static JoinedInputs Of(IEnumerable<Parameter> parameters)
    {
        var found = new JoinedInputs();
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Value is { } value && parameter.Constant is null && value.Law is null)
            {
                found.Look(value.Bind(parameter.Path));
            }
        }

        return found;
    }

    /// <summary>A name stands for one group, and for one input of one group: it fixes the draws.</summary>
    public IEnumerable<Problem> Clashes()
    {
        foreach (DependenceGroup again in _again)
        {
            yield return new("MOD013", PlaceOf(again), $"name \"{again.Name}\" is taken: names must differ, since they name the draws");
        }

        var owner = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DependenceGroup group in Groups)
        {
            foreach ((string name, _) in group.Inputs)
            {
                if (!owner.TryAdd(name, group.Name))
                {
                    yield return new("COR008", PlaceOf(group), $"input \"{name}\" is in two groups, \"{owner[name]}\" and \"{group.Name}\": one copula joins all that go together");
                }
                else if (_alone.Contains(name))
                {
                    yield return new("COR008", PlaceOf(group), $"input \"{name}\" is declared twice, in the group and by itself: use another name");
                }
            }
        }
    }

    /// <summary>A copula says nothing of one input alone.</summary>
    public IEnumerable<Problem> Idle() => Groups.Where(g => g.Inputs.Count > 1 && g.Values.Count(v => _seen.Contains(v.Node)) < 2).Select(g => new Problem("COR015", PlaceOf(g),
        $"values stand on one of its {g.Inputs.Count} inputs only: what the copula says of them has no effect", Severity.Warning, "write the input's name where its law stands by itself"));

    public static string PlaceOf(DependenceGroup group) => "dependence/" + Place.Escape(group.Name);

    private void Look(Node root)
    {
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out Node? node))
        {
            if (!_seen.Add(node))
            {
                continue;
            }

            if (node.Joined is { } joined)
            {
                Add(joined.Group, pending);
                continue;
            }

            if (node.Payload is InputLaw input)
            {
                _alone.Add(input.Name);
            }

            foreach (Node argument in node.Arguments)
            {
                pending.Push(argument);
            }
        }
    }

    /// <summary>A group, and with it what the parameters of its laws stand on.</summary>
    private void Add(DependenceGroup group, Stack<Node> pending)
    {
        if (!_groups.TryAdd(group.Name, group))
        {
            if (_groups[group.Name] != group && !_again.Contains(group))
            {
                _again.Add(group);
            }

            return;
        }

        foreach ((_, Uncertain law) in group.Inputs)
        {
            // As it would be alone: all but the uniform that the copula gives.
            if (law.Law is null)
            {
                pending.Push(law.Call!.Drawn!.At(Node.Number(0.5)));
            }
        }
    }
}
