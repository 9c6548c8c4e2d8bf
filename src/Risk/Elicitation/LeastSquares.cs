namespace Risk.Elicitation;

/// <summary>
/// Levenberg and Marquardt's method (Marquardt 1963) with a Jacobian by central differences: steps between Gauss and Newton's and the steepest descent. Where the residuals can all be 0 it ends
/// there to the last digits.
/// </summary>
internal static class LeastSquares
{
    private const int MostSteps = 200;
    private const double Exact = 1e-31;

    /// <summary>The point with the least sum of squares near <paramref name="start"/>; a residual that is not a number counts as infinite.</summary>
    public static (double[] Point, double Sum) Minimise(Func<double[], double[]> residuals, double[] start)
    {
        double[] x = start, r = residuals(x);
        double sum = SumOf(r), damping = 1e-3;
        for (int step = 0; step < MostSteps && sum > Exact; step++)
        {
            (double[,] normal, double[] gradient) = Linearised(residuals, x, r);
            bool gained = false;
            for (; damping < 1e12 && !gained; damping *= gained ? 1 : 8)
            {
                double[] next = [.. x.Zip(Solved(normal, gradient, damping), (a, d) => a - d)];
                double[] found = residuals(next);
                double least = SumOf(found);
                if (least < sum)
                {
                    gained = true;
                    bool settled = sum - least <= 1e-15 * sum;
                    (x, r, sum, damping) = (next, found, least, Math.Max(damping / 20, 1e-15));
                    if (settled)
                    {
                        return (x, sum);
                    }
                }
            }

            if (!gained)
            {
                break;
            }
        }

        return (x, sum);
    }

    public static double SumOf(double[] residuals)
    {
        double sum = residuals.Sum(r => r * r);
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static (double[,] Normal, double[] Gradient) Linearised(Func<double[], double[]> residuals, double[] x, double[] r)
    {
        int n = x.Length;
        double[][] columns = [.. Enumerable.Range(0, n).Select(k =>
        {
            double h = 1e-6 * Math.Max(1, Math.Abs(x[k]));
            double[] up = [.. x], down = [.. x];
            (up[k], down[k]) = (x[k] + h, x[k] - h);
            return residuals(up).Zip(residuals(down), (a, b) => (a - b) / (2 * h)).ToArray();
        })];
        double[,] normal = new double[n, n];
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++)
        {
            gradient[i] = columns[i].Zip(r, (a, b) => a * b).Sum();
            for (int j = 0; j < n; j++)
            {
                normal[i, j] = columns[i].Zip(columns[j], (a, b) => a * b).Sum();
            }
        }

        return (normal, gradient);
    }

    /// <summary>(JᵀJ + λ diag JᵀJ) d = Jᵀr, by elimination with pivots.</summary>
    private static double[] Solved(double[,] normal, double[] gradient, double damping)
    {
        int n = gradient.Length;
        double[,] a = new double[n, n + 1];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[i, j] = normal[i, j] * (i == j ? 1 + damping : 1);
            }

            a[i, i] += 1e-30;
            a[i, n] = gradient[i];
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[i, k]));
            for (int j = 0; j <= n; j++)
            {
                (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j <= n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        double[] d = new double[n];
        for (int k = n - 1; k >= 0; k--)
        {
            d[k] = (a[k, n] - Enumerable.Range(k + 1, n - k - 1).Sum(j => a[k, j] * d[j])) / a[k, k];
        }

        return d;
    }
}
