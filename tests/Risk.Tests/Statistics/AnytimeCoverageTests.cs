using Risk.Results;
using static Risk.Distribution;

namespace Risk.Tests.Statistics;

/// <summary>
/// Anytime-valid intervals hold the true figure at all looks together at least as often as they say, 95 %. Where the claim is exact, a count is compared with the binomial law at level 10⁻⁶
/// (one-sided), so that a right rule fails all tests here together for at most one seed in 50,000; two tests are no samples but sums.
/// </summary>
public class AnytimeCoverageTests
{
    private const double Alpha = 0.05;

    /// <summary>
    /// The probability of ever being excluded within 600 runs, summed over all paths of counts: no sampling. With a weight that suits so few runs much of the level is spent; with that of
    /// the simulations hardly any, for it is kept for later.
    /// </summary>
    [Theory]
    [InlineData(0.5, 20, 0.01)]
    [InlineData(0.2, 20, 0.01)]
    [InlineData(0.01, 100, 0.005)]
    [InlineData(0.95, 20, 0.005)]
    [InlineData(0.3, 4096, 0)]
    public void A_probability_is_ever_excluded_with_a_probability_below_the_level(double p, double weight, double least)
    {
        const int most = 600;
        double[] mass = new double[most + 2];
        (mass[0], double excluded) = (1, 0.0);
        for (int n = 1; n <= most; n++)
        {
            for (int k = n; k >= 0; k--)
            {
                mass[k] = (mass[k] * (1 - p)) + (k > 0 ? mass[k - 1] * p : 0);
                if (AnytimeInterval.LogMartingale(k, n, p, weight) >= -Math.Log(Alpha))
                {
                    // The count k − 1 still needs what was at k − 1 only: k may be emptied now.
                    excluded += mass[k];
                    mass[k] = 0;
                }
            }
        }

        Assert.InRange(excluded, least, Alpha);
        Assert.Equal(1, excluded + mass.Sum(), 1e-12);
    }

    /// <summary>The band of counts is what is not excluded, at every number of runs.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0.999)]
    public void The_band_of_counts_is_what_is_not_excluded(double p)
    {
        foreach (int n in new[] { 1, 2, 10, 333, 2000 })
        {
            (long least, long greatest) = AnytimeInterval.Counts(n, p, Alpha);
            Assert.All(Enumerable.Range(0, n + 1), k => Assert.Equal(AnytimeInterval.LogMartingale(k, n, p) < -Math.Log(Alpha), k >= least && k <= greatest));
        }
    }

    /// <summary>Σ over counts of the binomial law times the martingale is 1 for every p: it starts at 1 and stays there.</summary>
    [Theory]
    [InlineData(0.3, 50)]
    [InlineData(0.001, 2000)]
    [InlineData(0.97, 5000)]
    public void The_martingale_has_the_mean_1(double p, int n)
    {
        Distribution law = Binomial(n, p);
        double mean = Enumerable.Range(0, n + 1).Where(k => law.Density(k) > 0).Sum(k => law.Density(k) * Math.Exp(AnytimeInterval.LogMartingale(k, n, p)));

        Assert.Equal(1, mean, 1e-9);
    }

    /// <summary>Nothing inside the interval is excluded and nothing outside is not, on a grid of probabilities.</summary>
    [Theory]
    [InlineData(0, 4096)]
    [InlineData(1, 4096)]
    [InlineData(3, 10)]
    [InlineData(2000, 4096)]
    [InlineData(4095, 4096)]
    [InlineData(99, 1_000_000)]
    [InlineData(359_000_000, 1_000_000_000)]
    public void The_interval_is_the_set_of_what_is_not_excluded(long count, long runs)
    {
        (double low, double high) = AnytimeInterval.Probability(count, runs, Alpha);
        double bound = -Math.Log(Alpha), p = (double)count / runs;

        Assert.True(low <= p && p <= high);
        for (int i = 1; i < 2000; i++)
        {
            double grid = i / 2000.0, near = low + ((high - low) * grid);
            Assert.True(AnytimeInterval.LogMartingale(count, runs, near) < bound + 1e-6, $"{near} is inside");
            Assert.Equal(grid > low && grid < high, AnytimeInterval.LogMartingale(count, runs, grid) < bound);
        }
    }

