using Risk.Engine;
using Risk.Results;
using Risk.Tests.Distributions;
using Risk.Tests.Engine;

namespace Risk.Tests.Results;

public class IntervalTests
{
    /// <summary>One replicate tells no spread.</summary>
    [Fact]
    public void One_figure_has_no_error()
    {
        Assert.Equal(double.NaN, DesignErrors.ErrorOf([3]));
        Assert.Equal(0, DesignErrors.ErrorOf([3, 3]));
    }

    [Fact]
    public void Intervals_of_probabilities_have_their_reference_values()
    {
        ReferenceRow[] rows = [.. ReferenceRow.All.Where(r => r.Distribution is "WilsonInterval" or "ClopperPearson")];

        Assert.Equal(32, rows.Length);
        foreach (ReferenceRow row in rows)
        {
            (long k, long n, double confidence) = ((long)row["k"], (long)row["n"], row["conf"]);
            Estimate estimate = row.Distribution == "WilsonInterval" ? Estimate.Probability(k, n, confidence) : Estimate.ExactProbability(k, n, confidence);
            double actual = row.Function == "lower" ? estimate.Low : estimate.High;
            Assert.True(Math.Abs(actual - row.Expected) <= 4e-15 * row.Expected, $"{row}: {actual:R}");
        }
    }

    [Fact]
    public void Intervals_of_quantiles_have_their_reference_ranks()
    {
        ReferenceRow[] rows = [.. ReferenceRow.All.Where(r => r.Distribution == "OrderStatisticCI")];

        Assert.Equal(15, rows.Length);
        foreach (ReferenceRow row in rows)
        {
            OrderStatisticInterval interval = OrderStatisticInterval.Of((long)row["n"], row["p"], row["conf"]);
            double actual = row.Function switch
            {
                "lower_rank_1based" => interval.LowerRank,
                "upper_rank_1based" => interval.UpperRank,
                _ => interval.Coverage,
            };
            Assert.Equal(row.Expected, actual, 1e-12);
        }
    }

    [Theory]
    [InlineData(4_000_000_000, 0.05)]
    [InlineData(1_000_000_000, 0.5)]
    [InlineData(500_000_000, 0.7)]
    public void The_two_ways_to_a_rank_meet(long n, double p)
    {
        // Just above and below the limit of the exact sum, √n·|density of the rank| is the same to a few parts in a million.
        OrderStatisticInterval asymptotic = OrderStatisticInterval.Of(n, p, 0.95);
        double sigma = Math.Sqrt(n * p * (1 - p));

        Assert.Equal(1.959963984540054, ((n * p) - asymptotic.LowerRank) / sigma, 2e-3);
        Assert.Equal(1.959963984540054, (asymptotic.UpperRank - (n * p)) / sigma, 2e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void The_exact_interval_covers_at_least_as_often_as_it_says_and_Wilsons_about_as_often(int runs)
    {
        // Coverage by summing the binomial, at probabilities across (0, 1): no sampling is needed.
        double wilson = 0;
        Estimate[] exacts = [.. Enumerable.Range(0, runs + 1).Select(k => Estimate.ExactProbability(k, runs))];
        for (int i = 1; i < 100; i++)
        {
            double p = i / 100.0;
            double exact = 0;
            double mass = Math.Pow(1 - p, runs);
            for (int k = 0; k <= runs; k++)
            {
                Estimate e = exacts[k];
                Estimate w = Estimate.Probability(k, runs);
                exact += e.Low <= p && p <= e.High ? mass : 0;
                wilson += w.Low <= p && p <= w.High ? mass / 99 : 0;
                mass *= (double)(runs - k) / (k + 1) * p / (1 - p);
            }

            Assert.InRange(exact, 0.95, 1 + 1e-9);
        }

        Assert.InRange(wilson, 0.94, 0.97);
    }

    [Fact]
    public void The_exact_interval_is_refused_a_count_that_cannot_be()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.ExactProbability(11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.ExactProbability(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.ExactProbability(0, 0));
        Assert.Throws<ParameterException>(() => Estimate.ExactProbability(1, 2, double.NaN));
    }

    [Fact]
    public void What_is_infinite_in_every_run_is_told_by_its_sign()
    {
        var model = new Model("never");
        Uncertain x = model.Input("x", Distribution.Uniform(0, 1));
        model.OutputMoment("never", Uncertain.Function(_ => double.PositiveInfinity, x));
        model.OutputMoment("before", Uncertain.Function(_ => double.NegativeInfinity, x));
        ModelResult result = model.Simulate(1000, 1);
        Assert.Equal("∞ (the same in every run)", $"{result.Values["never"].Quantile(0.5)}");
        Assert.Equal("−∞ (the same in every run)", $"{result.Values["before"].Quantile(0.5)}");
    }
}
