namespace Risk.Tests.Fitting;

/// <summary>Data that leave a parameter open: few, equal, or censored so that one value may be behind them all.</summary>
public class IllPosedFitTests
{
    private static Measurement Over(double bound) => Measurement.MoreThan(bound);

    private static Measurement Under(double bound) => Measurement.LessThan(bound);

    private static string Refusal(LawFamily family, params Measurement[] data)
    {
        FitException e = Assert.Throws<FitException>(() => Fit.MaximumLikelihood(family, data));
        Assert.Equal("FIT004", e.Code);
        return e.Message;
    }

    [Fact]
    public void Data_that_may_be_one_value_leave_the_spread_open()
    {
        Measurement[][] sets = [[5, Over(3)], [5, Over(5)], [5, 5, Under(7), Over(3)], [Measurement.Between(1, 3), Measurement.Between(2, 4)], [Under(5), Over(3)], [Measurement.Between(1, 2), Measurement.Between(2, 3)]];
        LawFamily[] families =
        [
            LawFamily.Normal, LawFamily.LogNormal, LawFamily.Gamma, LawFamily.Weibull, LawFamily.Logistic, LawFamily.LogLogistic, LawFamily.Gumbel, LawFamily.InverseGaussian, LawFamily.Laplace,
            LawFamily.StudentT, LawFamily.Triangular, LawFamily.Pert, LawFamily.Beta(0, 10),
        ];
        foreach (LawFamily family in families)
        {
            Assert.All(sets, data => Assert.Contains("may be of one value", Refusal(family, data), StringComparison.Ordinal));
        }

        // The exponential law, which has a likeliest member, would be the best for want of rivals.
        Assert.All(sets, data => Assert.Contains("may be of one value", Assert.Throws<FitException>(() => Fit.Compare(data)).Message, StringComparison.Ordinal));
        Assert.Single(Fit.Compare(sets[0], LawFamily.Exponential).Fits);

        Assert.True(Fit.MaximumLikelihood(LawFamily.Normal, 5, 5, Under(7), Over(3), 6).Parameters[1].Value > 0.1);
    }

    [Fact]
    public void A_family_without_a_spread_of_its_own_is_fitted_to_equal_values()
    {
        Assert.Equal(3, Fit.MaximumLikelihood(LawFamily.Exponential, 3.0, 3, 3).Parameters[0].Value, 1e-15);
        Assert.Equal(10, Fit.MaximumLikelihood(LawFamily.Exponential, 5, Over(5)).Parameters[0].Value, 1e-15);
        Assert.Equal(2, Fit.MaximumLikelihood(LawFamily.Poisson, 2.0, 2, 2).Parameters[0].Value);
        Assert.Equal(1.0 / 3, Fit.Moments(LawFamily.Geometric, 2.0, 2).Parameters[0].Value, 1e-15);

        // Nothing in ten months: the likeliest rate is 0, and the data are certain by it.
        FittedLaw never = Fit.MaximumLikelihood(LawFamily.Poisson, new double[10]);
        Assert.Equal((0, 0), (never.Parameters[0].Value, never.LogLikelihood));
        Assert.Equal((1, 0), (Fit.MaximumLikelihood(LawFamily.Geometric, new double[10]) is var g ? g.Parameters[0].Value : 0, g.LogLikelihood));

        Assert.Equal("FIT001", Assert.Throws<FitException>(() => Fit.Compare([3.0, 3, 3])).Code);
        Assert.Equal("Poisson", Fit.Compare([2.0, 2, 2], LawFamily.Poisson, LawFamily.Geometric).Best.Family.Name);
    }

