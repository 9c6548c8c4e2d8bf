namespace Risk.Tests.Distributions;

/// <summary>Laws of distributions, on every row of <see cref="AllLaws"/>; <see cref="GeneratedLawsTests"/> draws their parameters. They hold for every p, so their false-positive rate is nil.</summary>
public class LawsTests
{
    private static readonly double[] Ladder =
        [1e-300, 1e-100, 1e-30, 1e-16, 1e-12, 1e-8, 1e-5, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5];

    [Fact]
    public void Both_tails_round_trip_far_out()
    {
        OnAll(AllLaws.Continuous.Concat(AllLaws.Discontinuous), law => Array.ForEach(Ladder, p => LawChecks.RoundTrip(law, p)));

        // What is summed up numerically knows its tails as far as it says.
        OnAll(AllLaws.Rough, law => Array.ForEach(Ladder[4..], p => LawChecks.RoundTrip(law, p, 1e-9)));
    }

    [Fact]
    public void Quantiles_rise_and_stay_in_the_support() => OnAll(AllLaws.Both, law =>
    {
        LawChecks.QuantilesRise(law, Ladder);
        LawChecks.Support(law);
    });

    [Fact]
    public void Cdf_and_survival_function_add_to_one_and_never_leave_zero_to_one() => OnAll(AllLaws.Both, law => Array.ForEach(Ladder, p => LawChecks.TailsAddToOne(law, p)));

    [Fact]
    public void Density_is_the_slope_of_the_cdf_or_its_step() => OnAll(AllLaws.Both, law => Array.ForEach([0.02, 0.11, 0.27, 0.51, 0.73, 0.92], p => LawChecks.DensityIsSlope(law, p)));

    [Fact]
    public void Moments_are_the_integrals_of_the_quantile() => OnAll(AllLaws.Both, law => LawChecks.Moments(law, 1e-8));

    [Fact]
    public void A_narrow_interval_far_from_0_is_met_as_near_as_its_ends_are_numbers()
    {
        Distribution law = Distribution.NormalFromInterval(-8921.5235812721, -8921.523358002405, 0.34408465912682007);
        Assert.Equal(0.34408465912682007, law.Cdf(-8921.523358002405) - law.Cdf(-8921.5235812721), 1e-7);
    }

    [Fact]
    public void A_law_equals_itself_made_twice_and_no_other_law()
    {
        Assert.Equal(Distribution.Pert(1, 2, 3), Distribution.Pert(1, 2, 3, 4));
        Assert.Equal(Distribution.Pert(1, 2, 3).GetHashCode(), Distribution.Pert(1, 2, 3).GetHashCode());
        Assert.Equal(Distribution.Discrete([2, 1], [1, 1]), Distribution.Discrete([1, 2], [3, 3]));
        Distribution[] all = [.. AllLaws.Both];
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.True(!all[i].Equals(all[j]) || all[i].ToString() == all[j].ToString(), $"{all[i]} and {all[j]}");
            }
        }
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_outside_zero_to_one_is_refused(double p)
    {
        foreach (Distribution law in AllLaws.Both)
        {
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(p)).ParamName);
            Assert.Throws<ArgumentOutOfRangeException>(() => law.UpperQuantile(p));
        }
    }

    private static void OnAll(IEnumerable<Distribution> laws, Action<Distribution> check)
    {
        foreach (Distribution law in laws)
        {
            check(law);
        }
    }
}
