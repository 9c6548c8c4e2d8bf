using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Least squares for the coefficients of a metalog: Householder's factorisation, the same bits on every machine.</summary>
internal static class MetalogEquations
{
    /// <summary>The coefficients of so many terms whose curve is nearest to points of log-odds and scores.</summary>
    /// <exception cref="ParameterException">The points do not determine them (DIST015).</exception>
    public static double[] Solve(IReadOnlyList<(double LogOdds, double Score)> points, int terms)
    {
        int rows = points.Count;
        double[,] a = new double[rows, terms];
        double[] b = [.. points.Select(p => p.Score)];
        for (int i = 0; i < rows; i++)
        {
            double s = points[i].LogOdds, t = MetalogCurve.Centred(s);
            for (int k = 0; k < terms; k++)
            {
                a[i, k] = MetalogCurve.Term(k, s, t);
            }
        }

        Reflect(a, b);
        return Back(a, b, terms);
    }

    // Reflections that make each column a multiple of a unit vector, applied to the right-hand side as well.
    private static void Reflect(double[,] a, double[] b)
    {
        int rows = a.GetLength(0), terms = a.GetLength(1);
        for (int k = 0; k < terms; k++)
        {
            double norm = Math.Sqrt(CompensatedSum.Of(rows - k, i => a[k + i, k] * a[k + i, k]));
            Require.Holds(norm > 1e-13, "DIST015", "quantiles", norm, "the metalog is not determined by these quantiles: use fewer terms");
            double alpha = a[k, k] > 0 ? -norm : norm, head = a[k, k] - alpha, scale = norm * (norm + Math.Abs(a[k, k]));
            double[] v = [.. Enumerable.Range(k, rows - k).Select(i => i == k ? head : a[i, k])];
            for (int j = k; j < terms; j++)
            {
                double product = CompensatedSum.Of(rows - k, i => v[i] * a[k + i, j]) / scale;
                for (int i = k; i < rows; i++)
                {
                    a[i, j] -= product * v[i - k];
                }
            }

            double right = CompensatedSum.Of(rows - k, i => v[i] * b[k + i]) / scale;
            for (int i = k; i < rows; i++)
            {
                b[i] -= right * v[i - k];
            }
        }
    }

    // The coefficients from the last to the first.
    private static double[] Back(double[,] a, double[] b, int terms)
    {
        double[] x = new double[terms];
        for (int k = terms - 1; k >= 0; k--)
        {
            double rest = b[k];
            for (int j = k + 1; j < terms; j++)
            {
                rest -= a[k, j] * x[j];
            }

            x[k] = rest / a[k, k];
        }

        return x;
    }
}
