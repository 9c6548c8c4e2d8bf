using Risk.Modelling;

namespace Risk.Programmes;

/// <summary>Names that two inputs of a programme have, where a group of joined inputs is one of the two: the engine would refuse them before the first run, without the place.</summary>
internal sealed class JoinedNames(IReadOnlyList<DependenceGroup> groups)
{
    public IEnumerable<Problem> Clashes(IEnumerable<Parameter> parameters)
    {
        var owners = new Dictionary<string, Node>(StringComparer.Ordinal);
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<Node>(parameters.Where(p => p.Value is not null && p.Constant is null).Select(p => p.Value!.Bind(p.Path)));
        while (pending.TryPop(out Node? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (NameOf(node) is { } name && !owners.TryAdd(name, node) && (GroupOf(node, name) ?? GroupOf(owners[name], name)) is { } group)
            {
                yield return new("MOD013", JoinedInputs.PlaceOf(group), $"two inputs are named \"{name}\"{((node.Joined ?? owners[name].Joined) is null ? ", which is the name of a draw that the group is made of" : "")}: names must differ, since they name the draws");
            }

            foreach (Node argument in node.Arguments)
            {
                pending.Push(argument);
            }
        }
    }

    private static string? NameOf(Node node) => node.Joined?.Name ?? (node.Payload as InputLaw)?.Name;

    /// <summary>The group that a joined input is of, or the one that is made of the draw of this name.</summary>
    private DependenceGroup? GroupOf(Node node, string name) => node.Joined?.Group
        ?? groups.FirstOrDefault(g => name.StartsWith(g.Name + "/frailty", StringComparison.Ordinal) || g.Inputs.Any(i => name == i.Name + "/score" || name == i.Name + "/wait"));
}