    /// <summary>The search would end somewhere on the way to 0: at a mean of 0.045 for waits, at 1.9e-7 for counts.</summary>
    [Fact]
    public void Data_that_may_all_be_0_leave_the_mean_of_waits_open_and_make_that_of_counts_0()
    {
        Measurement soon = Measurement.Between(0, 3);
        foreach (Measurement[] data in (Measurement[][])[[soon, soon], [soon, Under(3)], [0, soon], [Over(0), Under(2)]])
        {
            Refusal(LawFamily.Exponential, data);
        }

        foreach (Measurement[] data in (Measurement[][])[[soon, soon], [0, 0, Under(2)], [0, Measurement.Between(-1, 1)], [Over(-1), Under(0.5)]])
        {
            FittedLaw poisson = Fit.MaximumLikelihood(LawFamily.Poisson, data), geometric = Fit.MaximumLikelihood(LawFamily.Geometric, data);
            Assert.Equal((0, 0), (poisson.Parameters[0].Value, poisson.LogLikelihood));
            Assert.Equal((1, 0), (geometric.Parameters[0].Value, geometric.LogLikelihood));
            Refusal(LawFamily.NegativeBinomial, data);
        }
    }

    /// <summary>P(0)²·P(more than 0): e^−2m·(1 − e^−m) and p²(1 − p), the greatest at m = ln(3/2) and p = 2/3.</summary>
    [Fact]
    public void Counts_of_0_beside_more_than_0_have_a_mean()
    {
        Assert.Equal(Math.Log(1.5), Fit.MaximumLikelihood(LawFamily.Poisson, 0, 0, Over(0)).Parameters[0].Value, 1e-8);
        Assert.Equal(2.0 / 3, Fit.MaximumLikelihood(LawFamily.Geometric, 0, 0, Over(0)).Parameters[0].Value, 1e-8);
        Assert.Equal(Math.Log(1.5), Fit.MaximumLikelihood(LawFamily.Poisson, Under(1), Measurement.Between(-9, 0), Over(0)).Parameters[0].Value, 1e-8);
    }

