using System.Globalization;

namespace Risk.Files.Binding;

/// <summary>The valid matrix that is offered for one that is not: the nearest, in the kind that was stated, to four places, and as they stand valid.</summary>
internal static class OfferedMatrix
{
    private const int MostOffered = 20;

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
            double bound = -1.0 / (n - 1), least = kind switch { CorrelationKind.Spearman => Correlation.ToSpearman(bound), CorrelationKind.Kendall => Correlation.ToKendall(bound), _ => bound };
            least = Math.Truncate(least * 1e4) / 1e4;
            return string.Create(CultureInfo.InvariantCulture, $"one correlation for all pairs of {n} inputs is at least {least}");
        }

        if (n > MostOffered)
        {
            return "CorrelationMatrix.Nearest gives the nearest valid matrix in C#";
        }

        NearestCorrelation nearest = CorrelationMatrix.Nearest(values, kind);
        return $"the nearest valid matrix, at distance {nearest.Distance.ToString("G4", CultureInfo.InvariantCulture)}, is {Text(nearest.Rounded())}";
    }

    /// <summary>As a file writes it.</summary>
    private static string Text(double[,] values) =>
        $"[{string.Join(", ", Enumerable.Range(0, values.GetLength(0)).Select(i => $"[{string.Join(", ", Enumerable.Range(0, values.GetLength(1)).Select(j => values[i, j].ToString(CultureInfo.InvariantCulture)))}]"))}]";
}
