using MathNet.Numerics.LinearAlgebra;

namespace Risk.Modelling;

/// <summary>Fills unknown pairs so that the determinant is greatest: at the optimum the inverse is 0 in just those places.</summary>
internal static class Completion
{
    private const int MostRounds = 500;

    public static double[,] Of(double[,] values)
    {
        int n = values.GetLength(0);
        var unknown = new List<(int I, int J)>();
        double[,] start = (double[,])values.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (double.IsNaN(values[i, j]) || double.IsNaN(values[j, i]))
                {
                    unknown.Add((i, j));
                    start[i, j] = start[j, i] = 0;
                }
            }
        }

        Matrix<double> a = Feasible(Matrix<double>.Build.DenseOfArray(start), unknown);
        for (int round = 0; round < MostRounds && a.Determinant() > 1e-14; round++)
        {
            double moved = 0;
            foreach ((int i, int j) in unknown)
            {
                // The determinant is a quadratic of the pair: with B the inverse, its top lies at x + Bᵢⱼ ⁄ (BᵢᵢBⱼⱼ − Bᵢⱼ²).
                Matrix<double> b = a.Inverse();
                double shift = b[i, j] / ((b[i, i] * b[j, j]) - (b[i, j] * b[i, j]));
                a[i, j] = a[j, i] = a[i, j] + shift;
                moved = Math.Max(moved, Math.Abs(shift));
            }

            if (moved < 1e-14)
            {
                break;
            }
        }

        return a.ToArray();
    }

    // Zeros need not be a valid start: project on the semidefinite and back on what was said, in turn.
    private static Matrix<double> Feasible(Matrix<double> given, List<(int I, int J)> unknown)
    {
        Matrix<double> a = given;
        for (int step = 0; step < 2000 && a.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum() <= 1e-9; step++)
        {
            var parts = a.Evd(Symmetricity.Symmetric);
            Matrix<double> inside = parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(parts.EigenValues.Real().PointwiseMaximum(1e-6)) * parts.EigenVectors.Transpose();
            a = given.Clone();
            foreach ((int i, int j) in unknown)
            {
                a[i, j] = a[j, i] = inside[i, j];
            }
        }

        return a;
    }
}
