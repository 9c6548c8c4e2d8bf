using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class CombinedLawsTests
{
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
        Assert.Equal("DIST016", Assert.Throws<ParameterException>(() => MaximumOf(3, DiscreteUniform(1, 6))).Code);
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
