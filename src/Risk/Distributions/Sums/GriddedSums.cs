namespace Risk.Distributions;

/// <summary>Sums of two and more amounts by their counts, convolved on one grid.</summary>
internal sealed class GriddedSums
{
    private const double BesideNodes = 1.003;

    private readonly Distribution _law;
    private readonly double _shift;
    private List<ConvolvedSum> _sums = [];

    /// <param name="law">The law of one amount.</param>
    /// <param name="shift">What is taken off each amount; then each count has a place of its own, else all are one function.</param>
    /// <param name="counts">Counts and their probabilities.</param>
    /// <param name="grid">The grid.</param>
    public GriddedSums(Distribution law, double shift, (int N, double Weight)[] counts, ConvolutionGrid grid)
    {
        (_law, _shift, Grid) = (law, shift, grid);
        var convolution = new SelfConvolution(grid, y => law.Density(shift + y), y => law.Cdf(shift + y), y => law.SurvivalFunction(shift + y));
        double[] lower = new double[grid.Nodes.Length], upper = new double[grid.Nodes.Length];
        int n = 1;
        foreach ((int count, double weight) in counts.Where(c => c.N > 1))
        {
            for (; n < count; n++)
            {
                convolution.Add();
            }

            if (shift > 0)
            {
                _sums.Add(new(grid, count * shift, weight, Array.ConvertAll(convolution.Lower, f => weight * f), Array.ConvertAll(convolution.Upper, s => weight * s)));
            }

            for (int i = 0; i < lower.Length; i++)
            {
                lower[i] += weight * convolution.Lower[i];
                upper[i] += weight * convolution.Upper[i];
            }
        }

        if (shift == 0)
        {
            _sums.Add(new(grid, 0, counts.Where(c => c.N > 1).Sum(c => c.Weight), lower, upper));
        }
    }

    public ConvolutionGrid Grid { get; private set; }

    /// <summary>Places where sums are: ends of panels above the offsets of the sums that have a probability.</summary>
    public IEnumerable<double> Places => _sums.Where(s => s.Weight > 1e-17).SelectMany(s => Grid.Edges.Where((_, i) => _sums.Count == 1 || i % 8 == 0).Select(e => s.Offset + e));

    /// <summary>All counts in one function of the sum, where panels can be found on which nothing is lost: a look at it no longer costs one for each count.</summary>
    public void Join()
    {
        if (_sums.Count > 1 && JoinedPanels.Edges(At, _sums[0].Offset, _sums[^1].Offset + Grid.Edges[^1], Bends()) is { } edges)
        {
            var grid = new ConvolutionGrid(edges);
            (double F, double S)[] values = Array.ConvertAll(grid.Nodes, At);
            (Grid, _sums) = (grid, [new(grid, 0, _sums.Sum(s => s.Weight), Array.ConvertAll(values, v => v.F), Array.ConvertAll(values, v => v.S))]);
        }
    }

    /// <summary>Where sums of two and three bend.</summary>
    private IEnumerable<double> Bends()
    {
        double[] one = [.. ConvolutionPanels.Of(_law).Append(_shift).Distinct().Take(5)];
        IEnumerable<double> two = one.SelectMany(a => one.Select(b => a + b));
        return two.Concat(two.SelectMany(a => one.Select(b => a + b))).Concat(_sums.Select(s => s.Offset)).Distinct();
    }

    /// <summary>P(sum ≤ x) and P(sum &gt; x), each computed apart.</summary>
    public (double F, double S) At(double x)
    {
        double f = 0, s = 0;
        Span<double> factors = stackalloc double[ConvolutionGrid.Points];
        foreach (ConvolvedSum sum in _sums)
        {
            sum.Add(x, factors, Far, ref f, ref s);
        }

        return (f, s);
    }

    public double Density(double x)
    {
        double density = 0;
        Span<double> factors = stackalloc double[ConvolutionGrid.Points];
        foreach (ConvolvedSum sum in _sums)
        {
            density += sum.Density(x, factors);
        }

        return density;
    }

    /// <summary>The greatest difference from <paramref name="other"/> over the places of both, and that of F + S from the probability of all counts.</summary>
    public double DifferenceFrom(GriddedSums other)
    {
        double worst = 0, all = _sums.Sum(s => s.Weight);
        double[] offsets = [.. _sums.Select(s => s.Offset).Where((_, i) => i is 0 or 1 || i == _sums.Count / 2)];
        foreach (double place in Grid.Nodes.Concat(other.Grid.Nodes))
        {
            foreach (double offset in offsets)
            {
                (double f, double s) = At(offset + (place * BesideNodes));
                (double otherF, double otherS) = other.At(offset + (place * BesideNodes));
                worst = Math.Max(worst, Math.Max(Math.Abs(f - otherF), Math.Max(Math.Abs(s - otherS), Math.Abs(f + s - all)))); // NaN stays
            }
        }

        return worst;
    }

    /// <summary>One great amount makes a great sum: far out its tail falls as that of one.</summary>
    private double Far(double y) => _law.SurvivalFunction(Start + Grid.Edges[^1]) is > 0 and var end ? _law.SurvivalFunction(Start + y) / end : 0;

    private double Start => _sums[0].Offset > 0 ? _shift : 0;
}
