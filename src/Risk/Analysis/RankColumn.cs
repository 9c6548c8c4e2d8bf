namespace Risk.Analysis;

/// <summary>
/// A column of n numbers as their mid-distribution F(x) = P(X &lt; x) + ½ P(X = x), the midrank less ½, over n: it needs no rule for ties, and its mean is ½.
/// </summary>
internal sealed class RankColumn
{
    private readonly int[] order;
    private readonly int[] blockEnds;

    public RankColumn(ReadOnlySpan<double> column)
    {
        int n = column.Length;
        double[] sorted = column.ToArray();
        order = [.. Enumerable.Range(0, n)];
        Array.Sort(sorted, order);
        Ranks = new double[n];
        var ends = new List<int>();
        for (int start = 0, end; start < n; start = end)
        {
            end = start + 1;
            while (end < n && sorted[end] == sorted[start])
            {
                end++;
            }

            double rank = (start + end) / (2.0 * n);
            for (int i = start; i < end; i++)
            {
                Ranks[order[i]] = rank;
            }

            ends.Add(end);
        }

        blockEnds = [.. ends];
        Variance = MeanProduct(this) - 0.25;
        Influence = VarianceInfluence();
    }

    /// <summary>F of each number, in the order of the column.</summary>
    public double[] Ranks { get; }

    /// <summary>The variance of F: (1 − Σ t³ ÷ n³) ÷ 12 for blocks of t ties; 0 where all are equal.</summary>
    public double Variance { get; }

    /// <summary>What each number adds to the variance: its influence function at each.</summary>
    public double[] Influence { get; }

    /// <summary>The mean of F(x)·G(y).</summary>
    public double MeanProduct(RankColumn other)
    {
        double sum = 0;
        for (int i = 0; i < Ranks.Length; i++)
        {
            sum += Ranks[i] * other.Ranks[i];
        }

        return sum / Ranks.Length;
    }

    /// <summary>E[K(xᵢ, X)·G(Y)] at each i, with K(s, t) = 1 for s &lt; t and ½ for s = t: how the number xᵢ, as part of F, moves the mean of F·G.</summary>
    public double[] Above(RankColumn other)
    {
        int n = Ranks.Length;
        var above = new double[n];
        double greater = 0;
        for (int block = blockEnds.Length - 1; block >= 0; block--)
        {
            int start = block == 0 ? 0 : blockEnds[block - 1];
            double equal = 0;
            for (int i = start; i < blockEnds[block]; i++)
            {
                equal += other.Ranks[order[i]];
            }

            for (int i = start; i < blockEnds[block]; i++)
            {
                above[order[i]] = (greater + (equal / 2)) / n;
            }

            greater += equal;
        }

        return above;
    }

    private double[] VarianceInfluence()
    {
        double mean = Variance + 0.25;
        double[] influence = Above(this);
        for (int i = 0; i < influence.Length; i++)
        {
            influence[i] = (Ranks[i] * Ranks[i]) + (2 * influence[i]) - (3 * mean);
        }

        return influence;
    }
}
