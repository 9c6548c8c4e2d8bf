namespace Risk.Files.Sipmath;

/// <summary>The lower factor of a matrix of correlations; what is redundant in a singular one has no weight.</summary>
internal static class Cholesky
{
    /// <summary>Row <paramref name="last"/> of L, where L·Lᵀ is the matrix.</summary>
    public static double[] Row(double[,] matrix, int last)
    {
        double[,] l = new double[last + 1, last + 1];
        for (int i = 0; i <= last; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    rest -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? Math.Sqrt(Math.Max(rest, 0)) : l[j, j] > 1e-12 ? rest / l[j, j] : 0;
            }
        }

        return [.. Enumerable.Range(0, last + 1).Select(j => l[last, j])];
    }
}
