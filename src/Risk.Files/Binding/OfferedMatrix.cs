using System.Globalization;

namespace Risk.Files.Binding;

/// <summary>The valid matrix that is offered for one that is not: the nearest, in the kind that was stated, to four places, and as they stand valid.</summary>
internal static class OfferedMatrix
{
    private const int Places = 4, MostOffered = 20;

    /// <summary>The hint; null where what is offered cannot be said as it was stated: of Pearson's kind, or with pairs that nobody has judged. Of many inputs it is found for those who ask.</summary>
    public static string? Hint(StatedCorrelation stated, double[,] values, CorrelationKind kind)
    {
        if (kind == CorrelationKind.Pearson || values.Cast<double>().Any(double.IsNaN))
        {
            return null;
        }

        int n = values.GetLength(0);
        if (stated.ForAll is not null)
        {
            // Towards 0, so that it can be written as it stands.
            double least = Math.Truncate(Back(-1.0 / (n - 1)) * 1e4) / 1e4;
            return string.Create(CultureInfo.InvariantCulture, $"one correlation for all pairs of {n} inputs is at least {least}");
        }

        if (n > MostOffered)
        {
            return "CorrelationMatrix.Nearest gives the nearest valid matrix in C#";
        }

        double[,] scores = Each(values, x => kind switch { CorrelationKind.Spearman => Correlation.FromSpearman(x), CorrelationKind.Kendall => Correlation.FromKendall(x), _ => x });
        NearestCorrelation nearest = CorrelationMatrix.Nearest(scores);
        double[,] back = Each(nearest.Values, Back);

        // The nearest has an eigenvalue of 0, which rounding may make negative: a little less correlation, until what is written is valid.
        for (double less = 0; less < 1; less = Math.Max(2 * less, 1e-4))
        {
            double[,] offered = Each(back, x => Math.Round(x * (1 - less), Places));
            if (IsValid(offered, kind))
            {
                return $"the nearest valid matrix, at distance {nearest.Distance.ToString("G4", CultureInfo.InvariantCulture)}, is {Text(offered)}";
            }
        }

        return null;

        double Back(double x) => kind switch { CorrelationKind.Spearman => Correlation.ToSpearman(x), CorrelationKind.Kendall => Correlation.ToKendall(x), _ => x };
    }

    private static bool IsValid(double[,] values, CorrelationKind kind)
    {
        try
        {
            return new CorrelationMatrix(values, kind).Dimension > 0;
        }
        catch (ModelException)
        {
            return false;
        }
    }

    /// <summary>As a file writes it.</summary>
    private static string Text(double[,] values) =>
        $"[{string.Join(", ", Enumerable.Range(0, values.GetLength(0)).Select(i => $"[{string.Join(", ", Enumerable.Range(0, values.GetLength(1)).Select(j => values[i, j].ToString(CultureInfo.InvariantCulture)))}]"))}]";

    private static double[,] Each(double[,] values, Func<double, double> change)
    {
        int n = values.GetLength(0);
        double[,] changed = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            changed[i, i] = 1;
            for (int j = 0; j < i; j++)
            {
                changed[i, j] = changed[j, i] = change(Math.Clamp(values[i, j], -1, 1));
            }
        }

        return changed;
    }
}
