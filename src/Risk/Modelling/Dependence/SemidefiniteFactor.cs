namespace Risk.Modelling;

/// <summary>Cholesky's factor of a positive semidefinite matrix, in the order given: a row depends on those before it only.</summary>
internal static class SemidefiniteFactor
{
    /// <summary>What rounding may leave of a pivot that is 0: so much of the diagonal, which is 1.</summary>
    private const double Negligible = 1e-10;

    /// <summary>The lower triangular L with L·Lᵀ = <paramref name="a"/>; null where it is not positive semidefinite.</summary>
    public static double[,]? Of(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            double pivot = a[j, j];
            for (int k = 0; k < j; k++)
            {
                pivot -= l[j, k] * l[j, k];
            }

            if (pivot < -Negligible)
            {
                return null;
            }

            bool dependent = pivot <= Negligible;
            l[j, j] = dependent ? 0 : Math.Sqrt(pivot);
            for (int i = j + 1; i < n; i++)
            {
                double rest = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    rest -= l[i, k] * l[j, k];
                }

                if (dependent && Math.Abs(rest) > 1e-5)
                {
                    return null;
                }

                l[i, j] = dependent ? 0 : rest / l[j, j];
            }
        }

        return l;
    }
}
