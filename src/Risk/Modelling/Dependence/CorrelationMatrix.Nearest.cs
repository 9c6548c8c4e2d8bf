using System.Globalization;
using Risk.Modelling;

namespace Risk;

/// <content>The nearest matrix to one that is not valid.</content>
public sealed partial class CorrelationMatrix
{
    /// <summary>Of more inputs nobody reads the nearest matrix, which of hundreds takes seconds: it is found for those who ask.</summary>
    private const int MostOffered = 20;

    /// <summary>The greatest number in a matrix whose nearest is sought.</summary>
    private const double MostInNearest = 1000;

    /// <summary>Pearson's correlations are solved for to 1e-9: so much less correlation keeps those of the nearest matrix valid when they are solved for again.</summary>
    private const double Inward = 1e-7;

    /// <summary>
    /// The valid matrix nearest to <paramref name="values"/> in the Frobenius norm of the scores, of which there is one: N. J. Higham, Computing the nearest correlation matrix, IMA J. Numerical Analysis
    /// 22 (2002); found by the Newton method of H. Qi and D. Sun (SIAM J. Matrix Analysis 28, 2006).
    /// </summary>
    /// <param name="values">A symmetric matrix; of scores, of numbers that may be beyond ±1 and on the diagonal other than 1, as estimates are, but not beyond ±1,000.</param>
    /// <param name="kind">In what the correlations are measured, and those of the result.</param>
    /// <param name="cancellation">Ends it between steps, each of which takes the eigenvectors of the matrix.</param>
    /// <exception cref="ModelException">The matrix is not square, not symmetric, or holds what is not a number or too great (COR001 to COR005); Pearson's correlations need laws (COR013).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NearestCorrelation Nearest(double[,] values, CorrelationKind kind = CorrelationKind.Scores, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool scores = kind == CorrelationKind.Scores;
        List<Problem> problems = [.. Check(values).Where(p => !scores || p.Code is "COR001" or "COR003" or "COR005"), .. NeedsLaws(kind)];
        if (scores && problems.Count == 0 && values.Cast<double>().Any(x => Math.Abs(x) > MostInNearest))
        {
            problems.Add(new("COR004", "correlation", string.Create(
                CultureInfo.InvariantCulture, $"a number beyond ±{MostInNearest:#,0} is no estimate of a correlation (was {values.Cast<double>().MaxBy(Math.Abs):R})")));
        }

        return problems.Count > 0 ? throw new ModelException(problems)
            : NearestSearch.Nearest(scores ? values : ToScores(values, kind), kind, found => FromScores(found, kind), cancellation);
    }

    /// <summary>The same for Pearson's correlations of the values of inputs of these laws.</summary>
    /// <param name="values">A symmetric matrix of correlations, ones on the diagonal.</param>
    /// <param name="laws">The laws of the inputs, in the order of the matrix, each with a finite variance.</param>
    /// <param name="cancellation">Ends it between steps.</param>
    /// <exception cref="ModelException">As of <see cref="FromPearson"/>, but for COR006.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NearestCorrelation Nearest(double[,] values, IReadOnlyList<Distribution> laws, CancellationToken cancellation = default)
    {
        Distribution[] own = LawsOf(values, laws, mayBeUnjudged: false);
        double[,] scores = PearsonScores(values, own);
        return SemidefiniteFactor.Of(scores) is not null ? new((double[,])values.Clone(), CorrelationKind.Pearson, 0, NearestSearch.LeastEigenvalue(scores), 0)
            : NearestSearch.Nearest(scores, CorrelationKind.Pearson, found => EachPair(found, (i, j) => new PearsonSolver(own[i], own[j]).Of(found[i, j] * (1 - Inward))), cancellation);
    }

    /// <summary>Whether these correlations make a matrix.</summary>
    internal static bool IsValid(double[,] values, CorrelationKind kind) => SemidefiniteFactor.Of(ToScores(values, kind)) is not null;

    private static double[,] FromScores(double[,] scores, CorrelationKind kind) => EachPair(scores, (i, j) => FromScore(scores[i, j], kind));

    private static double FromScore(double score, CorrelationKind kind) => kind switch
    {
        CorrelationKind.Spearman => Correlation.ToSpearman(score),
        CorrelationKind.Kendall => Correlation.ToKendall(score),
        _ => score,
    };

    private static ModelException NotSemidefinite(double[,] scores, CorrelationKind kind)
    {
        int n = scores.GetLength(0);
        if (n > 1 && kind != CorrelationKind.Pearson && scores.Cast<double>().All(x => x == 1 || x == scores[0, 1]))
        {
            // One correlation ρ: the eigenvalues are 1 − ρ and 1 + (n − 1)ρ, and the nearest matrix has one correlation too.
            string of = kind == CorrelationKind.Scores ? "one correlation of scores" : $"one {kind} correlation", least = kind == CorrelationKind.Scores
                ? $"-1/{n - 1}" : Math.Round(FromScore(-1.0 / (n - 1), kind), 4, MidpointRounding.ToZero).ToString(CultureInfo.InvariantCulture);
            return NotSemidefinite(1 + ((n - 1) * scores[0, 1]), $"{of} for all pairs of {n} inputs is at least {least}");
        }

        if (n > MostOffered || kind == CorrelationKind.Pearson)
        {
            return NotSemidefinite(NearestSearch.LeastEigenvalue(scores), kind switch
            {
                CorrelationKind.Scores => "CorrelationMatrix.Nearest gives the nearest valid matrix",
                CorrelationKind.Pearson => "CorrelationMatrix.Nearest(values, laws) gives the nearest valid matrix",
                _ => $"CorrelationMatrix.Nearest(values, CorrelationKind.{kind}) gives the nearest valid matrix",
            });
        }

        NearestCorrelation nearest = NearestSearch.Nearest(scores, kind, found => FromScores(found, kind));
        return NotSemidefinite(nearest.LeastEigenvalue, string.Create(CultureInfo.InvariantCulture, $"the nearest valid matrix, at distance {nearest.Distance:G4}, is {nearest}; CorrelationMatrix.Nearest gives it"));
    }

    private static ModelException NotSemidefinite(double leastEigenvalue, string hint) => new(new Problem(
        "COR006", "correlation",
        string.Create(CultureInfo.InvariantCulture, $"the matrix is not positive semidefinite: its least eigenvalue is {leastEigenvalue:G4}, so no inputs can be correlated like this"),
        Hint: hint));
}
