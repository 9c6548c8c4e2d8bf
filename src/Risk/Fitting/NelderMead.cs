namespace Risk.Fitting;

/// <summary>
/// The simplex search of Nelder and Mead, with the coefficients of F. Gao and L. Han, "Implementing the Nelder–Mead simplex algorithm with adaptive
/// parameters", Computational Optimization and Applications 51 (2012) 259–277. Started anew from its best point until that gains nothing,
/// since a simplex can collapse before the minimum. A function value that is not a number counts as infinite.
/// </summary>
internal static class NelderMead
{
    private const int MostSteps = 2000;
    private const int MostRestarts = 12;

    // Logarithms of likelihoods that differ by less tell no law from another.
    private const double Near = 0.01;

    /// <summary>
    /// The likeliest place, and the negative logarithm of its likelihood. Each of several starts is followed until its simplex spans less than 0.01, and the one that is then the
    /// likeliest to the end, which takes five times as long.
    /// </summary>
    public static (double[] Point, double Value) Minimise(Func<double[], double> rarity, params IReadOnlyList<double[]> starts) =>
        Finish(rarity, starts is [var only] ? only : starts.Select(s => Search(rarity, s, 0.25, Near)).MinBy(v => v.Value).Point);

    private static (double[] Point, double Value) Finish(Func<double[], double> function, double[] start)
    {
        double[] best = start;
        double value = Known(function(start));
        double size = 0.25;
        for (int i = 0; i < MostRestarts; i++)
        {
            (double[] point, double found) = Search(function, best, size, 0);
            bool gains = found < value - (1e-13 * (1 + Math.Abs(value)));
            if (found <= value)
            {
                (best, value) = (point, found);
            }

            if (!gains && i > 0)
            {
                break;
            }

            size = i % 2 == 0 ? 1e-3 : 0.05;
        }

        return (best, value);
    }

    private static (double[] Point, double Value) Search(Func<double[], double> function, double[] start, double size, double near)
    {
        double At(double[] x) => Known(function(x));
        int n = start.Length;
        double expand = n == 1 ? 2 : 1 + (2.0 / n), contract = n == 1 ? 0.5 : 0.75 - (1 / (2.0 * n)), shrink = n == 1 ? 0.5 : 1 - (1.0 / n);
        var simplex = new List<(double[] X, double Y)> { (start, At(start)) };
        for (int i = 0; i < n; i++)
        {
            double[] x = [.. start];
            x[i] += size * Math.Max(1, Math.Abs(x[i]));
            simplex.Add((x, At(x)));
        }

        for (int step = 0; step < MostSteps * n; step++)
        {
            simplex.Sort((a, b) => a.Y.CompareTo(b.Y));
            double span = simplex[n].Y - simplex[0].Y;
            if (span < near || (span <= 1e-15 * Math.Abs(simplex[0].Y) && Width(simplex) < 1e-9))
            {
                break;
            }

            double[] centre = new double[n];
            foreach ((double[] x, _) in simplex.Take(n))
            {
                for (int i = 0; i < n; i++)
                {
                    centre[i] += x[i] / n;
                }
            }

            (double[] X, double Y) Along(double t)
            {
                double[] x = new double[n];
                for (int i = 0; i < n; i++)
                {
                    x[i] = centre[i] + (t * (centre[i] - simplex[n].X[i]));
                }

                return (x, At(x));
            }

            (double[] X, double Y) reflected = Along(1);
            if (reflected.Y < simplex[0].Y)
            {
                (double[] X, double Y) further = Along(expand);
                simplex[n] = further.Y < reflected.Y ? further : reflected;
                continue;
            }

            if (reflected.Y < simplex[n - 1].Y)
            {
                simplex[n] = reflected;
                continue;
            }

            (double[] X, double Y) nearer = Along(reflected.Y < simplex[n].Y ? contract : -contract);
            if (nearer.Y < Math.Min(reflected.Y, simplex[n].Y))
            {
                simplex[n] = nearer;
                continue;
            }

            for (int k = 1; k <= n; k++)
            {
                double[] x = new double[n];
                for (int i = 0; i < n; i++)
                {
                    x[i] = simplex[0].X[i] + (shrink * (simplex[k].X[i] - simplex[0].X[i]));
                }

                simplex[k] = (x, At(x));
            }
        }

        simplex.Sort((a, b) => a.Y.CompareTo(b.Y));
        return simplex[0];
    }

    private static double Known(double y) => double.IsNaN(y) ? double.PositiveInfinity : y;

    private static double Width(List<(double[] X, double Y)> simplex) =>
        simplex.Max(v => v.X.Zip(simplex[0].X, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).Max());
}
