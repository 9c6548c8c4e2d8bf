namespace Risk.Distributions;

/// <summary>Panels for a function that is known everywhere: each is halved until its polynomial gives the function between the points as well.</summary>
internal static class JoinedPanels
{
    private const double Absolute = 1e-13, Relative = 1e-9, Least = 1e-20, Narrowest = 1e-13;
    private const int Most = 1_500;

    private static readonly double[] Between = [0.07, 0.23, 0.42, 0.61, 0.79, 0.96];

    /// <summary>Ends of panels from one place to another; null where too many would be needed.</summary>
    public static double[]? Edges(Func<double, (double F, double S)> at, double from, double until, IEnumerable<double> bends)
    {
        var edges = new List<double> { from };
        double[] ends = [.. bends.Where(b => b > from && b < until).Append(until).Order()];
        var todo = new Stack<(double From, double Until)>();
        for (int i = ends.Length - 1; i >= 0; i--)
        {
            todo.Push((i == 0 ? from : ends[i - 1], ends[i]));
        }

        while (todo.TryPop(out (double From, double Until) panel))
        {
            if (panel.Until <= panel.From * (1 + Narrowest))
            {
                continue; // a bend twice, but for rounding
            }

            double middle = panel.From + ((panel.Until - panel.From) / 2);
            if (IsEnough(at, panel.From, panel.Until) || !(middle > panel.From * (1 + Narrowest)))
            {
                edges.Add(panel.Until);
            }
            else if (edges.Count + todo.Count > Most)
            {
                return null;
            }
            else
            {
                todo.Push((middle, panel.Until));
                todo.Push((panel.From, middle));
            }
        }

        edges[^1] = until;
        return [.. edges];
    }

    private static bool IsEnough(Func<double, (double F, double S)> at, double from, double until)
    {
        var grid = new ConvolutionGrid([from, until]);
        double[] lower = new double[grid.Nodes.Length], upper = new double[grid.Nodes.Length];
        for (int i = 0; i < lower.Length; i++)
        {
            (lower[i], upper[i]) = at(grid.Nodes[i]);
        }

        Span<double> factors = stackalloc double[ConvolutionGrid.Points];
        foreach (double share in Between)
        {
            double x = from + (share * (until - from));
            (double f, double s) = at(x);
            grid.Factors(0, x, factors);
            if (!(IsNear(ConvolutionGrid.Value(lower, 0, factors), f) && IsNear(ConvolutionGrid.Value(upper, 0, factors), s)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNear(double value, double known) => Math.Abs(value - known) <= Math.Min(Absolute, Math.Max(Relative * known, Least));
}
