using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>Moments next to where they cease to be, and of laws whose quantile jumps.</summary>
public class EdgesOfMomentsTests
{
    /// <summary>A metalog of two terms with a lower bound is log-logistic: E X^k = πks ⁄ sin πks (times e^ka₁), however little is left until k·s = 1.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.99)]
    [InlineData(0.9999)]
    public void Moments_of_a_bounded_metalog_hold_up_to_the_edge(double share)
    {
        foreach ((double location, double bound) in new[] { (0.0, 0.0), (20.0, 3.0) })
        {
            double Raw(int k, double slope) => Math.PI * k * slope / Math.Sin(Math.PI * k * slope);
            double unit = Math.Exp(location), half = share / 2, mean = Raw(1, half), tolerance = 1e-12 / (1 - share);
            Near(bound + (unit * Raw(1, share)), Metalog([location, share], bound).Mean, tolerance);
            Near(bound - (unit * Raw(1, share)), Metalog([-location, share], upper: bound).Mean, tolerance);
            Near(unit * unit * (Raw(2, half) - (mean * mean)), Metalog([location, half], bound).Variance, tolerance);

            double slope = share / 4, m = Raw(1, slope), m2 = Raw(2, slope), m3 = Raw(3, slope), variance = m2 - (m * m);
            double fourth = Raw(4, slope) - (4 * m * m3) + (6 * m * m * m2) - (3 * m * m * m * m);
            Near((fourth / variance / variance) - 3, Metalog([location, slope], bound).ExcessKurtosis, 10 * tolerance);
        }
    }

    [Fact]
    public void A_metalog_without_log_odds_ends()
    {
        // a₄(p − ½) alone is uniform.
        Distribution law = Metalog([2.0, 0, 0, 1]);
        Assert.Equal((1.5, 2.5), (law.Minimum, law.Maximum));
        Assert.Equal((1.5, 2.5), (law.Quantile(0), law.Quantile(1)));
        Assert.Equal((0, 0, 1, 1), (law.Density(2.7), law.Density(1.2), law.Cdf(2.7), law.SurvivalFunction(1.2)));
        Assert.Equal(0.3, law.Cdf(1.8), 14);
        Assert.Equal(("lower", double.NegativeInfinity), law.Parameters[^2]);
        Assert.Equal(1 + Math.Exp(-0.5), Metalog([0.0, 0, 0, 1], 1).Minimum, 15);
    }

    /// <summary>One rule: with an infinite second moment the variance is infinite, and so it is about an infinite mean; about no mean there is none.</summary>
    [Fact]
    public void A_variance_is_infinite_with_the_second_moment_and_nan_about_no_mean()
    {
        Func<double, Distribution>[] families =
        [
            a => Pareto(1, a), a => GeneralizedPareto(0, 1, 1 / a), a => GeneralizedExtremeValue(0, 1, 1 / a), a => Frechet(a, 1), a => LogLogistic(1, a), a => StudentT(a),
            a => Metalog([0, 1 / a], 0), a => Metalog([0, 1 / a], upper: 0), a => MaximumOf(2, Pareto(1, a)), a => MinimumOf(1, Pareto(1, a)), a => Truncated(Pareto(1, a), 2, double.PositiveInfinity),
            a => Clipped(Pareto(1, a), 2, double.PositiveInfinity), a => Mixture([0.5, 0.5], [Pareto(1, a), Normal(0, 1)]), a => Mixture([0.5, 0.5], [Pareto(1, a), Scaled(Pareto(1, a), -1)]),
            a => Spliced(Normal(0, 1), GeneralizedPareto(2, 1, 1 / a), 0.1), a => Compound(Poisson(2), Pareto(1, a)), a => Scaled(Pareto(1, a), -2), a => Shifted(Pareto(1, a), 3),
            a => FromQuantile(Pareto(1, a).Quantile, Pareto(1, a).UpperQuantile), a => FromDensity(Pareto(1, a).Density, 1), a => LogarithmicPool([1, 1], [Pareto(1, a), Pareto(2, a)]),
        ];
        foreach (Func<double, Distribution> family in families)
        {
            Assert.True(double.IsPositiveInfinity(family(1.5).Variance), $"{family(1.5)}: {family(1.5).Variance}");
            Distribution endless = family(0.7);
            Assert.True(double.IsNaN(endless.Mean) ? double.IsNaN(endless.Variance) : double.IsPositiveInfinity(endless.Variance), $"{endless}: {endless.Mean}, {endless.Variance}");
            Assert.True(double.IsNaN(family(0.7).Skewness) && double.IsNaN(family(1.5).Skewness), $"{family(0.7)}");
        }
    }

    /// <summary>Two kernels 10⁶ of their widths apart: the greatest of three is the lower one with probability ⅛, and each mean moves by that of the normal order statistics.</summary>
    [Fact]
    public void Laws_made_of_a_kernel_density_see_its_gaps()
    {
        // With K of three above, the mean above is 10⁶ + μ_K, with μ₁ = 0, μ₂ = 1/√π, μ₃ = 3/(2√π), and μ₃ alone below.
        Distribution law = KernelDensity([0, 1e6], 1);
        double two = 1 / Math.Sqrt(Math.PI), three = 1.5 * two, mean = (0.875 * 1e6) + (0.375 * two) + (0.25 * three);
        Near(mean, MaximumOf(3, law).Mean, 1e-13);

        // Cut at 10⁶: of the lower kernel the part beyond −1, of the upper one half.
        double tail = Normal(0, 1).Density(1), below = 0.5 * Normal(0, 1).Cdf(1), above = 0.25;
        Near(((0.5 * tail) + (above * 1e6) - (0.5 * Normal(0, 1).Density(0))) / (below + above), Truncated(law, -1, 1e6).Mean, 1e-13);
    }

    /// <summary>R's bw.nrd0, whose quartiles lie between order statistics: 1.5509141488562004 of these. Data turned round have the same bandwidth.</summary>
    [Fact]
    public void Silverman_s_bandwidth_is_that_of_R_and_the_same_turned_round()
    {
        double[] sample = [3, 1, 4, 1, 5, 9, 2, 6], few = [1, 2, 4, 9];
        Near(0.9 * (3.5 / 1.34) * Math.Pow(8, -0.2), Bandwidth(sample), 1e-15);
        Near(0.9 * (3.5 / 1.34) * Math.Pow(4, -0.2), Bandwidth(few), 1e-15);
        Assert.Equal(Bandwidth(few), Bandwidth([.. few.Select(x => -x)]));
    }

    private static double Bandwidth(double[] sample) => KernelDensity(sample).Parameters[^1].Value;

    private static void Near(double expected, double found, double tolerance) => Assert.InRange((found / expected) - 1, -tolerance, tolerance);
}
