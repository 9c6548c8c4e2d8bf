using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>The rules of a matrix, and the nearest one where it breaks the last.</content>
public sealed partial class CorrelationMatrix
{
    private static double[,] Checked(double[,] values, CorrelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = [.. Check(values), .. NeedsLaws(kind)];
        return problems.Count > 0 ? throw new ModelException(problems) : values;
    }

    private static IEnumerable<Problem> NeedsLaws(CorrelationKind kind) =>
        kind == CorrelationKind.Pearson ? [new("COR013", "correlation", "Pearson's correlation of values depends on their laws: use CorrelationMatrix.FromPearson")] : [];

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
