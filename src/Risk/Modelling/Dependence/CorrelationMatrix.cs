using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <summary>A valid correlation matrix: symmetric, ones on the diagonal, positive semidefinite. Perfect correlation is allowed.</summary>
public sealed partial class CorrelationMatrix
{
    private readonly double[,] _stated;
    private readonly double[,] _scores;

    /// <summary>Checks a matrix of correlations and keeps it as correlations of normal scores.</summary>
    /// <param name="values">The correlations, as many rows as columns.</param>
    /// <param name="kind">In what they are measured; converted entry by entry as for a Gaussian copula.</param>
    /// <exception cref="ModelException">
    /// Every problem at once: not square (COR005), not symmetric (COR001), a diagonal that is not 1 (COR002), not a number (COR003), outside [−1, 1] (COR004), of Pearson's kind, which
    /// needs laws (COR013); or not positive semidefinite (COR006), of up to 20 inputs with the nearest valid matrix and its distance.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none of those named.</exception>
    public CorrelationMatrix(double[,] values, CorrelationKind kind = CorrelationKind.Scores)
        : this(Checked(values, kind), kind, ToScores(values, kind))
    {
    }

    private CorrelationMatrix(double[,] stated, CorrelationKind kind, double[,] scores, Distribution[]? laws = null) =>
        (_stated, _scores, Kind, Laws, Factor) = ((double[,])stated.Clone(), scores, kind, laws, SemidefiniteFactor.Of(scores) ?? throw NotSemidefinite(scores, kind));

    /// <summary>The number of inputs.</summary>
    public int Dimension => _scores.GetLength(0);

    /// <summary>In what the correlations were given.</summary>
    public CorrelationKind Kind { get; }

    /// <summary>The correlation of the normal scores of inputs <paramref name="i"/> and <paramref name="j"/>, from 0.</summary>
    public double this[int i, int j] => _scores[i, j];

    /// <summary>The correlation of inputs <paramref name="i"/> and <paramref name="j"/> as it was given, in its <see cref="Kind"/>; NaN where nobody has judged it.</summary>
    public double Stated(int i, int j) => _stated[i, j];

    /// <summary>The one correlation that was given for every pair; null where pairs differ, or there is none.</summary>
    public double? StatedForAll
    {
        get
        {
            double? all = Dimension > 1 && !double.IsNaN(_stated[0, 1]) ? _stated[0, 1] : null;
            for (int i = 0; i < Dimension; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    all = _stated[i, j] == all ? all : null;
                }
            }

            return all;
        }
    }

    /// <summary>The laws that Pearson's correlations were solved for: between others the same scores have another correlation. Null for the other kinds.</summary>
    internal IReadOnlyList<Distribution>? Laws { get; }

    /// <summary>The lower triangular L with L·Lᵀ the matrix.</summary>
    internal double[,] Factor { get; }

    /// <summary>The same correlation between any two of <paramref name="dimension"/> inputs.</summary>
    /// <param name="dimension">At least 1.</param>
    /// <param name="correlation">Of the scores, from −1/(dimension − 1) to 1.</param>
    /// <param name="kind">In what it is measured.</param>
    /// <exception cref="ModelException">No such matrix is positive semidefinite.</exception>
    public static CorrelationMatrix Equal(int dimension, double correlation, CorrelationKind kind = CorrelationKind.Scores)
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

        return new(values, kind);
    }

    /// <summary>
    /// The matrix of a Gaussian copula that gives inputs of these laws Pearson's correlations, pair by pair (<see cref="Correlation.FromPearson"/>); pairs that are NaN are filled as by
    /// <see cref="Complete"/>.
    /// </summary>
    /// <param name="values">Pearson's correlations of the values themselves.</param>
    /// <param name="laws">The laws of the inputs, in the order of the matrix, each with a finite variance. The matrix joins inputs of these laws only: a group of others is refused (COR013).</param>
    /// <exception cref="ModelException">
    /// Every problem at once: as of the constructor, a pair judged on one side of the diagonal only (COR001), as many laws as rows (COR005), a law without a finite variance (COR012), a correlation that its laws cannot have (COR010).
    /// </exception>
    public static CorrelationMatrix FromPearson(double[,] values, IReadOnlyList<Distribution> laws)
    {
        Distribution[] own = LawsOf(values, laws, mayBeUnjudged: true);
        return new(values, CorrelationKind.Pearson, Completed(PearsonScores(values, own)), own);
    }

    /// <summary>
    /// Fills the pairs that nobody has judged (NaN) so that the determinant is greatest: no dependence beyond what was said (Grone, Johnson, Sá and Wolkowicz, 1984).
    /// </summary>
    /// <param name="values">Correlations; NaN where unknown, alike on both sides of the diagonal.</param>
    /// <param name="kind">In what those that are known are measured. It is the matrix of scores whose determinant is greatest.</param>
    /// <param name="cancellation">Ends it between steps, each of which solves as many equations as pairs are judged or unjudged, whichever are fewer.</param>
    /// <exception cref="ModelException">What is given breaks a rule, a pair is judged on one side of the diagonal only (COR001), or no completion exists (COR006).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CorrelationMatrix Complete(double[,] values, CorrelationKind kind = CorrelationKind.Scores, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<Problem> problems = [.. Check(values, mayBeUnjudged: true), .. NeedsLaws(kind)];
        return problems.Count > 0 ? throw new ModelException(problems) : new(values, kind, Completed(ToScores(values, kind), cancellation));
    }

    /// <summary>Such as <c>Spearman correlation 0.6</c>, or the rows of a matrix of up to eight inputs, with <c>?</c> for pairs that nobody has judged; of more, the range.</summary>
    public override string ToString()
    {
        const int shown = 8;
        string kind = Kind == CorrelationKind.Scores ? "correlation of scores" : $"{Kind} correlation";
        double[] pairs = [.. from i in Enumerable.Range(0, Dimension) from j in Enumerable.Range(0, i) where !double.IsNaN(_stated[i, j]) select _stated[i, j]];
        return StatedForAll is { } all ? string.Create(CultureInfo.InvariantCulture, $"{kind} {all}")
            : Dimension <= shown ? $"{kind} [{string.Join("; ", Enumerable.Range(0, Dimension).Select(i => string.Join(' ', Enumerable.Range(0, Dimension).Select(j => Shown(_stated[i, j])))))}]"
            : pairs.Length == 0 ? $"{kind} of no pair stated"
            : string.Create(CultureInfo.InvariantCulture, $"{kind} of {pairs.Length} pairs from {pairs.Min()} to {pairs.Max()}");
    }

    private static string Shown(double correlation) => double.IsNaN(correlation) ? "?" : correlation.ToString(CultureInfo.InvariantCulture);
}
