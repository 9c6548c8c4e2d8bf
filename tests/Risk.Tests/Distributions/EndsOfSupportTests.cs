using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class EndsOfSupportTests
{
    /// <summary>The end location − scale ⁄ shape, as a double, may lie beyond the true one: between the two all is over, and nothing is NaN.</summary>
    [Fact]
    public void All_is_over_between_the_true_end_and_the_end_as_a_double()
    {
        Distribution law = GeneralizedExtremeValue(-30.000001, 3, -0.1);
        Assert.True(law.Maximum > -1.0000000018606237e-06, "the end of this law lies beyond the true one");
        Assert.Equal((1, 0, 0), (law.Cdf(-1.0000000018606237e-06), law.SurvivalFunction(-1.0000000018606237e-06), law.Density(-1.0000000018606237e-06)));
    }

    [Fact]
    public void A_law_without_an_end_is_over_at_infinity()
    {
        Assert.Equal((1, 0), (Frechet(2, 1).Cdf(double.PositiveInfinity), Frechet(2, 1).SurvivalFunction(double.PositiveInfinity)));
        Assert.Equal(1, Truncated(Frechet(2, 1), 1, double.PositiveInfinity).Minimum);
    }
}
