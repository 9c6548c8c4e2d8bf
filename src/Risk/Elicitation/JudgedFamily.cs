using Risk.Distributions;
using Risk.Fitting;
using Risk.Mathematics;

namespace Risk.Elicitation;

/// <summary>How a family is found from judged percentiles: its free parameters, the law they make, and where a search begins.</summary>
internal sealed class JudgedFamily
{
    private static readonly double[] Shapes = [.. Enumerable.Range(-8, 26).Select(i => 0.5 * i)];
    private static readonly double[] ModePlaces = [1e-9, .. Enumerable.Range(1, 39).Select(i => i / 40.0), 1 - 1e-9];

    private JudgedFamily(LawFamily family, bool isPositive, Func<double[], double[]> parameters, IReadOnlyList<double[]> starts) =>
        (Family, IsPositive, Parameters, Starts) = (family, isPositive, parameters, starts);

    public LawFamily Family { get; }

    /// <summary>True where the support begins at 0, so that a lower bound moves it.</summary>
    public bool IsPositive { get; }

    /// <summary>The parameters of the family from free ones.</summary>
    public Func<double[], double[]> Parameters { get; }

    /// <summary>Free parameters to begin with; the best of them is taken.</summary>
    public IReadOnlyList<double[]> Starts { get; }

    public Distribution LawOf(double[] free) => Family.LawOf(Parameters(free));

    public static bool HasPositiveSupport(LawFamily family) =>
        family == LawFamily.LogNormal || family == LawFamily.Gamma || family == LawFamily.Weibull || family == LawFamily.LogLogistic
        || family == LawFamily.InverseGaussian || family == LawFamily.Exponential || family == LawFamily.Pareto;

    /// <summary>How many judgements the family needs.</summary>
    public static int ParametersOf(LawFamily family, int judgements) =>
        family == LawFamily.Exponential ? 1 : family == LawFamily.Triangular || family == LawFamily.Pert || (family == LawFamily.StudentT && judgements > 3) ? 3 : 2;

    /// <summary>The family for these judgements; null where it is not one that judgement finds.</summary>
    public static JudgedFamily? Of(LawFamily family, IReadOnlyList<(double P, double X)> points)
    {
        if (family == LawFamily.Normal)
        {
            return Located(family, points, Distribution.Normal(0, 1), (m, s) => [m, s]);
        }

        if (family == LawFamily.Logistic)
        {
            return Located(family, points, Distribution.Logistic(0, 1), (m, s) => [m, s]);
        }

        if (family == LawFamily.Gumbel)
        {
            return Located(family, points, Distribution.Gumbel(0, 1), (m, s) => [m, s]);
        }

        if (family == LawFamily.Laplace)
        {
            return Located(family, points, Distribution.Laplace(0, 1), (m, s) => [m, s]);
        }

        if (family == LawFamily.Uniform)
        {
            return Located(family, points, Distribution.Uniform(0, 1), (m, s) => [m, m + s]);
        }

        // On the logarithm these are families of location and scale: normal, logistic, the least of many, exponential.
        if (family == LawFamily.LogNormal)
        {
            return Located(family, points, Distribution.Normal(0, 1), (m, s) => [m, s], log: true);
        }

        if (family == LawFamily.LogLogistic)
        {
            return Located(family, points, Distribution.Logistic(0, 1), (m, s) => [Elementary.Exp(m), 1 / s], log: true);
        }

        if (family == LawFamily.Weibull)
        {
            return Located(family, points, Distribution.GumbelMinimum(0, 1), (m, s) => [1 / s, Elementary.Exp(m)], log: true);
        }

        if (family == LawFamily.Pareto)
        {
            return Located(family, points, Distribution.Exponential(1), (m, s) => [Elementary.Exp(m), 1 / s], log: true);
        }

        return family == LawFamily.StudentT ? StudentT(points)
            : family == LawFamily.Triangular ? ThreePoint(family, points, c => Distribution.Triangular(0, c, 1))
            : family == LawFamily.Pert ? ThreePoint(family, points, c => Distribution.Pert(0, c, 1))
            : family == LawFamily.Exponential ? new(family, true, f => [Elementary.Exp(f[0])], [[LogScale(points, Distribution.Exponential(1))]])
            : family == LawFamily.Gamma ? Shaped(family, points, k => Distribution.Gamma(k, 1 / k), (k, mean) => [k, mean / k])
            : family == LawFamily.InverseGaussian ? Shaped(family, points, k => Distribution.InverseGaussian(1, k), (k, mean) => [mean, k * mean])
            : family is BetaFamily beta ? Bounded(beta, points)
            : null;
    }

    /// <summary>
    /// A family on (0, ∞) of a mean and a shape k, 1 ÷ the squared coefficient of variation. The mean is counted in spreads of the judgements: with a great shape the law is narrow, and a scale by
    /// itself would move it away from them at the slightest step.
    /// </summary>
    private static JudgedFamily Shaped(LawFamily family, IReadOnlyList<(double P, double X)> points, Func<double, Distribution> standard, Func<double, double, double[]> parameters)
    {
        double[] t = [.. points.Select(p => Elementary.Log(p.X))];
        (double centre, double spread) = (t.Average(), t[^1] - t[0]);
        return new(family, true, f => parameters(Elementary.Exp(f[0]), Elementary.Exp(centre + (f[1] * spread))),
        [
            .. Shapes.Select(k => new[] { k, (LogScale(points, standard(Elementary.Exp(k))) - centre) / spread }),
            .. Lines(points, t, Distribution.Normal(0, 1)).Select(l => new[] { -2 * Elementary.Log(l.Scale), (l.Location - centre) / spread }),
        ]);
    }

