using static Risk.Distribution;

namespace Risk.Tests.Statistics;

/// <summary>
/// How often 95 % intervals of importance sampling hold the truth, in 2,000 simulations each. The count of an interval of exactly 95 % is 1,900 ± 9.7; the bound of 1,852 (92.6 %) is 5 of these
/// below, a false positive of 3e-7 a row. Intervals of no use would be seen by the upper bound, where one is given, and by their errors: the spread of the figures is that of their standard errors
/// within 10 % (6 of its own standard errors of 1/√4000).
/// </summary>
public class ImportanceCoverageTests
{
    private const int Repetitions = 2_000;
    private const int Least = 1_852;

    /// <summary>Where a change of law makes a rare event common, rare still, or more so.</summary>
    [Theory]
    [InlineData(3.0, 3, 1.0, 300, 0.1)]
    [InlineData(4.5, 4.5, 1.0, 300, 0.1)]
    [InlineData(2.0, 0.5, 1.2, 300, 0.1)]
    [InlineData(3.0, 1, 1.3, 300, 1)]
    [InlineData(-3.0, -2, 1.2, 300, 0.1)]
    [InlineData(0.0, 0.3, 1.1, 300, 0.1)]
    [InlineData(0.3, 0.5, 1.2, 300, 0.1)]
    [InlineData(-0.6, -0.4, 1.1, 300, 0.1)]
    public void The_probability_of_a_tail_is_covered(double limit, double mean, double deviation, int runs, double spread)
    {
        var model = new Model("tail");
        Uncertain x = model.Input("x", Normal(0, 1));
        model.Output("event", limit < 0 ? x < limit : x > limit);
        model.Output("opposite", limit < 0 ? x >= limit : x <= limit);
        double p = Normal(0, 1).SurvivalFunction(Math.Abs(limit));
        Estimate[][] figures = Repeat(model, runs, SamplingDesign.Importance(("x", Normal(mean, deviation))), r => [r.Events["event"].Probability, r.Events["opposite"].Probability]);

        Assert.InRange(Covered(figures, 0, p), Least, Repetitions);
        Assert.InRange(Covered(figures, 1, 1 - p), Least, Repetitions);
        Assert.InRange(Bias(figures, 0, p), -5, 5);
        Assert.InRange(SpreadOfScores(figures, 0, p), 1 - spread, 1 + spread);
    }

    [Fact]
    public void Means_spreads_and_percentiles_are_covered()
    {
        Distribution law = Gamma(3, 2);
        var model = new Model("value");
        model.Output("x", model.Input("x", law));
        (double P, int At)[] levels = [(0.1, 2), (0.5, 3), (0.9, 4), (0.99, 5), (0.999, 6)];
        Estimate[][] figures = Repeat(model, 2_000, SamplingDesign.Importance(("x", Gamma(3.5, 2.6))), r =>
        {
            ValueOutput x = r.Values["x"];
            return [x.Mean, x.StandardDeviation, .. levels.Select(l => x.Quantile(l.P))];
        });

        Assert.InRange(Covered(figures, 0, law.Mean), Least, Repetitions);
        Assert.InRange(Covered(figures, 1, law.StandardDeviation), 1_830, Repetitions);
        Assert.InRange(SpreadOfScores(figures, 0, law.Mean), 0.9, 1.1);
        Assert.InRange(Bias(figures, 0, law.Mean), -5, 5);
        Assert.All(levels, l => Assert.InRange(Covered(figures, l.At, law.Quantile(l.P)), Least, Repetitions));
        Assert.All(levels.SkipLast(1), l => Assert.InRange(figures.Average(f => f[l.At].StandardError) / Deviation(figures, l.At), 0.85, 1.25));
    }

    /// <summary>A weight that is forgotten, or turned over, is so far off that none of a hundred intervals holds the truth.</summary>
    [Fact]
    public void Without_weights_the_truth_is_never_covered()
    {
        var model = new Model("tail");
        Uncertain x = model.Input("x", Normal(0, 1));
        model.Output("event", x > 3);
        double p = Normal(0, 1).SurvivalFunction(3);
        for (ulong seed = 0; seed < 100; seed++)
        {
            ModelResult r = model.Simulate(new SimulationOptions { Runs = 300, Seed = seed, Threads = 1, Design = SamplingDesign.Importance(("x", Normal(3, 1))) });
            Assert.True(Estimate.Probability(r.Events["event"].Count, 300).Low > 100 * p);
            Assert.True(r.Events["event"].Probability.High < 3 * p);
        }
    }

    private static Estimate[][] Repeat(Model model, int runs, SamplingDesign design, Func<ModelResult, Estimate[]> figures) =>
        [.. Enumerable.Range(0, Repetitions).Select(i => figures(model.Simulate(new SimulationOptions { Runs = runs, Seed = (ulong)i, Threads = 1, Design = design })))];

    private static int Covered(Estimate[][] figures, int figure, double truth) => figures.Count(f => f[figure].Low <= truth && truth <= f[figure].High);

    /// <summary>The mean error in its standard errors.</summary>
    private static double Bias(Estimate[][] figures, int figure, double truth) =>
        (figures.Average(f => f[figure].Value) - truth) / (Deviation(figures, figure) / Math.Sqrt(Repetitions));

    /// <summary>The spread of the figures about the truth beside the standard errors they state.</summary>
    private static double SpreadOfScores(Estimate[][] figures, int figure, double truth) =>
        Math.Sqrt(figures.Average(f => Math.Pow(f[figure].Value - truth, 2)) / figures.Average(f => Math.Pow(f[figure].StandardError, 2)));

    private static double Deviation(Estimate[][] figures, int figure)
    {
        double mean = figures.Average(f => f[figure].Value);
        return Math.Sqrt(figures.Average(f => Math.Pow(f[figure].Value - mean, 2)));
    }
}