    [Fact]
    public void Bounds_that_are_met_the_other_way_round_leave_the_spread_open()
    {
        Assert.Contains("spread open", Refusal(LawFamily.Normal, Under(4), Over(4.0001)), StringComparison.Ordinal);
        Assert.Contains("spread open", Refusal(LawFamily.Gamma, Under(1), Over(2), Over(2)), StringComparison.Ordinal);

        // P(X < 4) = 1/3 and P(X < 6) = 2/3: mean 5, deviation 1/Φ⁻¹(2/3).
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Normal, Under(4), Over(4), Over(4), Under(6), Under(6), Over(6));
        Assert.Equal(5, fit.Parameters[0].Value, 1e-6);
        Assert.Equal(1 / 0.43072729929545749, fit.Parameters[1].Value, 1e-6);
    }

    [Theory]
    [InlineData(6, 2.0, 9.0)]
    [InlineData(10, 6.0)]
    public void Equal_values_do_not_make_a_spike_of_a_Student_t_law(int equal, params double[] others)
    {
        Measurement[] data = [.. Enumerable.Repeat((Measurement)1.0, equal), .. others.Select(Measurement.Exactly)];
        Refusal(LawFamily.StudentT, data);
        Assert.Contains(Fit.Compare(data).Failures, f => f.Key == LawFamily.StudentT);
    }

    [Fact]
    public void A_bound_that_says_nothing_moves_no_end()
    {
        Measurement[] values = [2, 3, 3.5, 4, 5, 5.5, 7];
        foreach (LawFamily family in (LawFamily[])[LawFamily.Triangular, LawFamily.Pert])
        {
            FittedLaw expected = Fit.MaximumLikelihood(family, values);
            foreach (Measurement idle in (Measurement[])[Under(100), Over(-100), Measurement.Between(-100, 100), Measurement.Between(-10, 300)])
            {
                FittedLaw fit = Fit.MaximumLikelihood(family, [.. values, idle]);
                Assert.Equal(expected.LogLikelihood, fit.LogLikelihood, 1e-6);
                Assert.All(fit.Parameters.Zip(expected.Parameters), p => Assert.Equal(p.Second.Value, p.First.Value, 2e-3));
            }
        }
    }

    [Theory]
    [InlineData(2, 2, 10.2397, 2.0, 4.0, 8.0)]
    [InlineData(-0.06, 9, 9, 2.0, 3.0, 5.0, 7.0, 7.0, 7.0, 9.0)]
    [InlineData(17.1031, 20.383, 22.1886, 19.71, 20.383, 19.042, 20.481, 18.983, 19.964, 17.575, 19.949, 20.849, 18.476, 20.424, 21.88, 19.793, 20.474, 20.037)]
    public void Of_several_peaks_of_the_triangular_likelihood_the_highest_is_found(double minimum, double mode, double maximum, params double[] values)
    {
        Distribution other = Distribution.Triangular(minimum, mode, maximum);
        Assert.True(Fit.MaximumLikelihood(LawFamily.Triangular, values).LogLikelihood > values.Sum(x => Math.Log(other.Density(x))) - 1e-6);
    }

    /// <summary>Small sets, where the likelihood has many peaks: no triangular law whose mode is one of the data is likelier, whatever its ends on a grid.</summary>
    [Fact]
    public void No_triangular_law_on_a_grid_is_likelier()
    {
        for (int set = 0; set < 30; set++)
        {
            double[] x = [.. Enumerable.Range(1, 4 + (set % 9)).Select(i => Math.Round(Distribution.Normal(0, 1).Quantile(((i * 0.754877666) + (set * 0.569840291)) % 1), set % 2 == 0 ? 1 : 6)).Distinct().Order()];
            double width = x[^1] - x[0], found = Fit.MaximumLikelihood(LawFamily.Triangular, x).LogLikelihood;
            double[] margins = [.. Enumerable.Range(0, 25).Select(i => width * Math.Pow(10, (i / 4.0) - 5))];
            double best = (from mode in x from below in margins from above in margins
                           let law = Distribution.Triangular(x[0] - below, mode, x[^1] + above)
                           select x.Sum(v => Math.Log(law.Density(v)))).Max();
            Assert.True(found > best - 1e-6, $"set {set}: {found:R} beside {best:R}");
        }
    }

    /// <summary>Peaks with the mode at an end and within: of starts with the mode anywhere, the three likeliest all climbed to the lesser.</summary>
    [Fact]
    public void Of_several_peaks_beside_bounds_the_highest_is_found()
    {
        double[] values = [4.0894, 3.1922, 1.1601, 4.9934, 1.6728, 1.7479, 2.2467, 5.9512, 5.345], bounds = [10.595, 24.067, 2.782, 12.486, 4.4336, 0.54473];
        Measurement[] data = [.. values.Select(Measurement.Exactly), .. bounds.Select(Under)];
        double LogLikelihood(Distribution law) => values.Sum(x => Math.Log(law.Density(x))) + bounds.Sum(x => Math.Log(law.Cdf(x)));

        Assert.True(Fit.MaximumLikelihood(LawFamily.Triangular, data).LogLikelihood > LogLikelihood(Distribution.Triangular(-3.057, 5.9512, 5.9513)) - 1e-3);
        Assert.True(Fit.MaximumLikelihood(LawFamily.Pert, data).LogLikelihood > LogLikelihood(Distribution.Pert(-13.878, 5.9512, 5.9513)) - 1e-3);
    }

    [Fact]
    public void Drawn_data_without_a_spread_count_where_the_family_needs_none()
    {
        // One event in ten months: a third of the drawn sets have none. The mean of the draws is that of the data, their deviation √(p(1 − p)/n).
        ParameterUncertainty rate = Fit.MaximumLikelihood(LawFamily.Poisson, [.. new double[9], 1]).Bootstrap(4000, 3);
        Assert.Equal(0, rate.Failed);
        Assert.Equal(0.1, rate.Draws.Average(d => d[0]), 0.006);
        Assert.Equal(Math.Sqrt(0.009), rate.StandardError("mean"), 0.006);

        // Of two values the half are drawn as (1, 5), the others twice the same: means 1, 3, 3, 5.
        Assert.Equal(Math.Sqrt(2), Fit.MaximumLikelihood(LawFamily.Exponential, 1.0, 5).Bootstrap(4000, 3).StandardError("mean"), 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Two_values_do_not_say_how_sure_two_parameters_are(ulong seed) =>
        Assert.Equal("FIT004", Assert.Throws<FitException>(() => Fit.MaximumLikelihood(LawFamily.Normal, 1.0, 2).Bootstrap(100, seed)).Code);
}
