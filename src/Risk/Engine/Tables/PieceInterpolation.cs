using System.Runtime.CompilerServices;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>
/// Interpolation over a few octaves at the Chebyshev points (with ends) of ln v: the same numbers for every piece of the same span, so the
/// values at all nodes of the cubics are one matrix times the 15 values of the law.
/// </summary>
internal sealed class PieceInterpolation
{
    /// <summary>The points at which the law is asked.</summary>
    public const int Points = 15;

    // The part of the range of the piece that the last two Chebyshev coefficients may have: their size bounds what is left out.
    private const double Convergence = 2e-11;

    private static readonly double[] Abscissae = Chebyshev();

    private readonly double[] _matrix;
    private readonly int _nodes;

    public PieceInterpolation(int bits, int span)
    {
        double half = 0.5 * span * Elementary.Log(2);
        Ratios = new double[Points];
        for (int k = 0; k < Points; k++)
        {
            Ratios[k] = Elementary.Exp((Abscissae[k] + 1) * half);
        }

        Ratios[0] = 1;
        Ratios[^1] = 1 << span;
        int nodesInOctave = 3 << bits;
        _nodes = nodesInOctave * span + 1;
        _matrix = new double[_nodes * Points];
        for (int i = 0; i < _nodes; i++)
        {
            int octave = Math.Min(i / nodesInOctave, span - 1);
            double ratio = (1 << octave) * QuantileTableBuilder.NodeRatio(i - octave * nodesInOctave, bits);
            SetRow(_matrix.AsSpan(i * Points, Points), Elementary.Log(ratio) / half - 1);
        }
    }

    /// <summary>Where in the piece the law is asked, from 1 at its start to 2^span at its end.</summary>
    public double[] Ratios { get; }

    /// <summary>Whether the polynomial through the values has settled: a law with a kink or a pole here has not.</summary>
    public static bool Converges(ReadOnlySpan<double> values)
    {
        double least = values[0], greatest = values[0], size = 0;
        foreach (double value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
            size = Math.Max(size, Math.Abs(value));
        }

        // 1e-15 of the size: the rounding of the law's own values.
        double allowed = Convergence * (greatest - least) + 1e-15 * size;
        return Math.Abs(Coefficient(values, Points - 2)) <= allowed && Math.Abs(Coefficient(values, Points - 3)) <= allowed;
    }

    /// <summary>The values at all nodes of the piece. Compiled in full at once: the first piece alone is a loop of thousands of steps, in which it would be compiled twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Evaluate(ReadOnlySpan<double> values)
    {
        double[] result = new double[_nodes];
        for (int i = 0; i < _nodes; i++)
        {
            // Around the first value, so that an offset costs no accuracy: the weights sum to 1.
            double sum = 0;
            for (int k = 1; k < Points; k++)
            {
                sum = Math.FusedMultiplyAdd(_matrix[i * Points + k], values[k] - values[0], sum);
            }

            result[i] = values[0] + sum;
        }

        return result;
    }

    private static double[] Chebyshev()
    {
        double[] points = new double[Points];
        for (int k = 0; k < Points; k++)
        {
            points[k] = Elementary.Cos((Points - 1 - k) * (double.Pi / (Points - 1)));
        }

        return points;
    }

    // The discrete cosine transform at the Chebyshev points with ends: a_m = 2/(n − 1) Σ″ f_k cos(m·θ_k).
    private static double Coefficient(ReadOnlySpan<double> values, int m)
    {
        double sum = 0;
        for (int k = 0; k < Points; k++)
        {
            double weight = k is 0 or Points - 1 ? 0.5 : 1;
            sum += weight * values[k] * Elementary.Cos(m * (Points - 1 - k) % (2 * (Points - 1)) * (double.Pi / (Points - 1)));
        }

        return sum * 2 / (Points - 1);
    }

    // Barycentric weights (−1)^k, halved at the ends: J.-P. Berrut and L. N. Trefethen, "Barycentric Lagrange interpolation" (2004), eq. 5.4.
    private static void SetRow(Span<double> row, double x)
    {
        double total = 0;
        for (int k = 0; k < Points; k++)
        {
            if (Math.Abs(x - Abscissae[k]) < 1e-15)
            {
                row.Clear();
                row[k] = 1;
                return;
            }

            double weight = (k is 0 or Points - 1 ? 0.5 : 1) * (k % 2 == 0 ? 1 : -1);
            row[k] = weight / (x - Abscissae[k]);
            total += row[k];
        }

        for (int k = 0; k < Points; k++)
        {
            row[k] /= total;
        }
    }
}
