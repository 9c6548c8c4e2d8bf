using MathNet.Numerics.LinearAlgebra;

namespace Risk.Modelling;

/// <summary>
/// The nearest correlation matrix by Newton's method on the dual: H. Qi and D. Sun, A quadratically convergent Newton method for computing the nearest correlation matrix, SIAM J. Matrix
/// Analysis 28 (2006), with the preconditioner of R. Borsdorf and N. J. Higham, IMA J. Numerical Analysis 30 (2010).
/// </summary>
/// <remarks>
/// For a shift y of the diagonal, X = (G + diag y)₊ is the nearest among those with its diagonal; y is sought where that is 1, the zero of the gradient of a convex θ. MathNet's eigenvectors
/// serve here: the result is an offer to the user, who decides, and no draw depends on it unasked.
/// </remarks>
internal sealed class NearestSearch
{
    private const int MostSteps = 200;
    private const int MostHalvings = 40;
    private const int MostDirections = 200;

    /// <summary>How far a diagonal may be from 1, in rounding errors of the matrix.</summary>
    private const double Tolerance = 1e-14;

    private readonly Matrix<double> _given;

    private NearestSearch(Matrix<double> given) => _given = given;

    /// <summary>The matrix of scores nearest to <paramref name="scores"/>, and of it what <paramref name="back"/> makes in the kind that was given.</summary>
    public static NearestCorrelation Nearest(double[,] scores, CorrelationKind kind, Func<double[,], double[,]> back, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Matrix<double> given = Matrix<double>.Build.DenseOfArray(scores);
        double[,] found = Valid(new NearestSearch(given).Run(cancellation, out double least, out int steps));
        return new(back(found), kind, (Matrix<double>.Build.DenseOfArray(found) - given).FrobeniusNorm(), least, steps);
    }

    public static double LeastEigenvalue(double[,] values) => Matrix<double>.Build.DenseOfArray(values).Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum();

    private Matrix<double> Run(CancellationToken cancellation, out double least, out int steps)
    {
        var at = new DualPoint(_given, new double[_given.RowCount]);
        least = at.Values.Min();
        steps = 0;
        if (least >= 0 && _given.Diagonal().All(x => x == 1))
        {
            return _given;
        }

        double enough = Tolerance * _given.RowCount * Math.Max(1, at.Values.Max(Math.Abs));
        for (; steps < MostSteps && at.Slope > enough; steps++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Further(at, Direction(at, cancellation)) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.Projection;
    }

    /// <summary>Conjugate gradients on V·d = −∇θ, as exactly as the gradient is small.</summary>
    private static double[] Direction(DualPoint at, CancellationToken cancellation)
    {
        double[] scale = at.Curvatures(), rest = Sum(new double[scale.Length], -1, at.Gradient), d = new double[scale.Length], z = Over(rest, scale), p = z;
        double enough = at.Slope * Math.Min(0.1, at.Slope), product = Product(rest, z);
        for (int i = 0; i < MostDirections && Math.Sqrt(Product(rest, rest)) > enough; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] curved = at.Curved(p);
            double step = product / Product(p, curved);
            d = Sum(d, step, p);
            rest = Sum(rest, -step, curved);
            z = Over(rest, scale);
            double next = Product(rest, z);
            p = Sum(z, next / product, p);
            product = next;
        }

        return d;
    }

    /// <summary>The first point on the way, halved from the whole, that is lower or, where θ no longer tells, has a smaller gradient; null where none has.</summary>
    private DualPoint? Further(DualPoint at, double[] direction)
    {
        double fall = Product(at.Gradient, direction), length = 1;
        for (int i = 0; i < MostHalvings; i++, length /= 2)
        {
            var next = new DualPoint(_given, Sum(at.Shift, length, direction));
            if ((next.Theta < at.Theta && next.Theta <= at.Theta + (1e-4 * length * fall)) || next.Slope < at.Slope / 2)
            {
                return next;
            }
        }

        return null;
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Sum(double[] a, double times, double[] b) => [.. a.Zip(b, (x, y) => x + (times * y))];

    private static double[] Over(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x / y)];

    // The search ends a rounding outside: a breath of the identity brings it in.
    private static double[,] Valid(Matrix<double> x)
    {
        int n = x.RowCount;
        double[] scale = [.. x.Diagonal().Select(d => 1 / Math.Sqrt(d))];
        for (double inward = 0; ; inward = inward == 0 ? 1e-12 : inward * 10)
        {
            double[,] found = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    found[i, j] = i == j ? 1 : Math.Clamp((x[i, j] + x[j, i]) / 2 * scale[i] * scale[j] * (1 - inward), -1, 1);
                }
            }

            if (SemidefiniteFactor.Of(found) is not null || inward > 1)
            {
                return found;
            }
        }
    }
}
