using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// Panels on which functions of an amount y &gt; 0 are polynomials of ln y, each by its values at 16 Chebyshev points. Between 0 and the first panel there is nothing to see.
/// </summary>
internal sealed class ConvolutionGrid
{
    public const int Points = 16;

    // Lobatto–Chebyshev points on [−1, 1], −cos(πj/15), and their barycentric weights (Berrut and Trefethen, SIAM Review 46 (2004), eq. 5.4).
    private static readonly double[] Places = [.. Enumerable.Range(0, Points).Select(j => -Elementary.Cos(Math.PI * j / (Points - 1)))];
    private static readonly double[] Weights = [.. Enumerable.Range(0, Points).Select(j => (j % 2 == 0 ? 1.0 : -1.0) * (j is 0 or Points - 1 ? 0.5 : 1.0))];

    private readonly double[] _logs;

    public ConvolutionGrid(double[] edges)
    {
        Edges = edges;
        _logs = Array.ConvertAll(edges, Elementary.Log);
        Nodes = new double[(edges.Length - 1) * Points];
        for (int i = 0; i < Nodes.Length; i++)
        {
            int panel = i / Points, j = i % Points;
            Nodes[i] = j == 0 ? edges[panel] : j == Points - 1 ? edges[panel + 1] : Elementary.Exp(Middle(panel) + (Half(panel) * Places[j]));
        }
    }

    /// <summary>The ends of the panels, ascending and above 0.</summary>
    public double[] Edges { get; }

    /// <summary>The points of all panels; an edge is in both of its panels.</summary>
    public double[] Nodes { get; }

    /// <summary>The panel that holds y: −1 before the first, the last for what is beyond it.</summary>
    public int PanelOf(double y) => Math.Min(Steps.LastAtMost(Edges, y), Edges.Length - 2);

    /// <summary>The factors of the values at the points of a panel in the value at y.</summary>
    public void Factors(int panel, double y, Span<double> factors)
    {
        double t = (Elementary.Log(y) - Middle(panel)) / Half(panel), sum = 0;
        for (int j = 0; j < Points; j++)
        {
            double d = t - Places[j];
            if (Math.Abs(d) < 1e-15)
            {
                factors[..Points].Clear();
                factors[j] = 1;
                return;
            }

            factors[j] = Weights[j] / d;
            sum += factors[j];
        }

        for (int j = 0; j < Points; j++)
        {
            factors[j] /= sum;
        }
    }

    /// <summary>The value at y of the function with these values at the nodes.</summary>
    public static double Value(ReadOnlySpan<double> values, int panel, ReadOnlySpan<double> factors)
    {
        double sum = 0;
        for (int j = 0; j < Points; j++)
        {
            sum += factors[j] * values[(panel * Points) + j];
        }

        return sum;
    }

    /// <summary>The derivative at y, where <paramref name="value"/> is the value there.</summary>
    public double Slope(ReadOnlySpan<double> values, int panel, double y, double value)
    {
        // Between points: Σ w/(t − tⱼ)·(p(t) − fⱼ)/(t − tⱼ) ⁄ Σ w/(t − tⱼ); held off the points themselves.
        double t = (Elementary.Log(y) - Middle(panel)) / Half(panel), above = 0, below = 0;
        for (int j = 0; j < Points; j++)
        {
            double d = t - Places[j];
            d = Math.Abs(d) < 1e-7 ? 1e-7 : d;
            above += Weights[j] / d * ((value - values[(panel * Points) + j]) / d);
            below += Weights[j] / d;
        }

        return above / below / (Half(panel) * y);
    }

    private double Middle(int panel) => (_logs[panel] + _logs[panel + 1]) / 2;

    private double Half(int panel) => (_logs[panel + 1] - _logs[panel]) / 2;
}
