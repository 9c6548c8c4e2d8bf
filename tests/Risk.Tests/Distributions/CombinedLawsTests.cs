using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class CombinedLawsTests
{
    /// <summary>A limit so far out that F rounds to 1 there leaves the law as it is: quantiles and draws are those of the law itself to the mass beyond.</summary>
    [Fact]
    public void A_far_limit_of_a_truncated_law_moves_no_quantile()
    {
        (Distribution Law, double Limit)[] cases = [(LogNormal(0, 1), 1e3), (LogNormal(0, 1), 1e5), (Gamma(1.5, 4.5), 1e4), (Pareto(1, 1.1), 1e9), (Normal(10, 1), 1e3), (Weibull(0.7, 1), 1e6)];
        foreach ((Distribution law, double limit) in cases)
        {
            double beyond = law.SurvivalFunction(limit), mass = 1 - beyond, from = double.IsInfinity(law.Minimum) ? -limit : law.Minimum;
            Distribution truncated = Truncated(law, from, limit);
            foreach (double q in (double[])[0.9, 0.5, 0.1, 1e-3, 1e-5])
            {
                Assert.Equal(1, truncated.UpperQuantile(q) / law.UpperQuantile((q * mass) + beyond), 1e-12);
                Assert.Equal(1, truncated.SurvivalFunction(law.UpperQuantile(q)) * mass / (q - beyond), 1e-11);
            }

            var model = new Model("far");
            model.Output("x", model.Input("x", truncated));
            Assert.InRange(model.Simulate(20_000, 1).Values["x"].Percentile(90).Value / law.UpperQuantile((0.1 * mass) + beyond), 0.9, 1.1);
        }
    }

    /// <summary>What a heavy tail carries between e⁻⁴⁰ and its cap counts: E[min(X, c)] of a Pareto law in closed form.</summary>
    [Theory]
    [InlineData(1.1, 1e20)]
    [InlineData(0.9, 1e30)]
    [InlineData(1.5, 1e12)]
    public void The_mean_of_a_capped_heavy_tail_is_exact(double index, double cap) =>
        Assert.Equal(1, Capped(Pareto(1, index), cap).Mean / ((index - Math.Pow(cap, 1 - index)) / (index - 1)), 1e-11);

    [Fact]
    public void What_is_clipped_stands_at_the_ends()
    {
        Distribution normal = Normal(0, 1), law = Clipped(normal, -1, 2);
        Assert.Equal((0, normal.Cdf(-1), 1), (law.Cdf(-1.0000001), law.Cdf(-1), law.Cdf(2)));
        Assert.Equal(normal.SurvivalFunction(1.9999999), law.SurvivalFunction(1.9999999));
        Assert.Equal((-1, -1, 2, 2), (law.Quantile(0.1), law.Quantile(normal.Cdf(-1)), law.Quantile(0.99), law.UpperQuantile(0.01)));

        // ∫ x φ = φ(−1) − φ(2) between the ends, and the masses at them.
        Assert.Equal(normal.Density(-1) - normal.Density(2) - normal.Cdf(-1) + (2 * normal.SurvivalFunction(2)), law.Mean, 1e-13);
    }

    [Fact]
    public void A_capped_tail_has_a_mean_and_no_warning()
    {
        // E min(X, c) = 1 + ∫₁ᶜ x^−α dx.
        Distribution law = Capped(Pareto(1, 0.9), 50);
        Assert.Equal(1 + ((Math.Pow(50, 0.1) - 1) / 0.1), law.Mean, 1e-11);
        Assert.Empty(law.Warnings);
        Assert.NotEmpty(Clipped(Pareto(1, 0.9), 2, double.PositiveInfinity).Warnings);
    }

    [Fact]
    public void Clipped_values_are_drawn_at_both_ends_as_often_as_they_should()
    {
        Uncertain x = Uncertain.Input("x", Clipped(Normal(0, 1), -1, 2));
        var model = new Model("clipped");
        model.Output("low", x.Is(-1.0));
        model.Output("high", x.Is(2.0));
        ModelResult result = model.Simulate(200_000, seed: 11);

        // Five standard errors.
        Assert.Equal(Normal(0, 1).Cdf(-1), result.Events["low"].Probability.Value, 5 * Math.Sqrt(0.16 * 0.84 / 200_000));
        Assert.Equal(Normal(0, 1).Cdf(-2), result.Events["high"].Probability.Value, 5 * Math.Sqrt(0.0228 / 200_000));
    }

    [Fact]
    public void A_mixture_of_separate_values_is_discrete_and_finds_each()
    {
        Distribution law = Mixture([1, 3], [Constant(0), DiscreteUniform(1, 3)]);
        Assert.True(law.IsDiscrete);
        Assert.Equal((0, 0, 1, 2, 3), (law.Quantile(0.1), law.Quantile(0.25), law.Quantile(0.26), law.Quantile(0.6), law.Quantile(0.76)));
        Assert.Equal((0.25, 0.25), (law.Density(0), law.Density(2)));
    }

    [Fact]
    public void The_greatest_of_n_has_the_power_of_the_cdf()
    {
        Distribution law = Gamma(1.5, 4.5), greatest = MaximumOf(7, law), least = MinimumOf(7, law);
        foreach (double x in new[] { 1e-6, 0.5, 4, 11, 60 })
        {
            Assert.Equal(1, greatest.Cdf(x) / Math.Pow(law.Cdf(x), 7), 1e-12);
            Assert.Equal(1, least.SurvivalFunction(x) / Math.Pow(law.SurvivalFunction(x), 7), 1e-12);
        }

        // Greatest of n uniforms: n/(n + 1).
        Assert.Equal(7.0 / 8, MaximumOf(7, Uniform(0, 1)).Mean, 1e-13);
    }

    [Fact]
    public void A_heavy_tail_counts_to_its_end()
    {
        // E max of n = ∏ k/(k − 1/α).
        double known = Enumerable.Range(1, 5).Aggregate(1.0, (product, k) => product * (k / (k - (1 / 1.1))));
        Assert.Equal(1, MaximumOf(5, Pareto(1, 1.1)).Mean / known, 1e-11);

        // E X² of either part: ∫ of the Pareto tail is its own, and the body is a truncated law.
        Distribution body = Truncated(LogNormal(0, 0.4), double.NegativeInfinity, 2), tail = Pareto(2, 2.05), law = Spliced(LogNormal(0, 0.4), tail, 0.1);
        double square = (0.9 * (body.Variance + (body.Mean * body.Mean))) + (0.1 * (tail.Variance + (tail.Mean * tail.Mean)));
        Assert.Equal(1, law.Variance / (square - (law.Mean * law.Mean)), 1e-10);

        // Where nothing but an extrapolation is left of the tail.
        Assert.Equal(1, MaximumOf(2, Pareto(1, 1.01)).Mean / (1 / (1 - (1 / 1.01)) * (2 / (2 - (1 / 1.01)))), 1e-9);
    }

    [Fact]
    public void The_greatest_and_the_least_of_dice_have_their_masses()
    {
        // Of three dice: P(greatest = k) = (k³ − (k − 1)³)/216, and the least is 7 less the greatest.
        Distribution greatest = MaximumOf(3, DiscreteUniform(1, 6)), least = MinimumOf(3, DiscreteUniform(1, 6));
        for (int k = 1; k <= 6; k++)
        {
            double mass = ((k * k * k) - ((k - 1) * (k - 1) * (k - 1))) / 216.0;
            Assert.Equal(1, greatest.Density(k) / mass, 1e-14);
            Assert.Equal(1, least.Density(7 - k) / mass, 1e-14);
            Assert.Equal(k * k * k / 216.0, greatest.Cdf(k), 1e-15);
            Assert.Equal((k, k), (greatest.Quantile(greatest.Cdf(k)), greatest.Quantile((k * k * k / 216.0) - 1e-12)));
            Assert.Equal(k, least.Quantile(least.Cdf(k)));
        }

        Assert.Equal(0, greatest.Density(2.5));
        Assert.Equal(4.958333333333333, greatest.Mean, 1e-13);
        Assert.True(greatest.IsDiscrete);

        // The least of n geometric numbers is geometric: 1 − p = (1 − 0.2)⁴⁰; and far out no mass is lost to a difference of ones.
        Distribution least40 = MinimumOf(40, GeometricFailures(0.2)), known = GeometricFailures(1 - Math.Pow(0.8, 40)), greatest40 = MaximumOf(40, GeometricFailures(0.2));
        Assert.Equal(1, least40.Density(2) / known.Density(2), 1e-11);
        Assert.Equal(1, greatest40.Density(300) / (40 * GeometricFailures(0.2).Density(300)), 1e-12);
        Assert.Equal(1, greatest40.SurvivalFunction(300) / (40 * GeometricFailures(0.2).SurvivalFunction(300)), 1e-12);

        // Drawn: 5 standard errors of 100,000 runs.
        var model = new Model("dice");
        model.Output("sixes", model.Input("greatest", greatest).Is(6.0));
        Assert.Equal(91.0 / 216, model.Simulate(100_000, 4).Events["sixes"].Probability.Value, 5 * Math.Sqrt(0.244 / 100_000));
    }

    [Fact]
    public void A_triangle_with_its_mode_at_an_end_keeps_its_digits_there()
    {
        // 1 − √(1 − p) = p/2 + p²/8 + …, from either end.
        foreach (double p in new[] { 1e-300, 1e-15, 1e-8, 1e-3 })
        {
            double known = (p / 2) + (p * p / 8) + (p * p * p / 16) + (5 * p * p * p * p / 128) + (7 * p * p * p * p * p / 256);
            Assert.Equal(1, Triangular(0, 0, 1).Quantile(p) / known, 1e-14);
            Assert.Equal(-1, Triangular(-1, 0, 0).UpperQuantile(p) / known, 1e-14);
        }

        Assert.Equal(Triangular(0, 0, 1).Quantile(0.5), Triangular(0, 0, 1).Quantile(Math.BitDecrement(0.5)), 1e-15);
    }

    [Fact]
    public void A_negative_factor_turns_a_discrete_law_round()
    {
        Distribution law = Scaled(Discrete([1, 2, 4], [0.25, 0.25, 0.5]), -1);
        Assert.Equal((-4, -4, -2, -2, -1), (law.Quantile(0.3), law.Quantile(0.5), law.Quantile(0.51), law.Quantile(0.75), law.Quantile(0.76)));
        Assert.Equal((0.5, 0.75, 1), (law.Cdf(-4), law.Cdf(-2), law.Cdf(-1)));
        Assert.Equal((0.5, 0.25, 0), (law.SurvivalFunction(-4), law.SurvivalFunction(-2), law.SurvivalFunction(-1)));
    }

    [Fact]
    public void Bad_components_are_refused_with_their_code()
    {
        Assert.Equal("DIST011", Code(() => Mixture([], [])));
        Assert.Equal("DIST013", Code(() => Mixture([1], [Normal(0, 1), Normal(0, 2)])));
        Assert.Equal("DIST012", Code(() => Mixture([1, -0.1], [Normal(0, 1), Normal(0, 2)])));
        Assert.Equal("DIST012", Code(() => Mixture([0, 0], [Normal(0, 1), Normal(0, 2)])));
        Assert.Equal("DIST012", Code(() => Mixture([1e308, 1e308], [Normal(0, 1), Normal(0, 2)])));
        Assert.Equal("DIST001", Code(() => Mixture([1, double.NaN], [Normal(0, 1), Normal(0, 2)])));
        Assert.Equal("DIST002", Code(() => Clipped(Normal(0, 1), 2, 2)));
        Assert.Equal("DIST001", Code(() => Capped(Normal(0, 1), double.NaN)));
        Assert.Equal("DIST003", Code(() => Scaled(Normal(0, 1), 0)));
        Assert.Equal("DIST010", Code(() => MaximumOf(0, Normal(0, 1))));
        Distribution nested = Normal(0, 1);
        Assert.Equal("LIM002", Code(() =>
        {
            for (int i = 0; i < 65; i++)
            {
                nested = Mixture([1, 1], [nested, Normal(i, 1)]);
            }
        }));
        Assert.Equal("LIM002", Code(() =>
        {
            for (int i = 0; i < 64; i++)
            {
                nested = Mixture([1, 1], [nested, nested]);
            }
        }));
    }

    private static string Code(Action action) => Assert.Throws<ParameterException>(action).Code;
}
