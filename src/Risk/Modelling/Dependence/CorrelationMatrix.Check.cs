using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>The rules of a matrix, and the nearest one where it breaks the last.</content>
public sealed partial class CorrelationMatrix
{
    /// <summary>Of more inputs nobody reads the nearest matrix, which of hundreds takes a minute: it is found for those who ask.</summary>
    private const int MostOffered = 20;

    private static double[,] Checked(double[,] values, CorrelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = [.. Check(values), .. NeedsLaws(kind)];
        return problems.Count > 0 ? throw new ModelException(problems) : values;
    }

    private static Problem[] NeedsLaws(CorrelationKind kind) => !Enum.IsDefined(kind) ? throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such kind of correlation")
        : kind == CorrelationKind.Pearson ? [new("COR013", "correlation", "Pearson's correlation of values depends on their laws: use CorrelationMatrix.FromPearson")] : [];

    /// <summary>What breaks a rule; pairs that nobody has judged, NaN on both sides of the diagonal, do not where they may stand.</summary>
    private static List<Problem> Check(double[,] values, bool mayBeUnjudged = false)
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
            if (double.IsNaN(value) && !mayBeUnjudged)
            {
                problems.Add(new("COR003", place, $"{place} is not a number"));
            }
            else if (i == j && value != 1)
            {
                problems.Add(new("COR002", place, string.Create(CultureInfo.InvariantCulture, $"{place}={value:R}: the diagonal must be 1")));
            }
            else if (mayBeUnjudged && double.IsNaN(value) != double.IsNaN(values[j, i]))
            {
                if (j > i)
                {
                    NotSymmetric(value, i, j, place);
                }
            }
            else if (!(value >= -1 && value <= 1) && !double.IsNaN(value))
            {
                problems.Add(new("COR004", place, string.Create(CultureInfo.InvariantCulture, $"{place}={value:R}: a correlation must be in [-1,1]")));
            }
            else if (j > i && value != values[j, i] && !double.IsNaN(values[j, i]))
            {
                NotSymmetric(value, i, j, place);
            }
        }

        void NotSymmetric(double value, int i, int j, string place) => problems.Add(new("COR001", place,
            string.Create(CultureInfo.InvariantCulture, $"{place}={value:R} but corr[{j + 1},{i + 1}]={values[j, i]:R}: the matrix must be symmetric")));
    }

    private static ModelException NotSemidefinite(double[,] scores)
    {
        int n = scores.GetLength(0);
        if (n > 1 && scores.Cast<double>().All(x => x == 1 || x == scores[0, 1]))
        {
            // One correlation ρ: the eigenvalues are 1 − ρ and 1 + (n − 1)ρ, and the nearest matrix has one correlation too.
            return NotSemidefinite(1 + ((n - 1) * scores[0, 1]), string.Create(CultureInfo.InvariantCulture, $"one correlation of scores for all pairs of {n} inputs is at least -1/{n - 1}"));
        }

        if (n > MostOffered)
        {
            return NotSemidefinite(Higham.LeastEigenvalue(scores), "CorrelationMatrix.Nearest gives the nearest valid matrix");
        }

        NearestCorrelation nearest = Higham.Nearest(scores);
        return NotSemidefinite(nearest.LeastEigenvalue, string.Create(CultureInfo.InvariantCulture, $"the nearest valid matrix, at distance {nearest.Distance:G4}, is {nearest}; CorrelationMatrix.Nearest gives it"));
    }

    private static ModelException NotSemidefinite(double leastEigenvalue, string hint) => new(new Problem(
        "COR006", "correlation",
        string.Create(CultureInfo.InvariantCulture, $"the matrix is not positive semidefinite: its least eigenvalue is {leastEigenvalue:G4}, so no inputs can be correlated like this"),
        Hint: hint));
}
