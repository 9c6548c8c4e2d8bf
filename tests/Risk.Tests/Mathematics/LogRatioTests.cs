using Risk.Mathematics;

namespace Risk.Tests.Mathematics;

public class LogRatioTests
{
    /// <summary>Expected: mpmath, 40 digits, of the doubles given.</summary>
    [Theory]
    [InlineData(2.5e200, 1e200, 0.91629073187415513317)]
    [InlineData(1e-250, 3e-250, -1.0986122886681096914)]
    [InlineData(7e250, 6.9e250, 0.014388737452099559524)]
    [InlineData(1.0000000000000002, 1, 2.2204460492503128343e-16)]
    [InlineData(1.9999, 1, 0.69309717930990364669)]
    [InlineData(1e300, 1e-300, 1381.5510557964274104)]
    [InlineData(5e-324, 1e308, -1453.636280563547333)]
    [InlineData(3e-310, 1e-5, -701.18984107451582707)]
    public void The_logarithm_of_a_quotient_has_all_its_digits(double a, double b, double expected)
    {
        Assert.Equal(1, LogRatio.Of(a, b) / expected, 4e-16);
        Assert.Equal(1, LogRatio.Of(b, a) / -expected, 4e-16);
    }

    [Fact]
    public void Of_nothing_it_is_infinite()
    {
        Assert.Equal(double.NegativeInfinity, LogRatio.Of(0, 3));
        Assert.Equal(double.PositiveInfinity, LogRatio.Of(3, 0));
        Assert.True(double.IsNaN(LogRatio.Of(0, 0)));
    }

    [Theory]
    [InlineData(-960)]
    [InlineData(-40)]
    [InlineData(1)]
    [InlineData(970)]
    public void A_power_of_two_as_unit_leaves_the_bits_of_logarithmic_laws(int power)
    {
        double In(double x) => Math.ScaleB(x, power);
        Distribution[] laws = [Distribution.LogUniform(1, 100), Distribution.LogTriangular(1, 7, 100)];
        Distribution[] moved = [Distribution.LogUniform(In(1), In(100)), Distribution.LogTriangular(In(1), In(7), In(100))];
        foreach ((Distribution law, Distribution other) in laws.Zip(moved))
        {
            foreach (double x in (double[])[1.25, 2.5, 6, 7, 19, 42, 99])
            {
                Assert.Equal(law.Cdf(x), other.Cdf(In(x)));
                Assert.Equal(law.SurvivalFunction(x), other.SurvivalFunction(In(x)));
            }
        }
    }
}
