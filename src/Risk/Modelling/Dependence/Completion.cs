using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Risk.Modelling;

/// <summary>
/// Fills unknown pairs so that the determinant is greatest: at the optimum the inverse is 0 in just those places. Inputs that are said to go together perfectly have one place in that
/// matrix, whose determinant would be 0 otherwise.
/// </summary>
internal static class Completion
{
    private const int MostRounds = 200, MostSteps = 500;

    /// <summary>Lengths of a step: from the one on Newton's method converges quadratically, after the other it has.</summary>
    private const double Near = 0.25, Settled = 1e-12;

    /// <summary>What is given may be weakened by so much, where only that has a completion: it is a rounding of a matrix on the edge.</summary>
    private const double Weakest = 1e-12;

    /// <summary>As far as what is said may differ when it comes back from the inverse.</summary>
    private const double ComesBack = 1e-9;

    public static double[,] Of(double[,] values, CancellationToken cancellation)
    {
        int n = values.GetLength(0);
        (int Leader, int Sign)[] places = Perfect(values);
        int[] leaders = [.. Enumerable.Range(0, n).Where(i => places[i].Leader == i)];
        double[,] own = new double[leaders.Length, leaders.Length];
        for (int a = 0; a < leaders.Length; a++)
        {
            for (int b = 0; b < leaders.Length; b++)
            {
                own[a, b] = a == b ? 1 : Said(values, places, leaders[a], leaders[b]);
            }
        }

        double[,] filled = OfImperfect(own, cancellation), result = (double[,])values.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                result[i, j] = !double.IsNaN(values[i, j]) && !double.IsNaN(values[j, i]) ? values[i, j]
                    : places[i].Sign * places[j].Sign * filled[Array.IndexOf(leaders, places[i].Leader), Array.IndexOf(leaders, places[j].Leader)];
            }
        }

        return result;
    }

    /// <summary>For each input the first of those that go with it perfectly, and whether they rise together (1) or not (−1).</summary>
    private static (int Leader, int Sign)[] Perfect(double[,] values)
    {
        int n = values.GetLength(0);
        (int Leader, int Sign)[] places = [.. Enumerable.Range(0, n).Select(i => (i, 1))];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(values[i, j]) == 1 && places[i].Leader != places[j].Leader)
                {
                    (int from, int to, int sign) = (places[i].Leader, places[j].Leader, places[i].Sign * places[j].Sign * Math.Sign(values[i, j]));
                    places = Array.ConvertAll(places, p => p.Leader == from ? (to, p.Sign * sign) : p);
                }
            }
        }

        return places;
    }

    /// <summary>What was said of any pair of inputs that go perfectly with these two; NaN where nothing was.</summary>
    private static double Said(double[,] values, (int Leader, int Sign)[] places, int first, int second)
    {
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < places.Length; j++)
            {
                if (places[i].Leader == first && places[j].Leader == second && !double.IsNaN(values[i, j]) && !double.IsNaN(values[j, i]))
                {
                    return places[i].Sign * places[j].Sign * values[i, j];
                }
            }
        }

        return double.NaN;
    }

    private static double[,] OfImperfect(double[,] values, CancellationToken cancellation)
    {
        int n = values.GetLength(0);
        (int I, int J)[] unknown = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(i + 1, n - i - 1) where double.IsNaN(values[i, j]) select (i, j)];
        (int I, int J)[] said = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(i, n - i) where !double.IsNaN(values[i, j]) select (i, j)];
        Matrix<double> given = Matrix<double>.Build.Dense(n, n, (i, j) => double.IsNaN(values[i, j]) ? 0 : values[i, j]);
        Matrix<double> filled = unknown.Length == 0 ? given : (said.Length < unknown.Length ? FromInverse(given, said, cancellation) : null) ?? FromWeaker(given, unknown, cancellation);
        foreach ((int i, int j) in said)
        {
            filled[i, j] = filled[j, i] = given[i, j];
        }

        return filled.ToArray();
    }

    /// <summary>
    /// Where less is said than not: the inverse, which is 0 elsewhere, grows until what is said comes back from it. It has the greatest ln det K − tr(K·A). Null where it does not come back:
    /// no completion has an inverse. Where there is none, what is given, with zeros.
    /// </summary>
    private static Matrix<double>? FromInverse(Matrix<double> given, (int I, int J)[] said, CancellationToken cancellation)
    {
        Matrix<double> inverse = Matrix<double>.Build.DenseIdentity(given.RowCount);
        Climb(inverse, said, given, Settled, cancellation);
        if (RefutesAny(given, [], inverse))
        {
            return given;
        }

        Matrix<double> filled = inverse.Inverse();
        return Array.TrueForAll(said, p => Math.Abs(filled[p.I, p.J] - given[p.I, p.J]) < ComesBack) ? filled : null;
    }

    /// <summary>
    /// Where more is said than not: zeros need not be a valid start, but weakened enough, to 1 + t(A − 1), every matrix has a completion, and from that of one t the path leads on to the
    /// next, as far as there is one; where there is none it may end anywhere.
    /// </summary>
    private static Matrix<double> FromWeaker(Matrix<double> given, (int I, int J)[] unknown, CancellationToken cancellation)
    {
        Matrix<double> one = Matrix<double>.Build.DenseIdentity(given.RowCount), none = Matrix<double>.Build.Dense(given.RowCount, given.RowCount);
        double share = Math.Min(1, 0.5 / (1 - Math.Min(Least(given), 0.5)));
        Matrix<double> a = one + (share * (given - one));
        for (int step = 0; step < MostSteps && share < 1 - Weakest; step++)
        {
            Matrix<double> before = a.Clone();
            Climb(a, unknown, none, Near, cancellation);
            if (!a.Enumerate().All(x => Math.Abs(x) <= 1) || RefutesAny(given, unknown, a.Inverse()))
            {
                return before; // on the edge rounding led out of the correlations, or there is no completion
            }

            double next = Math.Min(1, share / (1 - (0.5 * Least(a))));
            (a, share) = (one + (next / share * (a - one)), next);
        }

        if (share == 1)
        {
            Climb(a, unknown, none, Settled, cancellation);
        }

        return a;
    }

    /// <summary>True where no completion A can be valid: with B positive definite tr(B·A) would be above 0, and it is not, whatever within [−1, 1] stands in the unknown places.</summary>
    private static bool RefutesAny(Matrix<double> given, (int I, int J)[] unknown, Matrix<double> b) =>
        b.PointwiseMultiply(given).RowSums().Sum() + (2 * unknown.Sum(p => Math.Abs(b[p.I, p.J]))) < 0;

    private static double Least(Matrix<double> a) => a.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum();

    /// <summary>
    /// The greatest ln det A − tr(A·T) over the entries of A at some places, by Newton's method: with B the inverse the gradient is 2(Bᵢⱼ − Tᵢⱼ) and the curvature −2(BᵢₖBⱼₗ + BᵢₗBⱼₖ), halved for
    /// each place on the diagonal. A step is shortened by 1 ⁄ (1 + λ) while its length λ in that curvature is great, which leaves the matrix positive definite (Nesterov and Nemirovskii 1994).
    /// </summary>
    private static void Climb(Matrix<double> a, (int I, int J)[] places, Matrix<double> target, double least, CancellationToken cancellation)
    {
        double before = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            Matrix<double> b = a.Inverse();
            double Weight(int p) => places[p].I == places[p].J ? 0.5 : 1;
            DenseVector gradient = DenseVector.Create(places.Length, p => 2 * Weight(p) * (b[places[p].I, places[p].J] - target[places[p].I, places[p].J]));
            Matrix<double> curvature = Matrix<double>.Build.Dense(places.Length, places.Length, (p, q) => 2 * Weight(p) * Weight(q)
                * ((b[places[p].I, places[q].I] * b[places[p].J, places[q].J]) + (b[places[p].I, places[q].J] * b[places[p].J, places[q].I])));
            DenseVector step = DenseVector.OfEnumerable(curvature.Solve(gradient));
            double length = Math.Sqrt(Math.Max(0, gradient * step));
            if (!double.IsFinite(length) || (length < Near && length >= before) || RefutesAny(target, [], a))
            {
                return; // rounding is all that moves it, or there is no top: a multiple of the matrix makes both terms greater still
            }

            for (int p = 0; p < places.Length; p++)
            {
                (int i, int j) = places[p];
                a[i, j] = a[j, i] = a[i, j] + (step[p] / (length < Near ? 1 : 1 + length));
            }

            if (length < least)
            {
                return;
            }

            before = length;
        }
    }
}
