namespace Risk.Analysis;

/// <summary>Runs in the order of what they drew of an input, and groups of them: equally many runs in each, never two of one value apart.</summary>
internal sealed class SortedRuns
{
    private const int LeastOfGroup = 8, MostGroups = 1024;

    /// <summary>Sorts all runs; those of one value stay in their order, so that sums have the same bits everywhere.</summary>
    public SortedRuns(double[] draws)
    {
        Draws = draws;
        double[] sorted = [.. draws];
        Order = [.. Enumerable.Range(0, draws.Length)];
        Array.Sort(sorted, Order);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = EndOfValue(start);
            Array.Sort(Order, start, end - start);
        }

        Ends = Groups();
    }

    private SortedRuns(double[] draws, int[] order)
    {
        (Draws, Order) = (draws, order);
        Ends = Groups();
    }

    /// <summary>The draws, by run.</summary>
    public double[] Draws { get; }

    /// <summary>The runs, the least draw first.</summary>
    public int[] Order { get; }

    /// <summary>Where groups end in <see cref="Order"/>.</summary>
    public int[] Ends { get; }

    /// <summary>Only the runs that <paramref name="isChosen"/> tells.</summary>
    public SortedRuns Where(Func<int, bool> isChosen) => new(Draws, [.. Order.Where(isChosen)]);

    /// <summary>The end of the runs of one value, of which the first stands at <paramref name="start"/>.</summary>
    public int EndOfValue(int start)
    {
        int end = start + 1;
        while (end < Order.Length && Draws[Order[end]] == Draws[Order[start]])
        {
            end++;
        }

        return end;
    }

    /// <summary>The draw in the middle of each group: of a value that many runs share, that value.</summary>
    public double[] Middles()
    {
        var middles = new double[Ends.Length];
        for (int k = 0; k < middles.Length; k++)
        {
            int start = k == 0 ? 0 : Ends[k - 1];
            middles[k] = Draws[Order[start + ((Ends[k] - start) / 2)]];
        }

        return middles;
    }

    // A value that fills a group has one of its own.
    private int[] Groups()
    {
        int size = Math.Max(LeastOfGroup, 1 + ((Order.Length - 1) / MostGroups));
        var ends = new List<int>();
        for (int first = 0, start = 0, end; start < Order.Length; start = end)
        {
            end = EndOfValue(start);
            if (end - start >= size && start > first)
            {
                ends.Add(start);
                first = start;
            }

            if (end - first >= size || end == Order.Length)
            {
                ends.Add(end);
                first = end;
            }
        }

        return [.. ends];
    }
}
