using Risk.Modelling;

namespace Risk.Analysis;

/// <summary>
/// What the first of several models and another have together, run by run: how often both events happen, how much their differences vary, and how
/// often both lie at or below a quantile of theirs. Counts are whole numbers and sums are kept by leaf, so threads change no bit.
/// </summary>
internal sealed class PairCounts : IRunVisitor
{
    private readonly PairPlan plan;
    private readonly Dictionary<long, double[]> squares = [];

    public PairCounts(PairPlan plan)
    {
        this.plan = plan;
        Both = Array.ConvertAll(plan.Events, e => new long[e.Length]);
        InPairs = Array.ConvertAll(plan.Events, e => new long[e.Length]);
        Ranges = Array.ConvertAll(plan.Values, v => Array.ConvertAll(v, _ => DifferenceRange.None));
        BothBelow = Array.ConvertAll(plan.Values, v => v.Select(p => new long[p.First.Length]).ToArray());
    }

    /// <summary>By alternative and event: runs in which it happens in both models.</summary>
    public long[][] Both { get; }

    /// <summary>By alternative and event, where runs come in pairs: Σ a · b over pairs, in a runs of which it happens in the one model and in b in the other.</summary>
    public long[][] InPairs { get; }

    /// <summary>By alternative and value: between which the differences of runs lie.</summary>
    public DifferenceRange[][] Ranges { get; }

    /// <summary>By alternative, value and probability: runs in which both are at most their quantile.</summary>
    public long[][][] BothBelow { get; }

    public void Visit(long leaf, ReadOnlySpan<RunColumns> models, int runs)
    {
        if (!squares.TryGetValue(leaf, out double[]? sums))
        {
            squares.Add(leaf, sums = new double[plan.Values.Sum(v => v.Length)]);
        }

        int at = 0;
        for (int a = 0; a < plan.Values.Length; a++)
        {
            for (int e = 0; e < plan.Events[a].Length; e++)
            {
                EventPair pair = plan.Events[a][e];
                ReadOnlySpan<ulong> x = models[0].Event(pair.FirstColumn, runs), y = models[a + 1].Event(pair.SecondColumn, runs);
                Both[a][e] += CountBoth(x, y);
                InPairs[a][e] += plan.ByPairs ? CountInPairs(x, y) : 0;
            }

            for (int v = 0; v < plan.Values[a].Length; v++)
            {
                ValuePair pair = plan.Values[a][v];
                ReadOnlySpan<double> x = models[0].Value(pair.FirstColumn, runs), y = models[a + 1].Value(pair.SecondColumn, runs);
                sums[at++] += plan.ByPairs ? SquaresOfPairs(x, y, pair) : SquaresOfRuns(x, y, pair);
                Ranges[a][v] = RangeOf(x, y, Ranges[a][v]);
                for (int p = 0; p < pair.First.Length; p++)
                {
                    BothBelow[a][v][p] += CountBothBelow(x, pair.First[p], y, pair.Second[p]);
                }
            }
        }
    }

    /// <summary>The counts of all threads together.</summary>
    public static PairCounts Sum(PairPlan plan, IEnumerable<PairCounts> parts)
    {
        var all = new PairCounts(plan);
        foreach (PairCounts part in parts)
        {
            Add(all.Both, part.Both);
            Add(all.InPairs, part.InPairs);
            for (int a = 0; a < all.BothBelow.Length; a++)
            {
                Add(all.BothBelow[a], part.BothBelow[a]);
                for (int v = 0; v < all.Ranges[a].Length; v++)
                {
                    all.Ranges[a][v] = all.Ranges[a][v].With(part.Ranges[a][v]);
                }
            }

            foreach ((long leaf, double[] sums) in part.squares)
            {
                all.squares.Add(leaf, sums);
            }
        }

        return all;
    }

    /// <summary>By value of all alternatives in turn: Σ (d − d̄)² over runs, or over the means of pairs, leaf by leaf in order.</summary>
    public double[] Squares()
    {
        var total = new double[plan.Values.Sum(v => v.Length)];
        foreach ((_, double[] sums) in squares.OrderBy(leaf => leaf.Key))
        {
            for (int i = 0; i < total.Length; i++)
            {
                total[i] += sums[i];
            }
        }

        return total;
    }

    /// <summary>What was counted of the events that the first model shares with alternative <paramref name="a"/>, by name.</summary>
    public Dictionary<string, CountedEvent> EventsWith(int a)
    {
        var events = new Dictionary<string, CountedEvent>(StringComparer.Ordinal);
        for (int e = 0; e < plan.Events[a].Length; e++)
        {
            events.Add(plan.Events[a][e].Name, new(plan.Events[a][e], Both[a][e], InPairs[a][e]));
        }

        return events;
    }

    /// <summary>What was counted of the values that the first model shares with alternative <paramref name="a"/>, by name; with their part of <see cref="Squares"/>.</summary>
    public Dictionary<string, CountedValue> ValuesWith(int a, ReadOnlySpan<double> squares)
    {
        var values = new Dictionary<string, CountedValue>(StringComparer.Ordinal);
        for (int v = 0; v < plan.Values[a].Length; v++)
        {
            values.Add(plan.Values[a][v].Name, new(plan.Values[a][v], squares[v], Ranges[a][v], BothBelow[a][v]));
        }

        return values;
    }

    private static void Add(long[][] to, long[][] from)
    {
        for (int i = 0; i < to.Length; i++)
        {
            for (int j = 0; j < to[i].Length; j++)
            {
                to[i][j] += from[i][j];
            }
        }
    }

    private static long CountBoth(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        long count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            count += (long)(x[i] & y[i] & 1);
        }

        return count;
    }

    private static long CountInPairs(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        long count = 0;
        for (int i = 0; i + 1 < x.Length; i += 2)
        {
            count += (long)(((x[i] & 1) + (x[i + 1] & 1)) * ((y[i] & 1) + (y[i + 1] & 1)));
        }

        return count;
    }

    private static long CountBothBelow(ReadOnlySpan<double> x, double atMostX, ReadOnlySpan<double> y, double atMostY)
    {
        long count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            count += x[i] <= atMostX & y[i] <= atMostY ? 1 : 0;
        }

        return count;
    }

    private static DifferenceRange RangeOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y, DifferenceRange range)
    {
        for (int i = 0; i < x.Length; i++)
        {
            range = range.With(x[i], y[i]);
        }

        return range;
    }

    private static double SquaresOfRuns(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ValuePair pair)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double d = pair.Deviation(x[i], y[i]);
            sum += d * d;
        }

        return sum;
    }

    private static double SquaresOfPairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ValuePair pair)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i += 2)
        {
            double d = pair.Deviation(x[i], y[i]), e = pair.Deviation(x[i + 1], y[i + 1]);
            sum += (d + e) * (d + e) * 0.25;
        }

        return sum;
    }
}
