using Risk.Distributions;
using Risk.Mathematics;
using Risk.Modelling;

namespace Risk;

/// <summary>Conversions between measures of correlation of two inputs.</summary>
/// <remarks>Source: Kruskal, Ordinal measures of association, J. Amer. Statist. Assoc. 53 (1958); McNeil, Frey and Embrechts, Quantitative Risk Management (2015), ch. 7.</remarks>
public static class Correlation
{
    /// <summary>The scores' correlation of a Gaussian copula from Spearman's: 2 sin(π ρₛ/6).</summary>
    /// <exception cref="ParameterException">The correlation is not in [−1, 1] (COR004).</exception>
    public static double FromSpearman(double spearman) => Math.Abs(Checked(spearman)) == 1 ? spearman : 2 * Elementary.Sin(Math.PI / 6 * spearman);

    /// <summary>The scores' correlation of a Gaussian or t copula from Kendall's τ: sin(π τ/2).</summary>
    /// <exception cref="ParameterException">The correlation is not in [−1, 1] (COR004).</exception>
    public static double FromKendall(double kendall) => Math.Abs(Checked(kendall)) == 1 ? kendall : Elementary.Sin(Math.PI / 2 * kendall);

    /// <summary>Spearman's correlation under a Gaussian copula: (6/π) arcsin(ρ/2).</summary>
    /// <exception cref="ParameterException">The correlation is not in [−1, 1] (COR004).</exception>
    public static double ToSpearman(double scores) => 6 / Math.PI * Arcsine(Checked(scores) / 2);

    /// <summary>Kendall's τ under a Gaussian or t copula: (2/π) arcsin ρ.</summary>
    /// <exception cref="ParameterException">The correlation is not in [−1, 1] (COR004).</exception>
    public static double ToKendall(double scores) => 2 / Math.PI * Arcsine(Checked(scores));

    /// <summary>
    /// The scores' correlation that gives two inputs of these laws Pearson's correlation <paramref name="pearson"/> under a Gaussian copula, solved to 1e-9 in Pearson's (NORTA:
    /// Cario and Nelson, 1997). A discrete law of more than 1,000 values is taken for smooth, which can cost some 1e-3 where they are heavy-tailed data.
    /// </summary>
    /// <param name="first">The law of the one, with a finite variance.</param>
    /// <param name="second">The law of the other, with a finite variance.</param>
    /// <param name="pearson">Pearson's correlation of the values themselves.</param>
    /// <exception cref="ParameterException">A law has no finite variance (COR012), or no dependence gives that correlation (COR010; the rule names the reachable range).</exception>
    public static double FromPearson(Distribution first, Distribution second, double pearson)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Checked(pearson);
        var solver = new PearsonSolver(first, second);
        (double least, double most) = (solver.Of(-1), solver.Of(1));
        Require.Holds(pearson >= least - 1e-9 && pearson <= most + 1e-9, "COR010", nameof(pearson), pearson,
            $"Pearson correlation of {first} and {second} reaches from {Require.Text(Math.Round(least, 6))} to {Require.Text(Math.Round(most, 6))} (was {Require.Text(pearson)})");
        return pearson >= most ? 1 : pearson <= least ? -1 : solver.Solve(pearson, least, most);
    }

    /// <summary>The largest Spearman correlation, of mid-ranks, that two laws can have: below 1 where either has ties.</summary>
    public static double LargestSpearman(Distribution first, Distribution second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return LargestSpearman(MidRanks(first), MidRanks(second));
    }

    internal static double LargestSpearman(double[] first, double[] second)
    {
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < first.Length; i++)
        {
            (ab, aa, bb) = (ab + (first[i] * second[i]), aa + (first[i] * first[i]), bb + (second[i] * second[i]));
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : double.NaN;
    }

    /// <summary>The mid-ranks of a law less ½, at even probabilities: ties share the middle of theirs.</summary>
    internal static double[] MidRanks(Distribution law)
    {
        const int points = 10_000;
        return [.. Enumerable.Range(0, points).Select(i =>
        {
            double u = (i + 0.5) / points, x = law.IsDiscrete ? law.Quantile(u) : u;
            return (law.IsDiscrete ? law.Cdf(x) - (law.Density(x) / 2) : u) - 0.5;
        })];
    }

    internal static double Arcsine(double x) => Math.Abs(x) >= 1 ? Math.Sign(x) * Math.PI / 2 : Elementary.Atan(x / Math.Sqrt((1 - x) * (1 + x)));

    internal static double Checked(double correlation)
    {
        Require.Finite(correlation);
        Require.Holds(correlation is >= -1 and <= 1, "COR004", nameof(correlation), correlation, $"correlation must be in [-1,1] (was {Require.Text(correlation)})");
        return correlation;
    }
}
