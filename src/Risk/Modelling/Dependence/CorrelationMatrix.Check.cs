using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>The rules of a matrix.</content>
public sealed partial class CorrelationMatrix
{
    private static double[,] Checked(double[,] values, CorrelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = [.. Check(values), .. NeedsLaws(kind)];
        return problems.Count > 0 ? throw new ModelException(problems) : values;
    }

    private static Problem[] NeedsLaws(CorrelationKind kind) => !Enum.IsDefined(kind) ? throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no such kind of correlation")
        : kind == CorrelationKind.Pearson ? [new("COR013", "correlation", "Pearson's correlation of values depends on their laws: use CorrelationMatrix.FromPearson")] : [];

    /// <summary>The laws of as many inputs as the matrix has, if it breaks no rule.</summary>
    private static Distribution[] LawsOf(double[,] values, IReadOnlyList<Distribution> laws, bool mayBeUnjudged)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(laws);
        Distribution[] own = [.. laws.Select((law, i) => law ?? throw new ArgumentNullException(nameof(laws), $"no law stands at {i}"))];
        List<Problem> problems = Check(values, mayBeUnjudged);
        if (values.GetLength(0) != own.Length)
        {
            problems.Add(new("COR005", "correlation", $"matrix is {values.GetLength(0)}x{values.GetLength(1)} but {PlainText.Counted(own.Length, "law is", "laws are")} given"));
        }

        return problems.Count > 0 ? throw new ModelException(problems) : own;
    }

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
}
