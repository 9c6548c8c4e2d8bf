using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class JoinedLawsTests
{
    [Fact]
    public void A_spliced_law_has_its_body_below_and_its_tail_above()
    {
        Distribution body = LogNormal(0, 0.4), tail = Pareto(2, 2.5), law = Spliced(body, tail, 1.0 / 6);
        Assert.Equal(5.0 / 6, law.Cdf(2), 1e-15);
        Assert.Equal(5.0 / 6 * body.Cdf(1.3) / body.Cdf(2), law.Cdf(1.3), 1e-15);
        Assert.Equal(tail.SurvivalFunction(9) / 6, law.SurvivalFunction(9), 1e-16);
        foreach (double p in new[] { 1e-9, 0.01, 0.4, 0.8, 0.83, 0.84, 0.99, 1 - 1e-9 })
        {
            Assert.Equal(p, law.Cdf(law.Quantile(p)), 1e-12);
        }

        Assert.Equal(law.Mean, ((5.0 / 6) * Truncated(body, double.NegativeInfinity, 2).Mean) + (tail.Mean / 6), 1e-12);
        Assert.True(double.IsPositiveInfinity(Spliced(body, Pareto(2, 1.5), 0.1).Variance));
    }

    /// <summary>Half of the body lies at 0, where the tail begins: nothing of it is below, and all of it there.</summary>
    [Fact]
    public void A_body_may_end_where_it_begins()
    {
        Distribution law = Spliced(Clipped(Normal(0, 1), 0, double.PositiveInfinity), GeneralizedPareto(0, 1, 0.1), 0.2);
        Assert.Equal(0.8, law.Cdf(0), 1e-15);
        Assert.Equal(0.2 / 0.9, law.Mean, 1e-15);
    }

    [Fact]
    public void A_spliced_law_is_drawn_as_it_is_defined()
    {
        var model = new Model("overrun");
        Distribution law = Spliced(LogNormal(0, 0.4), Pareto(2, 2.5), 1.0 / 6);
        model.Output("beyond 2", model.Input("overrun", law) > 2);
        Estimate beyond = model.Simulate(100_000, seed: 5).Events["beyond 2"].Probability;

        // Four standard errors: a right program fails one seed in 16,000.
        Assert.Equal(1.0 / 6, beyond.Value, 4 * Math.Sqrt(5.0 / 36 / 100_000));
    }

    [Fact]
    public void A_law_of_MathNet_can_be_an_input()
    {
        Distribution theirs = FromMathNet(new MathNet.Numerics.Distributions.Logistic(3, 2));
        foreach (double p in new[] { 0.001, 0.2, 0.5, 0.9, 0.999 })
        {
            Assert.Equal(3 + (2 * Math.Log(p / (1 - p))), theirs.Quantile(p), 1e-9);
        }

        var model = new Model("theirs");
        model.Output("x", model.Input("x", theirs));
        ValueOutput x = model.Simulate(20_000, seed: 1).Values["x"];

        // The standard deviation is 2π/√3; four standard errors.
        Assert.Equal(3, x.Mean.Value, 4 * 3.63 / Math.Sqrt(20_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_tail_needs_a_probability(double probability) =>
        Assert.Throws<ParameterException>(() => Spliced(LogNormal(0, 1), Pareto(2, 2), probability));
}
