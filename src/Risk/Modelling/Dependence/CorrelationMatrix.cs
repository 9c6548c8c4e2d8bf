using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <summary>A valid correlation matrix: symmetric, ones on the diagonal, positive semidefinite. Perfect correlation is allowed.</summary>
public sealed class CorrelationMatrix
{
    private readonly double[,] _scores;

    /// <summary>Checks a matrix of correlations and keeps it as correlations of normal scores.</summary>
    /// <param name="values">The correlations, as many rows as columns.</param>
    /// <param name="kind">In what they are measured; converted entry by entry as for a Gaussian copula.</param>
    /// <exception cref="ModelException">
    /// Every problem at once: not square (COR005), not symmetric (COR001), a diagonal that is not 1 (COR002), not a number (COR003), outside [−1, 1] (COR004); or not positive
    /// semidefinite (COR006), with the nearest valid matrix and its distance.
    /// </exception>
    public CorrelationMatrix(double[,] values, CorrelationKind kind = CorrelationKind.Scores)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = Check(values);
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        int n = values.GetLength(0);
        _scores = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                _scores[i, j] = i == j ? 1 : kind switch
                {
                    CorrelationKind.Spearman => Correlation.FromSpearman(values[i, j]),
                    CorrelationKind.Kendall => Correlation.FromKendall(values[i, j]),
                    _ => values[i, j],
                };
            }
        }

        (Kind, Factor) = (kind, SemidefiniteFactor.Of(_scores) ?? throw NotSemidefinite(_scores));
    }

    /// <summary>The number of inputs.</summary>
    public int Dimension => _scores.GetLength(0);

    /// <summary>In what the correlations were given.</summary>
    public CorrelationKind Kind { get; }

    /// <summary>The correlation of the normal scores of inputs <paramref name="i"/> and <paramref name="j"/>, from 0.</summary>
    public double this[int i, int j] => _scores[i, j];

    /// <summary>The lower triangular L with L·Lᵀ the matrix.</summary>
    internal double[,] Factor { get; }

    /// <summary>The same correlation between any two of <paramref name="dimension"/> inputs.</summary>
    /// <param name="dimension">At least 1.</param>
    /// <param name="correlation">From −1/(dimension − 1) to 1.</param>
    /// <exception cref="ModelException">No such matrix is positive semidefinite.</exception>
    public static CorrelationMatrix Equal(int dimension, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        double[,] values = new double[dimension, dimension];
        for (int i = 0; i < dimension; i++)
        {
            for (int j = 0; j < dimension; j++)
            {
                values[i, j] = i == j ? 1 : correlation;
            }
        }

        return new(values);
    }

    /// <summary>
    /// The valid matrix nearest to <paramref name="values"/> in the Frobenius norm: N. J. Higham, Computing the nearest correlation matrix, IMA J. Numerical Analysis 22 (2002),
    /// algorithm 3.3, alternating projections with Dykstra's correction.
    /// </summary>
    /// <param name="values">A symmetric matrix of finite numbers.</param>
    /// <exception cref="ModelException">The matrix is not square, not symmetric or holds what is not a number.</exception>
    public static NearestCorrelation Nearest(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Problem[] problems = [.. Check(values).Where(p => p.Code is "COR001" or "COR003" or "COR005")];
        return problems.Length > 0 ? throw new ModelException(problems) : Higham.Nearest(values);
    }

    /// <summary>
    /// Fills the pairs that nobody has judged (NaN) so that the determinant is greatest: no dependence beyond what was said (Grone, Johnson, Sá and Wolkowicz, 1984).
    /// </summary>
    /// <param name="values">Correlations of scores; NaN where unknown, alike on both sides of the diagonal.</param>
    /// <exception cref="ModelException">What is given breaks a rule, or no completion exists (COR006).</exception>
    public static CorrelationMatrix Complete(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Problem[] problems = [.. Check(values).Where(p => p.Code != "COR003")];
        return problems.Length > 0 ? throw new ModelException(problems) : new(Completion.Of(values));
    }

    private static List<Problem> Check(double[,] values)
    {
        var problems = new List<Problem>();
        int n = values.GetLength(0);
        if (n != values.GetLength(1) || n == 0)
        {
            problems.Add(new("COR005", "correlation", $"matrix is {n}x{values.GetLength(1)}: it must have as many rows as columns, and at least one"));
            return problems;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Look(values[i, j], i, j);
            }
        }

        return problems;

        void Look(double value, int i, int j)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"corr[{i + 1},{j + 1}]");
            if (double.IsNaN(value))
            {
                problems.Add(new("COR003", place, $"{place} is not a number"));
            }
            else if (i == j && value != 1)
            {
                problems.Add(new("COR002", place, string.Create(CultureInfo.InvariantCulture, $"{place}={value:R}: the diagonal must be 1")));
            }
            else if (!(value >= -1 && value <= 1))
            {
                problems.Add(new("COR004", place, string.Create(CultureInfo.InvariantCulture, $"{place}={value:R}: a correlation must be in [-1,1]")));
            }
            else if (j > i && value != values[j, i] && !double.IsNaN(values[j, i]))
            {
                problems.Add(new("COR001", place, string.Create(CultureInfo.InvariantCulture, $"{place}={value:R} but corr[{j + 1},{i + 1}]={values[j, i]:R}: the matrix must be symmetric")));
            }
        }
    }

    private static ModelException NotSemidefinite(double[,] scores)
    {
        NearestCorrelation nearest = Higham.Nearest(scores);
        return new(new Problem(
            "COR006", "correlation",
            string.Create(CultureInfo.InvariantCulture, $"the matrix is not positive semidefinite: its least eigenvalue is {nearest.LeastEigenvalue:G4}, so no inputs can be correlated like this"),
            Hint: string.Create(CultureInfo.InvariantCulture, $"the nearest valid matrix, at distance {nearest.Distance:G4}, is {nearest}; CorrelationMatrix.Nearest gives it")));
    }
}
