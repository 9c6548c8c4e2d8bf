using Risk.Engine.Kernels;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>The polynomial of a patch through the scores at 8 × 8 Chebyshev points with ends, which neighbours share, and its check between them.</summary>
internal static class SurfacePatch
{
    private const int Order = QuantileSurface.Order;

    /// <summary>Of the tolerance, at the places that are measured: the worst lies beside them.</summary>
    private const double Share = 0.25;

    /// <summary>Beyond it the exponential of a score is no ordinary number.</summary>
    private const double LargestSize = 700;

    private static readonly double[] Nodes = [.. Enumerable.Range(0, Order).Select(Node)];

    // The middles between nodes where polynomials through them are worst: at the ends, and about the middle.
    private static readonly double[] Checks = [.. ((int[])[0, 2, 4, 6]).Select(k => 0.5 * (Node(k) + Node(k + 1)))];

    // From values at the nodes to coefficients of powers.
    private static readonly double[] FromValues = Matrix();

    /// <summary>Sets the coefficients, and says whether they are within the tolerance.</summary>
    public static bool Fill(Span<double> coefficients, ShapedFamily family, ParameterCells cells, int scoreCell, int cell)
    {
        double[] values = new double[Order * Order];
        for (int i = 0; i < Order; i++)
        {
            double z = ScoreAt(scoreCell, Nodes[i]), p = NormalFunctions.Cdf(z), q = NormalFunctions.SurvivalFunction(z);
            for (int j = 0; j < Order; j++)
            {
                double theta = cells.At(cell, Nodes[j]);
                double score = family.Holds(theta) ? family.Score(p, q, theta) : double.NaN;
                if (!(Math.Abs(score) <= LargestSize))
                {
                    return false;
                }

                values[(i * Order) + j] = score;
            }
        }

        Transform(values, coefficients);
        return IsAccurate(coefficients, family, cells, scoreCell, cell);
    }

    private static double Node(int k) => Elementary.Cos((Order - 1 - k) * (double.Pi / (Order - 1)));

    private static double ScoreAt(int cell, double place) =>
        QuantileSurface.LargestScore * ((((2 * cell) + 1 + place) / QuantileSurface.ScoreCells) - 1);

    private static bool IsAccurate(ReadOnlySpan<double> coefficients, ShapedFamily family, ParameterCells cells, int scoreCell, int cell)
    {
        foreach (double t in Checks)
        {
            double z = ScoreAt(scoreCell, t), p = NormalFunctions.Cdf(z), q = NormalFunctions.SurvivalFunction(z), v = Math.Min(p, q);
            foreach (double s in Checks)
            {
                (double lower, double upper) = family.Tails(Value(coefficients, t, s), cells.At(cell, s));
                double error = Math.Abs(p < q ? lower - p : upper - q);
                if (!(error <= Share * QuantileTable.AbsoluteTolerance && error <= Share * QuantileTable.RelativeTolerance * v))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static double Value(ReadOnlySpan<double> coefficients, double t, double s)
    {
        double sum = 0;
        for (int i = Order - 1; i >= 0; i--)
        {
            double row = 0;
            for (int j = Order - 1; j >= 0; j--)
            {
                row = Math.FusedMultiplyAdd(row, s, coefficients[(i * Order) + j]);
            }

            sum = Math.FusedMultiplyAdd(sum, t, row);
        }

        return sum;
    }

    /// <summary>C = M·F·Mᵀ, about the first value, so that an offset costs no accuracy.</summary>
    private static void Transform(double[] values, Span<double> coefficients)
    {
        double first = values[0];
        Span<double> half = stackalloc double[Order * Order];
        half.Clear();
        coefficients.Clear();
        for (int i = 0; i < Order; i++)
        {
            for (int k = 0; k < Order; k++)
            {
                for (int j = 0; j < Order; j++)
                {
                    half[(i * Order) + j] = Math.FusedMultiplyAdd(FromValues[(i * Order) + k], values[(k * Order) + j] - first, half[(i * Order) + j]);
                }
            }
        }

        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                for (int k = 0; k < Order; k++)
                {
                    coefficients[(i * Order) + j] = Math.FusedMultiplyAdd(half[(i * Order) + k], FromValues[(j * Order) + k], coefficients[(i * Order) + j]);
                }
            }
        }

        coefficients[0] += first;
    }

    /// <summary>
    /// Σ″ over the nodes gives the Chebyshev coefficients a_m = 2 ⁄ (n − 1) Σ″ f_k cos(m·θ_k), the first and last of which are halved too; then T_m in powers,
    /// by T_(m+1) = 2x·T_m − T_(m−1).
    /// </summary>
    private static double[] Matrix()
    {
        double[] matrix = new double[Order * Order], previous = new double[Order], power = new double[Order];
        power[0] = 1;
        for (int m = 0; m < Order; m++)
        {
            for (int k = 0; k < Order; k++)
            {
                double weight = (k is 0 or Order - 1 ? 0.5 : 1) * (m is 0 or Order - 1 ? 0.5 : 1) * 2 / (Order - 1);
                double value = weight * Elementary.Cos(m * (Order - 1 - k) % (2 * (Order - 1)) * (double.Pi / (Order - 1)));
                for (int i = 0; i <= m; i++)
                {
                    matrix[(i * Order) + k] += power[i] * value;
                }
            }

            double[] next = new double[Order];
            for (int i = 0; i < Order; i++)
            {
                next[i] = ((m == 0 ? 1 : 2) * (i == 0 ? 0 : power[i - 1])) - (m == 0 ? 0 : previous[i]);
            }

            (previous, power) = (power, next);
        }

        return matrix;
    }
}