    /// <summary>At 3 to 3.5 standard errors where 1.96 would do for a number of runs fixed beforehand: the price of looking.</summary>
    [Fact]
    public void The_price_of_looking_is_stated()
    {
        foreach ((long runs, double least, double most) in new[] { (4096L, 3.6, 3.7), (32_768, 3.0, 3.1), (1_000_000, 3.3, 3.45), (100_000_000, 3.9, 4.1) })
        {
            (double low, double high) = AnytimeInterval.Probability(runs * 3 / 10, runs, Alpha);
            double scale = Math.Sqrt(0.21 / runs);
            Assert.InRange((high - low) / 2 / scale, least, most);
            Assert.InRange(AnytimeInterval.Score(0.95, runs, AnytimeInterval.Weight), least, most);
        }

        Assert.Equal(double.PositiveInfinity, AnytimeInterval.Score(0.95, 1, 4));
        Assert.InRange(AnytimeInterval.Score(0.95, 16, AnytimeInterval.ReplicateWeight), 3.6, 3.75);
        Assert.InRange(AnytimeInterval.Probability(0, 4096, Alpha).High, 0.0026, 0.0027);
    }

    /// <summary>
    /// 2,000 sequences of up to 128 leaves, looked at as a simulation does. The rule excludes the true probability at some look in at most 5 % of them; Wilson's interval, looked at as
    /// often, in many more: the test can tell.
    /// </summary>
    [Fact]
    public void Looking_early_is_honest_where_a_fixed_interval_is_not()
    {
        const int sequences = 2000, leaves = 128;
        const double p = 0.3;
        Distribution law = Binomial(4096, p);
        var model = new Model("counts");
        model.Output("count", model.Input("count", law));
        ReadOnlySpan<double> counts = model.Simulate(new SimulationOptions { Runs = sequences * leaves, Seed = 2, KeepSamples = true }).Values["count"].Samples;
        int excluded = 0, byWilson = 0;
        for (int s = 0; s < sequences; s++)
        {
            (bool anytime, bool wilson, long count, int next) = (false, false, 0, 1);
            for (int leaf = 1; leaf <= leaves; leaf++)
            {
                count += (long)counts[(s * leaves) + leaf - 1];
                if (leaf == next || leaf == leaves)
                {
                    next += Math.Max(1, next / 4);
                    anytime |= AnytimeInterval.LogMartingale(count, leaf * 4096L, p) >= -Math.Log(Alpha);
                    Estimate estimate = Estimate.Probability(count, leaf * 4096L);
                    wilson |= p < estimate.Low || p > estimate.High;
                }
            }

            excluded += anytime ? 1 : 0;
            byWilson += wilson ? 1 : 0;
        }

        AtMost("anytime", excluded, sequences);
        Assert.InRange(byWilson, 0.15 * sequences, sequences);
    }

    /// <summary>2,000 sequences of 300 normal figures, looked at from the second on, at each: exact for any weight.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public void A_normal_mean_is_ever_excluded_with_a_probability_below_the_level(double weight)
    {
        const int sequences = 2000, most = 300;
        double[] scores = [.. Enumerable.Range(0, most + 1).Select(n => n < 2 ? double.PositiveInfinity : AnytimeInterval.Score(1 - Alpha, n, weight))];
        var model = new Model("figures");
        model.Output("x", model.Input("x", Normal(5, 2)));
        ReadOnlySpan<double> figures = model.Simulate(new SimulationOptions { Runs = sequences * most, Seed = 3, KeepSamples = true }).Values["x"].Samples;
        int excluded = 0;
        for (int s = 0; s < sequences; s++)
        {
            (double mean, double m2, bool left) = (0, 0, false);
            for (int n = 1; n <= most; n++)
            {
                double x = figures[(s * most) + n - 1], d = x - mean;
                mean += d / n;
                m2 += d * (x - mean);
                left |= n > 1 && Math.Abs(mean - 5) > scores[n] * Math.Sqrt(m2 / (n - 1) / n);
            }

            excluded += left ? 1 : 0;
        }

        AtMost("normal", excluded, sequences);
        Assert.InRange(excluded, 0.005 * sequences, sequences);
    }

