using System.Numerics;

namespace Risk.Engine;

/// <summary>
/// The moments of a set of leaves, combined in the one binary tree over all leaf indices: the node of level k and start s, a multiple
/// of 2ᵏ, covers the leaves [s, s + 2ᵏ). Kept are the roots of the maximal complete subtrees, O(log n) for a contiguous range.
/// Which sums are formed, and in which order, depends on the set of leaves alone: merging is exact and free of order.
/// </summary>
internal sealed class MomentTree(int outputs)
{
    // An array of its own, which is compiled ahead of time where a list of structs is not.
    private Node[] roots = new Node[4];
    private int count;
    private readonly Stack<Moments[]> spare = new();

    /// <summary>The complete subtrees by their start.</summary>
    public IReadOnlyList<Node> Roots => new ArraySegment<Node>(roots, 0, count);

    /// <summary>The number of outputs of each node.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>The runs of all leaves.</summary>
    public long Runs
    {
        get
        {
            long runs = 0;
            for (int i = 0; i < count; i++)
            {
                runs += roots[i].Runs;
            }

            return runs;
        }
    }

    /// <summary>Adds the complete subtree of 2^<paramref name="level"/> leaves from <paramref name="start"/>, and whatever it completes.</summary>
    /// <exception cref="InvalidOperationException">A leaf is already there; <see cref="FirstOverlap"/> asks beforehand.</exception>
    public void Add(long start, int level, long runs, Moments[] moments)
    {
        int at = IndexAfter(start);
        if (FirstOverlap(start, 1L << level) is { } leaf)
        {
            throw new InvalidOperationException($"leaf {leaf} is already counted");
        }

        Moments[] copy = spare.TryPop(out Moments[]? used) ? used : new Moments[Outputs];
        Array.Copy(moments, copy, moments.Length);
        Insert(at, new Node(start, level, runs, copy));
        while (TryMergeSiblings(ref at))
        {
        }
    }

    /// <summary>Adds every node of <paramref name="other"/>.</summary>
    public void Add(MomentTree other)
    {
        for (int i = 0; i < other.count; i++)
        {
            Node node = other.roots[i];
            Add(node.Start, node.Level, node.Runs, node.Moments);
        }
    }

    /// <summary>Moves every node into <paramref name="target"/> and keeps the storage.</summary>
    public void MoveTo(MomentTree target)
    {
        target.Add(this);
        for (int i = 0; i < count; i++)
        {
            spare.Push(roots[i].Moments);
        }

        count = 0;
    }

    /// <summary>The least leaf of [<paramref name="start"/>, start + leaves) that is held, or null.</summary>
    public long? FirstOverlap(long start, long leaves)
    {
        int at = IndexAfter(start);
        return at > 0 && roots[at - 1].End > start ? start
            : at < count && roots[at].Start < start + leaves ? roots[at].Start
            : null;
    }

    /// <summary>The held leaves as sorted ranges that do not touch.</summary>
    public IReadOnlyList<LeafRange> Leaves()
    {
        var ranges = new LeafRange[count];
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            if (found > 0 && ranges[found - 1].End == roots[i].Start)
            {
                ranges[found - 1] = new LeafRange(ranges[found - 1].First, roots[i].End);
            }
            else
            {
                ranges[found++] = new LeafRange(roots[i].Start, roots[i].End);
            }
        }

        var held = new LeafRange[found];
        Array.Copy(ranges, held, found);
        return held;
    }

    /// <summary>The moments over all leaves: the roots folded from the last to the first, so that small subtrees join before large ones.</summary>
    public Moments[] Total()
    {
        var total = new Moments[Outputs];
        long runs = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            Node node = roots[i];
            for (int j = 0; j < Outputs; j++)
            {
                total[j] = runs == 0 ? node.Moments[j] : Moments.Merge(node.Moments[j], node.Runs, total[j], runs);
            }

            runs += node.Runs;
        }

        return total;
    }

    private bool TryMergeSiblings(ref int at)
    {
        Node node = roots[at];
        bool isLeft = ((node.Start >> node.Level) & 1) == 0;
        int sibling = isLeft ? at + 1 : at - 1;
        long siblingStart = isLeft ? node.End : node.Start - (1L << node.Level);
        if (sibling < 0 || sibling >= count || roots[sibling].Start != siblingStart || roots[sibling].Level != node.Level)
        {
            return false;
        }

        at = Math.Min(at, sibling);
        (Node left, Node right) = (roots[at], roots[at + 1]);
        for (int j = 0; j < Outputs; j++)
        {
            left.Moments[j] = Moments.Merge(left.Moments[j], left.Runs, right.Moments[j], right.Runs);
        }

        roots[at] = left with { Level = left.Level + 1, Runs = left.Runs + right.Runs };
        count--;
        Array.Copy(roots, at + 2, roots, at + 1, count - (at + 1));
        spare.Push(right.Moments);
        return true;
    }

    private void Insert(int at, Node node)
    {
        if (count == roots.Length)
        {
            var longer = new Node[2 * count];
            Array.Copy(roots, longer, count);
            roots = longer;
        }

        Array.Copy(roots, at, roots, at + 1, count - at);
        roots[at] = node;
        count++;
    }

    /// <summary>The index of the first node that starts after <paramref name="start"/>.</summary>
    private int IndexAfter(long start)
    {
        int low = 0;
        int high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = roots[middle].Start <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A complete subtree: 2^<see cref="Level"/> leaves from <see cref="Start"/>.</summary>
    internal readonly record struct Node(long Start, int Level, long Runs, Moments[] Moments)
    {
        public long End => Start + (1L << Level);
    }

    /// <summary>The largest complete subtree that starts at <paramref name="start"/> and has at most <paramref name="count"/> leaves, as a level.</summary>
    public static int LargestLevel(long start, long count)
    {
        int aligned = start == 0 ? 62 : BitOperations.TrailingZeroCount(start);
        return Math.Min(aligned, BitOperations.Log2((ulong)count));
    }
}
