namespace Risk.Analysis;

/// <summary>
/// Which alternative to take where an input is known: the one of the greatest mean given its value, as <see cref="SmoothedMeans"/> has it between the middles of groups: docs/methods.md (43).
/// </summary>
internal sealed class DecisionRule
{
    private readonly double[] places;
    private readonly double[][] better;

    private DecisionRule(double[] places, double[][] better) => (this.places, this.better) = (places, better);

    /// <summary>Learns from some runs.</summary>
    /// <param name="runs">The runs, in the order of the input.</param>
    /// <param name="values">What each alternative is worth in every run.</param>
    /// <param name="reference">The alternative that the others are set against.</param>
    public static DecisionRule From(SortedRuns runs, IReadOnlyList<double[]> values, int reference)
    {
        double[] places = runs.Middles();
        return new(places, [.. values.Select((own, j) => j == reference ? new double[places.Length] : Better(runs, places, own, values[reference]))]);
    }

    /// <summary>The alternative of the greatest mean where the input is <paramref name="x"/>.</summary>
    public int At(double x)
    {
        int found = Array.BinarySearch(places, x), above = found < 0 ? ~found : found;
        return found >= 0 || above == 0 ? BestAt(above)
            : above == places.Length ? BestAt(above - 1)
            : BestOf(above - 1, above, (x - places[above - 1]) / (places[above] - places[above - 1]));
    }

    /// <summary>Where the input turns the decision, the least value first.</summary>
    public IEnumerable<(double At, int Below, int Above)> Turns()
    {
        for (int k = 1; k < places.Length; k++)
        {
            int below = BestAt(k - 1), above = BestAt(k);
            if (below != above)
            {
                // Where the two lines between the places meet.
                double before = better[below][k - 1] - better[above][k - 1], after = better[above][k] - better[below][k];
                double part = before + after > 0 ? before / (before + after) : 0.5;
                yield return (places[k - 1] + (part * (places[k] - places[k - 1])), below, above);
            }
        }
    }

    private int BestAt(int k) => BestOf(k, k, 0);

    private int BestOf(int from, int to, double part)
    {
        int best = 0;
        double greatest = double.NegativeInfinity;
        for (int j = 0; j < better.Length; j++)
        {
            double mean = better[j][from] + (part * (better[j][to] - better[j][from]));
            if (mean > greatest)
            {
                (best, greatest) = (j, mean);
            }
        }

        return best;
    }

    /// <summary>How much better than the reference an alternative is in each group, in the mean, smoothed.</summary>
    private static double[] Better(SortedRuns runs, double[] places, double[] own, double[] reference)
    {
        int[] ends = runs.Ends;
        double[] means = new double[ends.Length], weights = new double[ends.Length];
        double squares = 0;
        for (int k = 0, start = 0; k < ends.Length; start = ends[k], k++)
        {
            ReadOnlySpan<int> group = runs.Order.AsSpan(start, ends[k] - start);
            double sum = 0;
            foreach (int run in group)
            {
                sum += own[run] - reference[run];
            }

            (means[k], weights[k]) = (sum / group.Length, group.Length);
            foreach (int run in group)
            {
                double off = own[run] - reference[run] - means[k];
                squares += off * off;
            }
        }

        return SmoothedMeans.Of(means, weights, places, squares / Math.Max(1, runs.Order.Length - ends.Length));
    }
}