    public static TheoryData<string> Designs => ["", "antithetic", "lhs", "sobol", "strata"];

    /// <summary>
    /// 500 simulations that stop by themselves, for each design and figure: the interval at the end holds the truth in at least 95 % of them, the fewest allowed being 452 (level 10⁻⁶).
    /// Truths are those of the closed forms: the sum of two exponentials of mean 1 is Gamma(2, 1).
    /// </summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void The_interval_at_which_a_simulation_stops_holds_the_truth(string name)
    {
        const int repetitions = 500;
        var model = new Model("sum");
        Uncertain sum = model.Input("a", Exponential(1)) + model.Input("c", Exponential(1));
        model.Output("sum", sum);
        model.Output("late", sum > 4);
        Distribution law = Gamma(2, 1);
        SamplingDesign design = name == "sobol" ? SamplingDesign.Sobol : Engine.Designs.DesignTests.Of(name);
        double scale = name is "" or "antithetic" ? 1.4 : 1;
        (StoppingRule Rule, double Truth)[] rules =
        [
            (StoppingRule.HalfWidth("sum", 0.035 * scale) with { Points = 256 }, 2),
            (StoppingRule.HalfWidth("late", 0.008 * scale) with { Points = 256 }, law.SurvivalFunction(4)),
            (StoppingRule.Percentile("sum", 80, 0.07 * scale) with { Points = 256 }, law.Quantile(0.8)),
        ];
        foreach ((StoppingRule rule, double truth) in rules)
        {
            Stopping[] ends = [.. Enumerable.Range(0, repetitions).AsParallel().Select(i =>
                model.SimulateUntil(rule, new SimulationOptions { Runs = 400_000, Seed = (ulong)i, Threads = 1, Design = design }).Stopping!)];
            AtMost($"{name} {rule}", ends.Count(e => !(e.Interval.Low <= truth && truth <= e.Interval.High)), repetitions);
            Assert.All(ends, e => Assert.Equal(StoppingReason.Narrow, e.Reason));
            Assert.All(ends, e => Assert.InRange(e.HalfWidth, 0, rule.Within!.Value));
        }
    }

    /// <summary>The threshold is the truth, so each end before the limit is a wrong one: at most 5 % of 500.</summary>
    [Fact]
    public void A_decision_that_cannot_be_settled_is_settled_wrongly_no_more_often_than_stated()
    {
        const int repetitions = 500;
        var model = new Model("toss");
        model.Output("heads", model.Input("u", Uniform(0, 1)) < 0.5);
        Stopping[] ends = [.. Enumerable.Range(0, repetitions).AsParallel().Select(i =>
            model.SimulateUntil(StoppingRule.Settled("heads", 0.5), new SimulationOptions { Runs = 60_000, Seed = (ulong)i, Threads = 1 }).Stopping!)];

        AtMost("settled", ends.Count(e => e.Reason == StoppingReason.Settled), repetitions);
        Assert.All(ends.Where(e => e.Reason != StoppingReason.Settled), e => Assert.Equal((StoppingReason.RunLimit, (bool?)null), (e.Reason, e.IsAbove)));
    }

    /// <summary>Ties: the quantile at 80 % of a die of ten is anywhere from 8 to 9, and 8 by definition; every interval holds it.</summary>
    [Fact]
    public void The_quantile_of_a_discrete_output_converges_to_its_value()
    {
        var model = new Model("die");
        model.Output("x", model.Input("x", DiscreteUniform(1, 10)));

        Stopping stopping = model.SimulateUntil(StoppingRule.Percentile("x", 75, 0.1), new SimulationOptions { Runs = 1_000_000, Seed = 1 }).Stopping!;

        Assert.Equal((StoppingReason.Narrow, 8.0, 8.0), (stopping.Reason, stopping.Interval.Low, stopping.Interval.High));
    }

    private static void AtMost(string what, int missed, int repetitions) =>
        Assert.True(missed <= Alpha * repetitions || PValue.Count(missed, repetitions, Alpha) > 2e-6, $"{what}: {missed} of {repetitions}");
}
