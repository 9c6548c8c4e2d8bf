using Risk.Modelling;

namespace Risk.Engine;

/// <summary>
/// Which inputs of a model can be drawn again for little: those that change amounts only, never a moment, a rate, the shape of a law or what a user's
/// function is given, as long as at most <see cref="MostShare"/> of the model has to be computed again.
/// </summary>
internal sealed class LateInputs
{
    /// <summary>The most of a model, by values computed, that is worth computing again.</summary>
    public const double MostShare = 0.25;

    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _places = [];
    private readonly List<int>[] _users;
    private readonly int[] _seenBy;

    private LateInputs(IEnumerable<Node> roots)
    {
        var stack = new Stack<Node>(roots);
        while (stack.TryPop(out Node? node))
        {
            if (_places.TryAdd(node, _nodes.Count))
            {
                _nodes.Add(node);
                Array.ForEach(node.Arguments, stack.Push);
            }
        }

        _users = [.. _nodes.Select(_ => new List<int>(1))];
        _seenBy = new int[_nodes.Count];
        for (int i = 0; i < _users.Length; i++)
        {
            foreach (Node argument in _nodes[i].Arguments)
            {
                _users[_places[argument]].Add(i);
            }
        }
    }

    /// <summary>Their names, in ordinal order; none where nothing is cheap to compute again.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Node> roots) => new LateInputs(roots).Chosen();

    /// <summary>The cheapest first, for as long as all together stay below the share.</summary>
    private List<string> Chosen()
    {
        HashSet<Node> early = Early();
        int pass = 0;
        var candidates = new List<Candidate>();
        foreach (Node node in _nodes)
        {
            if (node.Payload is InputLaw input && !early.Contains(node))
            {
                candidates.Add(new(input.Name, _places[node], Dependent(_places[node], ++pass).Count));
            }
        }

        var names = new List<string>();
        var again = new HashSet<int>();
        foreach (Candidate candidate in candidates.OrderBy(c => c.Dependent).ThenBy(c => c.Name, StringComparer.Ordinal))
        {
            List<int> dependent = Dependent(candidate.Place, ++pass);
            if (again.Count + dependent.Count(n => !again.Contains(n)) <= MostShare * _nodes.Count)
            {
                again.UnionWith(dependent);
                names.Add(candidate.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>What moments, rates, shapes and functions are computed from.</summary>
    private HashSet<Node> Early()
    {
        var early = new HashSet<Node>();
        var stack = new Stack<Node>(_nodes.Where(IsDear).SelectMany(n => n.Arguments));
        while (stack.TryPop(out Node? node))
        {
            if (early.Add(node))
            {
                Array.ForEach(node.Arguments, stack.Push);
            }
        }

        return early;
    }

    private static bool IsDear(Node node) => node.Operation is Operation.Flow or Operation.InPeriod or Operation.Growth
        or Operation.Cdf or Operation.GammaQuantile or Operation.BetaQuantile or Operation.Function
        || (node.Operation == Operation.LawQuantile && ((LawForm)node.Payload!).IsSolved);

    /// <summary>What is computed from a node, itself among it; no more than the share allows and one.</summary>
    private List<int> Dependent(int node, int pass)
    {
        var found = new List<int>();
        var stack = new Stack<int>([node]);
        while (stack.TryPop(out int at) && found.Count <= MostShare * _nodes.Count)
        {
            if (_seenBy[at] != pass)
            {
                _seenBy[at] = pass;
                found.Add(at);
                _users[at].ForEach(stack.Push);
            }
        }

        return found;
    }

    private sealed record Candidate(string Name, int Place, int Dependent);
}
