using Risk.Modelling;

namespace Risk.Engine;

/// <summary>An input is one column: two inputs may not share a name, those that a copula joins counted, nor two names a stream.</summary>
internal static class InputNames
{
    public static void Check(IEnumerable<Node> roots)
    {
        var laws = new Dictionary<string, Node>(StringComparer.Ordinal);
        var keys = new Dictionary<ulong, string>();
        var problems = new List<Problem>();
        var seen = new HashSet<Node>();
        var stack = new Stack<Node>(roots);
        while (stack.TryPop(out Node? node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            foreach (Node argument in node.Arguments)
            {
                stack.Push(argument);
            }

            InputLaw? input = node.Payload as InputLaw;
            if ((node.Joined?.Name ?? input?.Name) is not { } name)
            {
                continue;
            }

            if (!laws.TryAdd(name, node))
            {
                problems.Add(new("MOD013", name, $"two inputs are named \"{name}\"", Hint: "use one input twice, or give the second a name of its own"));
            }
            else if (input is not null && !keys.TryAdd(StreamKey.Of(0, input.Name), input.Name))
            {
                problems.Add(new("MOD014", input.Name, $"\"{input.Name}\" and \"{keys[StreamKey.Of(0, input.Name)]}\" share one stream: rename either"));
            }
        }

        if (problems.Count > 0)
        {
            throw new ModelException([.. problems.OrderBy(p => p.Path, StringComparer.Ordinal)]);
        }
    }
}
