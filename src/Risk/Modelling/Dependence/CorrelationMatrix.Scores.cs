using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>From correlations as they are stated to those of the scores.</content>
public sealed partial class CorrelationMatrix
{
    private static double[,] ToScores(double[,] values, CorrelationKind kind) => EachPair(values, (i, j) => kind switch
    {
        _ when double.IsNaN(values[i, j]) || double.IsNaN(values[j, i]) => double.NaN,
        CorrelationKind.Spearman => Correlation.FromSpearman(values[i, j]),
        CorrelationKind.Kendall => Correlation.FromKendall(values[i, j]),
        _ => values[i, j],
    });

    private static double[,] PearsonScores(double[,] values, IReadOnlyList<Distribution> laws)
    {
        var problems = new List<Problem>();
        double[,] scores = EachPair(values, (i, j) =>
        {
            try
            {
                return double.IsNaN(values[i, j]) || double.IsNaN(values[j, i]) ? double.NaN : Correlation.FromPearson(laws[i], laws[j], values[i, j]);
            }
            catch (ParameterException e)
            {
                problems.Add(new(e.Code, string.Create(CultureInfo.InvariantCulture, $"corr[{i + 1},{j + 1}]"), e.Rule));
                return 0;
            }
        });
        return problems.Count > 0 ? throw new ModelException(problems) : scores;
    }

    /// <summary>A matrix with ones on the diagonal, each pair computed once.</summary>
    private static double[,] EachPair(double[,] values, Func<int, int, double> ofPair)
    {
        int n = values.GetLength(0);
        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            matrix[i, i] = 1;
            for (int j = i + 1; j < n; j++)
            {
                matrix[i, j] = matrix[j, i] = ofPair(i, j);
            }
        }

        return matrix;
    }

    private static double[,] Completed(double[,] scores) => scores.Cast<double>().Any(double.IsNaN) ? Completion.Of(scores) : scores;
}
