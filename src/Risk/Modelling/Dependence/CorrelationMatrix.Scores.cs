using System.Collections.Concurrent;
using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>From correlations as they are stated to those of the scores.</content>
public sealed partial class CorrelationMatrix
{
    private const int MostRemembered = 1000;

    private static readonly ConcurrentDictionary<(Distribution First, Distribution Second, double Pearson), object> Known = new();

    private static double[,] ToScores(double[,] values, CorrelationKind kind) => EachPair(values, (i, j) => kind switch
    {
        _ when double.IsNaN(values[i, j]) || double.IsNaN(values[j, i]) => double.NaN,
        CorrelationKind.Spearman => Correlation.FromSpearman(values[i, j]),
        CorrelationKind.Kendall => Correlation.FromKendall(values[i, j]),
        _ => values[i, j],
    });

    /// <summary>Each pair of laws with each correlation is solved for once: pairs on all cores, since one takes about a second.</summary>
    private static double[,] PearsonScores(double[,] values, Distribution[] laws)
    {
        var problems = new List<Problem>();
        (Distribution, Distribution, double)[] asked =
            [.. from i in Enumerable.Range(0, laws.Length) from j in Enumerable.Range(i + 1, laws.Length - i - 1) where !double.IsNaN(values[i, j]) && !double.IsNaN(values[j, i]) select (laws[i], laws[j], values[i, j])];
        Dictionary<(Distribution, Distribution, double), object> solved = asked.Distinct().AsParallel().Select(pair => (pair, Solved: Solve(pair))).ToDictionary(p => p.pair, p => p.Solved);
        double[,] scores = EachPair(values, (i, j) =>
        {
            if (!solved.TryGetValue((laws[i], laws[j], values[i, j]), out object? found))
            {
                return double.NaN;
            }

            if (found is ParameterException e)
            {
                problems.Add(new(e.Code, string.Create(CultureInfo.InvariantCulture, $"corr[{i + 1},{j + 1}]"), e.Rule));
            }

            return found as double? ?? 0;
        });
        return problems.Count > 0 ? throw new ModelException(problems) : scores;
    }

    /// <summary>The scores' correlation, or the rule that the pair breaks. A file is read, checked and simulated with the same pairs: those solved before are remembered.</summary>
    private static object Solve((Distribution First, Distribution Second, double Pearson) pair)
    {
        if (Known.TryGetValue(pair, out object? before))
        {
            return before;
        }

        object found;
        try
        {
            found = Correlation.FromPearson(pair.First, pair.Second, pair.Pearson);
        }
        catch (ParameterException e)
        {
            found = e;
        }

        if (Known.Count >= MostRemembered)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(pair, found);
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

    private static double[,] Completed(double[,] scores, CancellationToken cancellation = default) => scores.Cast<double>().Any(double.IsNaN) ? Completion.Of(scores, cancellation) : scores;
}
