using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// The laws of Y₁ + … + Yₙ for one law of Y ≥ 0 with a density, n after n: Fₙ(x) = ∫ f(y) Fₙ₋₁(x − y) dy and Sₙ(x) = S₁(x) + ∫ f(y) Sₙ₋₁(x − y) dy, on the panels of a grid. All terms are
/// positive, so that both tails keep their digits. Between two grid points of either factor the rule of Gauss and Legendre is used, on the logarithm of the lesser of y and x − y.
/// </summary>
internal sealed class SelfConvolution
{
    private readonly double[][] _rows;
    private readonly double[] _beforeGrid, _firstUpper;

    /// <param name="grid">The grid.</param>
    /// <param name="density">The density of Y.</param>
    /// <param name="lower">P(Y ≤ y).</param>
    /// <param name="upper">P(Y &gt; y).</param>
    public SelfConvolution(ConvolutionGrid grid, Func<double, double> density, Func<double, double> lower, Func<double, double> upper)
    {
        Lower = Array.ConvertAll(grid.Nodes, y => lower(y));
        Upper = _firstUpper = Array.ConvertAll(grid.Nodes, y => upper(y));
        (_rows, _beforeGrid) = (new double[grid.Nodes.Length][], new double[grid.Nodes.Length]);
        Span<double> factors = stackalloc double[ConvolutionGrid.Points];
        for (int i = 0; i < _rows.Length; i++)
        {
            double x = grid.Nodes[i];
            _rows[i] = new double[(Math.Max(grid.PanelOf(x), 0) + 1) * ConvolutionGrid.Points];
            double[] breaks = Breaks(grid.Edges, x);
            AddStretch(grid, density, i, 0, Math.Min(grid.Edges[0], x / 2), near: false, factors);
            for (int b = 0; b + 1 < breaks.Length; b++)
            {
                AddStretch(grid, density, i, breaks[b], breaks[b + 1], near: true, factors);
                AddStretch(grid, density, i, breaks[b], breaks[b + 1], near: false, factors);
            }
        }
    }

    /// <summary>Fₙ at the nodes.</summary>
    public double[] Lower { get; private set; }

    /// <summary>Sₙ at the nodes.</summary>
    public double[] Upper { get; private set; }

    /// <summary>From n to n + 1.</summary>
    public void Add()
    {
        double[] lower = new double[_rows.Length], upper = new double[_rows.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            (double f, double s) = Products(_rows[i], Lower, Upper);
            lower[i] = Math.Clamp(f, 0, 1);
            upper[i] = Math.Clamp(_firstUpper[i] + _beforeGrid[i] + s, 0, 1);
        }

        (Lower, Upper) = (lower, upper);
    }

    private static (double F, double S) Products(double[] row, double[] lower, double[] upper)
    {
        double f = 0, s = 0, f2 = 0, s2 = 0;
        for (int k = 0; k < row.Length; k += 2)
        {
            f += row[k] * lower[k];
            s += row[k] * upper[k];
            f2 += row[k + 1] * lower[k + 1];
            s2 += row[k + 1] * upper[k + 1];
        }

        return (f + f2, s + s2);
    }

    /// <summary>Up to x/2, where one of f(y) and the function of x − y goes from one panel to the next: the same places for the lesser of y and x − y, either way.</summary>
    private static double[] Breaks(double[] edges, double x)
    {
        var breaks = new List<double> { x / 2 };
        foreach (double edge in edges)
        {
            if (edge < x)
            {
                breaks.Add(Math.Min(edge, x - edge));
            }
        }

        breaks.Sort();
        return [.. breaks.Where(b => b >= edges[0])];
    }

    /// <summary>The part of the integral where the lesser of y and x − y, which is y if it is <paramref name="near"/>, lies between these.</summary>
    private void AddStretch(ConvolutionGrid grid, Func<double, double> density, int i, double from, double until, bool near, Span<double> factors)
    {
        double x = grid.Nodes[i];
        if (!(until > from * (1 + 1e-14)))
        {
            return;
        }

        // e^u; before the grid begins u itself, since it reaches 0: there Fₙ is 0 and Sₙ 1.
        bool plain = from == 0;
        double low = plain ? 0 : Elementary.Log(from), high = plain ? until : Elementary.Log(until), half = (high - low) / 2;
        double middle = from + ((until - from) / 2);
        int panel = grid.PanelOf(near ? x - middle : middle);
        for (int k = 0; k < 2 * GaussLegendre.Short.Length; k++)
        {
            (double node, double weight) = GaussLegendre.Short[k / 2];
            double at = low + half + (half * (k % 2 == 0 ? node : -node)), e = plain ? at : Elementary.Exp(at);
            double mass = half * weight * density(near ? e : x - e) * (plain ? 1 : e);
            if (plain || panel < 0)
            {
                _beforeGrid[i] += mass;
                continue;
            }

            grid.Factors(panel, near ? x - e : e, factors);
            for (int j = 0; j < factors.Length; j++)
            {
                _rows[i][(panel * ConvolutionGrid.Points) + j] += mass * factors[j];
            }
        }
    }
}
