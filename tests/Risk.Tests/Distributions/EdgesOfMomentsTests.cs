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

    /// <summary>A constant in M is a factor of what lies beyond the bound: the shape stays, though powers of such values are beyond the doubles.</summary>
    [Theory]
    [InlineData(0, double.PositiveInfinity, 300)]
    [InlineData(double.NegativeInfinity, 0, -300)]
    [InlineData(0, double.PositiveInfinity, -300)]
    public void The_shape_of_a_metalog_with_one_bound_at_0_does_not_depend_on_its_unit(double lower, double upper, double far)
    {
        Distribution law = Metalog([far, 0.2], lower, upper), plain = Metalog([0, 0.2], lower, upper);
        Assert.Equal(plain.Skewness, law.Skewness, 1e-11 * Math.Abs(plain.Skewness));
        Assert.Equal(plain.ExcessKurtosis, law.ExcessKurtosis, 1e-11 * plain.ExcessKurtosis);
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

    [Fact]
    public void A_sample_without_a_bandwidth_of_its_own_asks_for_one()
    {
        foreach (double[] sample in (double[][])[[3], [3, 3, 3]])
        {
            ParameterException e = Assert.Throws<ParameterException>(() => KernelDensity(sample));
            Assert.Equal(("DIST003", "bandwidth"), (e.Code, e.ParamName));
            Assert.Equal("no two values of the sample differ, so that it has no bandwidth of its own: give one, or use Constant(3)", e.Rule);
            Assert.Equal(3, KernelDensity(sample, 0.5).Mean);
        }

        Assert.Equal("DIST011", Assert.Throws<ParameterException>(() => KernelDensity([])).Code);
        Assert.Equal("sample[1]", Assert.Throws<ParameterException>(() => KernelDensity([3, double.NaN])).ParamName);
    }

    [Fact]
    public void A_tail_without_a_beginning_is_refused_with_the_rule()
    {
        ParameterException e = Assert.Throws<ParameterException>(() => Spliced(Normal(0, 1), Normal(5, 1), 0.1));
        Assert.Equal(("DIST014", "tail"), (e.Code, e.ParamName));
        Assert.StartsWith("the tail must begin at a finite value", e.Rule, StringComparison.Ordinal);
    }

    /// <summary>
    /// With values beyond the doubles that still count, E max = x₀(1 − w)ⁿ + m·Σₖ C(n, k)(−1)^(k + 1) w^k (1 + 1 ⁄ (kα − 1)) of an atom x₀ beside a Pareto law of weight w from m on, and the same
    /// turned round.
    /// </summary>
    [Theory]
    [InlineData(-1e250)]
    [InlineData(1e250)]
    [InlineData(2.0)]
    public void The_greatest_of_several_counts_an_atom_beside_values_beyond_the_doubles(double atom)
    {
        const double alpha = 1.1, least = 1e250;
        foreach ((int n, double weight) in new[] { (2, 0.3), (5, 0.3), (2, 0.9), (2, 1e-6), (5, 1e-6) })
        {
            Distribution law = Mixture([1 - weight, weight], [Constant(atom), Pareto(least, alpha)]);
            double sum = 0, binomial = 1;
            for (int k = 1; k <= n; k++)
            {
                binomial = binomial * (n - k + 1) / k;
                sum += binomial * (k % 2 == 1 ? 1 : -1) * Math.Pow(weight, k) * (1 + (1 / ((k * alpha) - 1)));
            }

            double mean = (least * sum) + (atom * Math.Pow(1 - weight, n));
            Near(mean, MaximumOf(n, law).Mean, 1e-9);
            Near(-mean, MinimumOf(n, Scaled(law, -1)).Mean, 1e-9);
        }
    }

    /// <summary>scale·q^(−1/α) at q = 1e-300, a double though q^(−1/α) is none.</summary>
    [Fact]
    public void A_quantile_that_is_a_double_is_found_where_its_power_is_none()
    {
        // 1e-10 · 10^(300/0.96), and the same less the scale ⁄ ξ that is lost beside it; ξ = 1/0.96.
        const double far = 3.1622776601683793e302;
        Near(far, Pareto(1e-10, 0.96).UpperQuantile(1e-300), 1e-12);
        Near(far, LogLogistic(1e-10, 0.96).UpperQuantile(1e-300), 1e-12);
        Near(far, Frechet(0.96, 1e-10).UpperQuantile(1e-300), 1e-12);
        Near(far * 0.96, GeneralizedPareto(0, 1e-10, 1 / 0.96).UpperQuantile(1e-300), 1e-12);
        Near(far * 0.96, GeneralizedExtremeValue(0, 1e-10, 1 / 0.96).UpperQuantile(1e-300), 1e-12);
    }

    /// <summary>Tails of a hundred thousand terms, by mpmath 1.3 at 60 digits.</summary>
    [Fact]
    public void Long_tails_of_a_hypergeometric_law_keep_their_digits()
    {
        Distribution law = Hypergeometric(1e12, 3e11, 1e9);
        Near(0.0028755986232875782, law.Cdf(3e8 - 40_000), 2e-14);
        Near(0.083662226691852551, law.SurvivalFunction(3e8 + 20_000), 2e-14);
        Near(0.50001560425870255, law.Cdf(3e8), 2e-14);
        Assert.Equal((0, 1), (law.Cdf(0), law.SurvivalFunction(1000)));
    }

    private static double Bandwidth(double[] sample) => KernelDensity(sample).Parameters[^1].Value;

    private static void Near(double expected, double found, double tolerance) => Assert.InRange((found / expected) - 1, -tolerance, tolerance);
}
