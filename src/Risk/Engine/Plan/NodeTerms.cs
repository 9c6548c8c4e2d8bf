using Risk.Modelling;

namespace Risk.Engine;

/// <summary>What each node of a graph is made of, where sums in sums and chains in chains that nobody else uses are opened.</summary>
/// <param name="roots">What is asked for.</param>
internal sealed class NodeTerms(IEnumerable<Node> roots)
{
    private readonly Dictionary<Node, int> _uses = CountUses(roots);

    /// <summary>How many nodes use it; a root counts as used once more.</summary>
    public int UsesOf(Node node) => _uses[node];

    /// <summary>What must be canonical before the node: its arguments, or for a sum all terms of the sums it alone uses, with their signs.</summary>
    public IEnumerable<SignedNode> Needs(Node node)
    {
        if (IsChain(node.Operation))
        {
            return Chain(node);
        }

        if (node.Operation is not (Operation.Add or Operation.Subtract or Operation.Negate))
        {
            return node.Arguments.Select(a => new SignedNode(1, a));
        }

        var terms = new List<SignedNode>();
        var stack = new Stack<SignedNode>();
        stack.Push(new(1, node));
        while (stack.TryPop(out SignedNode? top))
        {
            bool open = top.Node == node || (_uses[top.Node] == 1 && top.Node.Shape == node.Shape);
            switch (open ? top.Node.Operation : Operation.Constant)
            {
                case Operation.Add:
                    stack.Push(new(top.Sign, top.Node.Arguments[0]));
                    stack.Push(new(top.Sign, top.Node.Arguments[1]));
                    break;
                case Operation.Subtract:
                    stack.Push(new(top.Sign, top.Node.Arguments[0]));
                    stack.Push(new(-top.Sign, top.Node.Arguments[1]));
                    break;
                case Operation.Negate:
                    stack.Push(new(-top.Sign, top.Node.Arguments[0]));
                    break;
                default:
                    terms.Add(top);
                    break;
            }
        }

        return terms;
    }

    /// <summary>Operations whose arguments may be taken in any order.</summary>
    private static bool IsChain(Operation operation) => operation is Operation.Minimum or Operation.Maximum or Operation.And or Operation.Or;

    /// <summary>The arguments of a chain of one operation, max(a, max(b, c)): a, b and c.</summary>
    public List<SignedNode> Chain(Node node)
    {
        var members = new List<SignedNode>();
        var stack = new Stack<Node>(node.Arguments);
        while (stack.TryPop(out Node? top))
        {
            if (top.Operation == node.Operation && _uses[top] == 1)
            {
                Array.ForEach(top.Arguments, stack.Push);
            }
            else
            {
                members.Add(new(1, top));
            }
        }

        return members;
    }

    private static Dictionary<Node, int> CountUses(IEnumerable<Node> roots)
    {
        var uses = new Dictionary<Node, int>();
        var stack = new Stack<Node>();
        foreach (Node root in roots)
        {
            Use(root);
            uses[root]++;
        }

        while (stack.TryPop(out Node? node))
        {
            foreach (Node argument in node.Arguments)
            {
                Use(argument);
            }
        }

        return uses;

        void Use(Node node)
        {
            if (uses.TryGetValue(node, out int count))
            {
                uses[node] = count + 1;
            }
            else
            {
                uses.Add(node, 1);
                stack.Push(node);
            }
        }
    }
}