    /// <summary>The beta family by the logarithm of α + β and, for the same reason, the log-odds of the mean in spreads of those of the judgements.</summary>
    private static JudgedFamily Bounded(BetaFamily family, IReadOnlyList<(double P, double X)> points)
    {
        double[] places = [.. points.Select(p => Math.Clamp(family.Place(p.X), 1e-300, 1 - 1e-16))], odds = [.. places.Select(LogOdds)];
        (double centre, double spread) = (odds.Average(), odds[^1] - odds[0]);
        double[] Start(double alpha, double beta) => [Elementary.Log(alpha + beta), (Elementary.Log(alpha / beta) - centre) / spread];
        IEnumerable<double> shapes = Shapes.Where((_, i) => i % 2 == 0).Select(Elementary.Exp);
        return new(family, false, f =>
        {
            double sum = Elementary.Exp(f[0]), logOdds = centre + (f[1] * spread);
            return [sum / (1 + Elementary.Exp(-logOdds)), sum / (1 + Elementary.Exp(logOdds))];
        },
        [
            .. from alpha in shapes from beta in shapes select Start(alpha, beta),

            // variance m(1 − m)/(α + β + 1), of the normal law through the places.
            .. from line in Lines(points, places, Distribution.Normal(0, 1))
               let sum = (line.Location * (1 - line.Location) / (line.Scale * line.Scale)) - 1
               where line.Location is > 0 and < 1 && sum > 0
               select Start(line.Location * sum, (1 - line.Location) * sum),
        ]);
    }

    private static double LogOdds(double x) => Elementary.Log(x / (1 - x));

    private static JudgedFamily Located(LawFamily family, IReadOnlyList<(double P, double X)> points, Distribution standard, Func<double, double, double[]> parameters, bool log = false)
    {
        double[] t = [.. points.Select(p => log ? Elementary.Log(p.X) : p.X)];
        (double centre, double spread) = (t.Average(), t[^1] - t[0]);
        double[] Start((double Location, double Scale) line) => [(line.Location - centre) / spread, Elementary.Log(line.Scale / spread)];
        return new(family, log, f => parameters(centre + (f[0] * spread), spread * Elementary.Exp(f[1])), [.. Lines(points, t, standard).Select(Start)]);
    }

    // Besides the line through all: that through each two neighbours, since judgements far from the family have several nearest laws.
    private static IEnumerable<(double Location, double Scale)> Lines(IReadOnlyList<(double P, double X)> points, double[] t, Distribution standard) =>
        Enumerable.Range(0, points.Count == 2 ? 0 : points.Count - 1).Select(i => Line([points[i], points[i + 1]], t[i..(i + 2)], standard)).Prepend(Line(points, t, standard));

    // With few judgements the degrees of freedom are 3, as in SHELF (Oakley and O'Hagan); with four or more they are found.
    private static JudgedFamily StudentT(IReadOnlyList<(double P, double X)> points)
    {
        double[] t = [.. points.Select(p => p.X)];
        (double centre, double spread) = (t.Average(), t[^1] - t[0]);
        double[] Start(double nu)
        {
            (double m, double s) = Line(points, t, Distribution.StudentT(nu));
            return [(m - centre) / spread, Elementary.Log(s / spread), Elementary.Log(nu)];
        }

        return points.Count > 3
            ? new(LawFamily.StudentT, false, f => [Math.Clamp(Elementary.Exp(f[2]), 0.1, 1e6), centre + (f[0] * spread), spread * Elementary.Exp(f[1])], [.. new double[] { 1, 2, 4, 8, 30, 200 }.Select(Start)])
            : new(LawFamily.StudentT, false, f => [3, centre + (f[0] * spread), spread * Elementary.Exp(f[1])], [Start(3)[..2]]);
    }

    private static JudgedFamily ThreePoint(LawFamily family, IReadOnlyList<(double P, double X)> points, Func<double, Distribution> standard)
    {
        double[] t = [.. points.Select(p => p.X)];
        (double centre, double spread) = (t.Average(), t[^1] - t[0]);
        double[] Parameters(double[] f)
        {
            double minimum = centre + (f[0] * spread), width = spread * Elementary.Exp(f[1]), mode = minimum + (width / (1 + Elementary.Exp(-f[2])));
            return [minimum, Math.Clamp(mode, minimum, minimum + width), minimum + width];
        }

        return new(family, false, Parameters, [.. ModePlaces.Select(c =>
        {
            (double m, double s) = Line(points, t, standard(c));
            return new[] { (m - centre) / spread, Elementary.Log(s / spread), Elementary.Log(c / (1 - c)) };
        })]);
    }

    /// <summary>The line t = m + s·z through the standard quantiles z, by least squares.</summary>
    private static (double Location, double Scale) Line(IReadOnlyList<(double P, double X)> points, double[] t, Distribution standard)
    {
        double[] z = [.. points.Select(p => standard.Quantile(p.P))];
        double meanZ = z.Average(), meanT = t.Average();
        double above = CompensatedSum.Of(z.Length, i => (z[i] - meanZ) * (t[i] - meanT)), below = CompensatedSum.Of(z.Length, i => (z[i] - meanZ) * (z[i] - meanZ));
        double s = z.Length == 2 ? (t[1] - t[0]) / (z[1] - z[0]) : above / below;
        return (z.Length == 2 ? t[0] - (s * z[0]) : meanT - (s * meanZ), s);
    }

    private static double LogScale(IReadOnlyList<(double P, double X)> points, Distribution standard) =>
        points.Average(p => Elementary.Log(p.X) - Elementary.Log(Math.Max(standard.Quantile(p.P), 1e-300)));
}
