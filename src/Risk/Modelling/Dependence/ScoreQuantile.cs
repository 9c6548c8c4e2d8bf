using Risk.Mathematics;

namespace Risk.Modelling;

/// <summary>
/// The quantile of a law as a function of the normal score, by polynomials at Chebyshev nodes between the places where it bends or jumps: what an integral asks a million times is computed some
/// thousand times. Panels are halved until the polynomial is the law.
/// </summary>
internal sealed class ScoreQuantile
{
    private const int Order = 16;

    /// <summary>The width of panels to begin with.</summary>
    public const double Panel = 0.5;

    /// <summary>The least that a halving leaves, and how near the polynomial is to the law, beside the greatest value of its panel.</summary>
    private const double LeastPanel = 1e-3, Agreement = 1e-13;

    private static readonly double[] Nodes = [.. Enumerable.Range(0, Order).Select(j => Elementary.Cos(Math.PI * (j + 0.5) / Order))];
    private static readonly double[] Weights = [.. Enumerable.Range(0, Order).Select(j => (j % 2 == 0 ? 1 : -1) * Elementary.Sin(Math.PI * (j + 0.5) / Order))];

    private readonly List<double> _ends = [];
    private readonly List<double[]> _values = [];
    private readonly List<double[]> _gauss = [];
    private readonly Func<double, double> _law;

    /// <param name="law">The quantile at a score.</param>
    /// <param name="breaks">Scores at which it bends or jumps.</param>
    /// <param name="reach">The greatest score in the table; beyond, the law itself is asked.</param>
    public ScoreQuantile(Func<double, double> law, IEnumerable<double> breaks, double reach)
    {
        _law = law;
        double[] ends = Panels(breaks, reach);
        for (int i = 1; i < ends.Length; i++)
        {
            Add(ends[i - 1], ends[i]);
        }

        _ends.Add(reach);
    }

    /// <summary>Where its panels end: none bends within.</summary>
    public IReadOnlyList<double> Ends => _ends;

    /// <summary>The ends of panels from −reach to reach, none of which a break is within.</summary>
    public static double[] Panels(IEnumerable<double> breaks, double reach) =>
        [.. Enumerable.Range(0, (int)(2 * reach / Panel) + 1).Select(i => (i * Panel) - reach).Concat(breaks.Where(b => Math.Abs(b) < reach)).Append(reach).Distinct().Order()];

    public double At(double score)
    {
        if (!(score >= _ends[0] && score <= _ends[^1]))
        {
            return _law(score);
        }

        int panel = PanelOf(score);
        return Interpolated(_values[panel], _ends[panel], _ends[panel + 1], score);
    }

    /// <summary>The mean over normal noise of standard deviation <paramref name="rest"/> about a score, of what lies within the reach: by Gauss and Legendre's rule in each panel, in parts no wider than the noise.</summary>
    public double Smoothed(double middle, double rest)
    {
        double low = Math.Max(_ends[0], middle + (rest * _ends[0])), high = Math.Min(_ends[^1], middle + (rest * _ends[^1])), sum = 0, lost = 0;
        for (int panel = PanelOf(low); panel < _values.Count && _ends[panel] < high; panel++)
        {
            double from = Math.Max(low, _ends[panel]), to = Math.Min(high, _ends[panel + 1]);
            int parts = (int)Math.Ceiling((to - from) / rest);
            bool whole = parts == 1 && from == _ends[panel] && to == _ends[panel + 1];
            for (int part = 0; part < parts; part++)
            {
                double half = (to - from) / parts / 2, centre = from + (((2 * part) + 1) * half);
                for (int k = 0; k < GaussLegendre.Short.Length; k++)
                {
                    (double node, double weight) = GaussLegendre.Short[k];
                    double before = centre - (half * node), after = centre + (half * node);
                    double atBefore = whole ? _gauss[panel][2 * k] : Interpolated(_values[panel], _ends[panel], _ends[panel + 1], before);
                    double atAfter = whole ? _gauss[panel][(2 * k) + 1] : Interpolated(_values[panel], _ends[panel], _ends[panel + 1], after);
                    CompensatedSum.Add(ref sum, ref lost, half * weight * ((atBefore * NormalFunctions.Density((before - middle) / rest)) + (atAfter * NormalFunctions.Density((after - middle) / rest))));
                }
            }
        }

        return (sum + lost) / rest;
    }

    private int PanelOf(double score)
    {
        int place = _ends.BinarySearch(score);
        return Math.Clamp(place < 0 ? ~place - 1 : place, 0, _values.Count - 1);
    }

    private void Add(double low, double high)
    {
        double middle = low + ((high - low) / 2), half = (high - low) / 2;
        double[] values = Array.ConvertAll(Nodes, node => _law(middle + (half * node)));
        double bound = Agreement * values.Max(Math.Abs);
        bool agrees = high - low < LeastPanel
            || ((double[])[-0.999, -0.62, -0.13, 0.47, 0.999]).All(t => Math.Abs(Interpolated(values, low, high, middle + (half * t)) - _law(middle + (half * t))) <= bound);
        if (agrees)
        {
            _ends.Add(low);
            _values.Add(values);
            _gauss.Add([.. GaussLegendre.Short.SelectMany(g => (double[])[Interpolated(values, low, high, middle - (half * g.Node)), Interpolated(values, low, high, middle + (half * g.Node))])]);
            return;
        }

        Add(low, middle);
        Add(middle, high);
    }

    /// <summary>The barycentric formula (Berrut and Trefethen, SIAM Review 46, 2004).</summary>
    private static double Interpolated(double[] values, double low, double high, double score)
    {
        double t = (score - (low + ((high - low) / 2))) / ((high - low) / 2), numerator = 0, denominator = 0;
        for (int j = 0; j < Order; j++)
        {
            double d = t - Nodes[j];
            if (d == 0)
            {
                return values[j];
            }

            double share = Weights[j] / d;
            numerator += share * values[j];
            denominator += share;
        }

        return numerator / denominator;
    }
}
