namespace Risk.Distributions;

/// <summary>The law of a sum at the nodes of a grid, times the probability of its count.</summary>
internal sealed class ConvolvedSum
{
    /// <summary>Less is nothing: beyond it one side of the law is not looked at.</summary>
    private const double Nothing = 1e-40;

    private readonly ConvolutionGrid _grid;
    private readonly double[] _lower, _upper;
    private readonly double _from, _until;

    /// <param name="grid">The grid.</param>
    /// <param name="offset">What the sum is above what the grid says.</param>
    /// <param name="weight">The probability.</param>
    /// <param name="lower">The weight times the distribution function at the nodes.</param>
    /// <param name="upper">The weight times the survival function.</param>
    public ConvolvedSum(ConvolutionGrid grid, double offset, double weight, double[] lower, double[] upper)
    {
        (_grid, Offset, Weight, _lower, _upper) = (grid, offset, weight, lower, upper);
        int first = Array.FindIndex(lower, f => f > Nothing), last = Array.FindLastIndex(upper, s => s > Nothing);
        _from = first <= 0 ? grid.Edges[0] : grid.Nodes[first - 1];
        _until = last < 0 || last + 1 >= upper.Length ? grid.Edges[^1] : grid.Nodes[last + 1];
    }

    public double Offset { get; }

    public double Weight { get; }

    /// <summary>Adds both sides at x; <paramref name="far"/> is by how much the tail of one amount falls from the end of the grid on.</summary>
    public void Add(double x, Span<double> factors, Func<double, double> far, ref double f, ref double s)
    {
        double y = x - Offset;
        if (!(y > _from))
        {
            s += Weight;
        }
        else if (y >= _until)
        {
            double beyond = y < _grid.Edges[^1] ? 0 : _upper[^1] * far(y);
            (f, s) = (f + Weight - beyond, s + beyond);
        }
        else
        {
            int panel = _grid.PanelOf(y);
            _grid.Factors(panel, y, factors);
            f += Math.Max(0, ConvolutionGrid.Value(_lower, panel, factors));
            s += Math.Max(0, ConvolutionGrid.Value(_upper, panel, factors));
        }
    }

    /// <summary>The density at x, from the side that has more digits.</summary>
    public double Density(double x, Span<double> factors)
    {
        double y = x - Offset;
        if (!(y > _from && y < _until))
        {
            return 0;
        }

        int panel = _grid.PanelOf(y);
        _grid.Factors(panel, y, factors);
        double f = ConvolutionGrid.Value(_lower, panel, factors), s = ConvolutionGrid.Value(_upper, panel, factors);
        return Math.Max(0, f < s ? _grid.Slope(_lower, panel, y, f) : -_grid.Slope(_upper, panel, y, s));
    }
}
