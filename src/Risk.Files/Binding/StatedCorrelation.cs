namespace Risk.Files.Binding;

/// <summary>Correlations as a file says them.</summary>
/// <param name="ForAll">One number for every pair; null where there is a matrix.</param>
/// <param name="Matrix">The matrix, NaN for pairs that nobody has judged; null where there is one number.</param>
internal sealed record StatedCorrelation(double? ForAll, double[,]? Matrix)
{
    public static StatedCorrelation Of(CorrelationMatrix matrix)
    {
        if (matrix.StatedForAll is { } all)
        {
            return new(all, null);
        }

        double[,] values = new double[matrix.Dimension, matrix.Dimension];
        for (int i = 0; i < matrix.Dimension; i++)
        {
            for (int j = 0; j < matrix.Dimension; j++)
            {
                values[i, j] = matrix.Stated(i, j);
            }
        }

        return new(null, values);
    }

    /// <summary>The whole matrix of a group.</summary>
    public double[,] For(int inputs)
    {
        if (Matrix is not null)
        {
            return Matrix;
        }

        double[,] values = new double[inputs, inputs];
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < inputs; j++)
            {
                values[i, j] = i == j ? 1 : ForAll!.Value;
            }
        }

        return values;
    }
}
