using MathNet.Numerics.LinearAlgebra;

namespace Risk.Modelling;

/// <summary>Nearest correlation matrix. MathNet's eigenvectors serve here: the result is an offer to the user, who decides, and no draw depends on it unasked.</summary>
internal static class Higham
{
    private const int MostSteps = 2000;
    private const double Tolerance = 1e-12;

    public static NearestCorrelation Nearest(double[,] values, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Matrix<double> given = Matrix<double>.Build.DenseOfArray(values), y = given, correction = Matrix<double>.Build.Dense(given.RowCount, given.ColumnCount);
        double least = LeastEigenvalue(values);
        int step = 0;
        double change = double.PositiveInfinity;
        for (; step < MostSteps && change > Tolerance; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Matrix<double> r = y - correction, x = Semidefinite(r);
            correction = x - r;
            Matrix<double> next = x.Clone();
            next.SetDiagonal([.. Enumerable.Repeat(1.0, given.RowCount)]);
            change = (next - y).FrobeniusNorm() / y.FrobeniusNorm();
            y = next;
        }

        double[,] found = Valid(y);
        return new(found, (Matrix<double>.Build.DenseOfArray(found) - given).FrobeniusNorm(), least, step);
    }

    public static double LeastEigenvalue(double[,] values) => Matrix<double>.Build.DenseOfArray(values).Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum();

    private static Matrix<double> Semidefinite(Matrix<double> a)
    {
        var parts = a.Evd(Symmetricity.Symmetric);
        double[] kept = [.. parts.EigenValues.Select(value => Math.Max(value.Real, 0))];
        return parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalArray(kept) * parts.EigenVectors.Transpose();
    }

    // The iteration ends a rounding outside: a breath of the identity brings it in.
    private static double[,] Valid(Matrix<double> y)
    {
        int n = y.RowCount;
        for (double inward = 0; ; inward = inward == 0 ? 1e-12 : inward * 10)
        {
            double[,] found = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    found[i, j] = i == j ? 1 : Math.Clamp((y[i, j] + y[j, i]) / 2 * (1 - inward), -1, 1);
                }
            }

            if (SemidefiniteFactor.Of(found) is not null || inward > 1)
            {
                return found;
            }
        }
    }
}
