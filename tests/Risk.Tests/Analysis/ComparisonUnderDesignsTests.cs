using static Risk.Distribution;

namespace Risk.Tests.Analysis;

/// <summary>Differences under designs whose runs are not independent: errors from the differences of replicates, or of pairs.</summary>
public class ComparisonUnderDesignsTests
{
    public static readonly TheoryData<string, SamplingDesign> Designs = new()
    {
        { "Sobol", SamplingDesign.Sobol },
        { "smoothed Sobol", SamplingDesign.SmoothedSobol with { Redraws = 8, Redrawn = ["x"] } },
        { "Latin hypercube", SamplingDesign.LatinHypercube },
        { "antithetic", SamplingDesign.Antithetic },
    };

    /// <summary>
    /// 200 comparisons of x = N(0, 1) with y = x + x² ⁄ 2 + e, e ~ N(0.1, 0.1), against closed forms and an integral. An interval that is right at 95 % covers
    /// 176 to 199 of them in all but one seed in 1,000; one that is too wide, as these may be by a little, covers up to 200. Of the twelve checks, one fails by chance in 80.
    /// Under antithetic pairs x² is the same in both runs of a pair, and the formula for independent runs covers about 83 % only.
    /// </summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void Intervals_cover_what_they_say(string name, SamplingDesign design)
    {
        Model first = Normal01(x => x), second = Normal01(x => x + (x * x / 2) + Uncertain.Input("e", Normal(0.1, 0.1)));
        double aboveOne = ProbabilityAbove(1), ninth = Ninth();
        int mean = 0, probability = 0, quantile = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            PairedDifferences d = ModelComparison.Of(first, second, new() { Runs = 8192, Seed = seed, Threads = 1, Design = design }).Differences[0];
            mean += Covers(d.Mean("x"), 0.6);
            probability += Covers(d.Probability("above one"), aboveOne - 0.15865525393145707);
            quantile += Covers(d.Quantile("x", 0.9), ninth - 1.2815515655446004);
        }

        Assert.True(mean >= 176 && probability >= 176 && quantile >= 176, $"{name}: of 200 intervals {mean} hold the mean, {probability} the probability, {quantile} the quantile");
    }

    /// <summary>Most runs of either model are 1, so that both percentiles are, in whatever runs differ.</summary>
    [Fact]
    public void A_difference_of_percentiles_that_many_runs_share_is_not_the_same_in_every_run()
    {
        Model Clipped(double scale)
        {
            var model = new Model("clipped");
            model.Output("x", Uncertain.Max(scale * model.Input("x", Normal(0, 1)), 1));
            return model;
        }

        Estimate difference = ModelComparison.Of(Clipped(1), Clipped(2), new() { Runs = 10_000, Seed = 1, Threads = 1 }).Differences[0].Quantile("x", 0.5);
        Assert.DoesNotContain("the same in every run", $"{difference}", StringComparison.Ordinal);
    }

    [Fact]
    public void One_pair_tells_no_interval()
    {
        PairedDifferences pair = ModelComparison.Of(Normal01(x => x), Normal01(x => Uncertain.Exp(x)), new() { Runs = 2, Seed = 1, Threads = 1, Design = SamplingDesign.Antithetic }).Differences[0];
        Assert.Equal((double.NaN, double.NaN), (pair.Mean("x").Low, pair.Baseline.Values["x"].Mean.Low));
    }

    /// <summary>What replicates agree about is known better than by independent runs: that is why people use them.</summary>
    [Fact]
    public void A_difference_is_known_better_under_a_better_design()
    {
        double Error(SamplingDesign design) => ModelComparison.Of(
            Normal01(x => x), Normal01(x => x + (x * x / 2)), new() { Runs = 1 << 16, Seed = 3, Design = design }).Differences[0].Mean("x").StandardError;

        Assert.InRange(Error(SamplingDesign.Sobol), 0, Error(SamplingDesign.MonteCarlo) / 20);
        Assert.InRange(Error(SamplingDesign.Antithetic) / Error(SamplingDesign.MonteCarlo), 1.35, 1.48); // √2: x² repeats in a pair
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Models_that_agree_in_every_run_differ_by_nothing_but_what_the_runs_cannot_tell(string name, SamplingDesign design)
    {
        PairedDifferences d = ModelComparison.Of(Normal01(x => x), Normal01(x => x + 2 - Uncertain.Exp(Math.Log(2))), new() { Runs = 4096, Seed = 1, Design = design })
            .Differences[0];
        Estimate mean = d.Mean("x"), probability = d.Probability("above one");
        Assert.True(Math.Abs(mean.Value) < 1e-12 && mean.StandardError < 1e-12, $"{name}: {mean}");
        Assert.Equal((0, 0), (probability.Value, probability.StandardError));
        Assert.True(probability.Low < 0 && probability.High > 0 && probability.High < 0.01, $"{name}: {probability}");
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Threads_change_no_bit(string name, SamplingDesign design)
    {
        foreach (bool kept in new[] { true, false })
        {
            PairedDifferences One(int threads) => ModelComparison.Of(
                Normal01(x => x), Normal01(x => x + (x * x / 2)), new() { Runs = 20_000, Seed = 3, Threads = threads, Design = design, KeepSamples = kept }).Differences[0];

            (PairedDifferences a, PairedDifferences b) = (One(1), One(3));
            Assert.True(
                (a.Mean("x"), a.Probability("above one"), a.Quantile("x", 0.5)) == (b.Mean("x"), b.Probability("above one"), b.Quantile("x", 0.5)), $"{name}, samples kept: {kept}");
        }
    }

    /// <summary>One pair has no spread: what is left is what two runs cannot tell.</summary>
    [Fact]
    public void One_pair_of_runs_says_how_little_it_knows()
    {
        PairedDifferences d = ModelComparison.Of(Normal01(x => x), Normal01(x => x), new() { Runs = 1, Seed = 1, Design = SamplingDesign.Antithetic }).Differences[0];
        Assert.Equal((0, 0, -1, 1), (d.Probability("above one").Value, d.Probability("above one").StandardError, d.Probability("above one").Low, d.Probability("above one").High));
    }

    /// <summary>b ~ N(5, 10) beside a ~ N(0, 10⁹): the variances of the two outputs agree to 16 digits, those of their differences are that of b.</summary>
    [Fact]
    public void A_small_difference_of_great_values_keeps_its_error()
    {
        Uncertain Great() => Uncertain.Input("x", Normal(0, 1e9));
        var options = new SimulationOptions { Runs = 1 << 14, Seed = 1 };
        Estimate mean = ModelComparison.Of(Model(Great()), Model(Great() + Uncertain.Input("b", Normal(5, 10))), options).Differences[0].Mean("x");
        Assert.InRange(mean.StandardError, 0.076, 0.08); // 10 ÷ √16,384
        Assert.InRange(mean.Value, 4.7, 5.3);
    }

    /// <summary>Antithetic runs of x and of 2x have pairs of mean 0, and differ by x.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void The_same_in_every_run_is_said_of_runs(string name, SamplingDesign design)
    {
        Estimate Difference(Func<Uncertain, Uncertain> second) =>
            ModelComparison.Of(Normal01(x => x), Normal01(second), new() { Runs = 1 << 14, Seed = 1, Design = design }).Differences[0].Mean("x");

        Assert.False(Difference(x => 2 * x).IsExact, name);
        Assert.Equal((true, 0.0), (Difference(x => x + 3).IsExact, Difference(x => x + 3).StandardError));
    }

    /// <summary>Squares of values of 1e±200 leave the doubles.</summary>
    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Values_whose_squares_leave_the_doubles_have_no_error_of_0(double unit)
    {
        Model small = Model(unit * Uncertain.Input("x", Normal(0, 1)));
        var options = new SimulationOptions { Runs = 1 << 14, Seed = 1 };
        PairedDifferences d = ModelComparison.Of(small, Model(unit * 2 * Uncertain.Input("x", Normal(0, 1))), options).Differences[0];
        ValueOutput x = d.Baseline.Values["x"];
        Assert.All([d.Mean("x"), x.Mean, x.StandardDeviation], e => Assert.Equal((double.NaN, double.NaN), (e.StandardError, e.Low)));
        Assert.Equal((double.NaN, double.NaN), (x.Skewness, x.ExcessKurtosis));
        Assert.InRange(d.Quantile("x", 0.9).StandardError / unit, 0.01, 0.03);

        Estimate mean = small.Simulate(options with { Design = SamplingDesign.LatinHypercube }).Values["x"].Mean;
        Assert.InRange(mean.StandardError / unit, 1e-6, 1e-3);

        // Of exp x the means of pairs differ; of x they are all 0.
        options = options with { Design = SamplingDesign.Antithetic };
        d = ModelComparison.Of(Model(unit * Uncertain.Exp(Uncertain.Input("x", Normal(0, 1)))), Model(unit * 2 * Uncertain.Exp(Uncertain.Input("x", Normal(0, 1)))), options).Differences[0];
        Assert.All([d.Mean("x"), d.Baseline.Values["x"].Mean], e => Assert.Equal(double.NaN, e.StandardError));
        options = options with { Design = SamplingDesign.MonteCarlo };
        Assert.Equal(double.NaN, small.SimulateUntil(StoppingRule.HalfWidth("x", unit / 1000), options).Stopping!.Interval.StandardError);
    }

    /// <summary>x and x + e, e ~ N(0.001, 0.001): between their P95 lies a run or two of 4,096, often none. With the correlation of lying below them alone, 269 to 291 of 500 intervals held the difference. An interval that is right at 95 % holds it in 176 of 200 or more, but for one seed in 38,000.</summary>
    [Fact]
    public void Percentiles_that_hardly_any_run_lies_between_have_an_error()
    {
        foreach (SamplingDesign design in (SamplingDesign[])[SamplingDesign.MonteCarlo, SamplingDesign.Antithetic, SamplingDesign.LatinHypercube, SamplingDesign.Sobol])
        {
            Model first = Normal01(x => x), second = Normal01(x => x + Uncertain.Input("e", Normal(0.001, 0.001)));
            int held = 0;
            for (ulong seed = 0; seed < 200; seed++)
            {
                held += Covers(ModelComparison.Of(first, second, new() { Runs = 4096, Seed = seed, Threads = 1, Design = design }).Differences[0].Quantile("x", 0.95), 0.001 + (1.6448536269514722 * 5e-7));
            }

            Assert.True(held >= 176, $"{design}: {held}");
        }

        Assert.True(ModelComparison.Of(Normal01(x => x), Normal01(x => x + 3), new() { Runs = 4096, Seed = 1, Design = SamplingDesign.Antithetic }).Differences[0].Quantile("x", 0.5).IsExact);
    }

    /// <summary>A wait of 10 that a tenth of runs never see the end of (1e15), and beside it one that differs by e ~ N(1, 1): far runs do not make near ones the same.</summary>
    [Fact]
    public void Far_values_do_not_make_differences_the_same()
    {
        Uncertain Wait(Uncertain x) => (Uncertain.Input("u", Uniform(0, 1)) > 0.9).Choose(1e15, x);
        PairedDifferences d = ModelComparison.Of(Normal01(x => Wait(10 + x)), Normal01(x => Wait(10 + x + Uncertain.Input("e", Normal(1, 1)))), new() { Runs = 1 << 14, Seed = 1 }).Differences[0];
        Estimate median = d.Quantile("x", 0.5);
        Assert.False(d.Mean("x").IsExact);
        Assert.False(median.IsExact);
        Assert.InRange(median.StandardError, 0.005, 0.05);
        Assert.True(ModelComparison.Of(Normal01(x => Wait(10 + x)), Normal01(x => Wait(10 + x) + 3), new() { Runs = 1 << 14, Seed = 1 }).Differences[0].Mean("x").IsExact);
    }

    /// <summary>Each simulation has a clock of its own; what is told is the time of all.</summary>
    [Fact]
    public void The_time_of_a_comparison_never_goes_back()
    {
        var told = new List<SimulationProgress>();
        ModelComparison.Of([Normal01(x => x), Normal01(x => 2 * x)], new() { Runs = 1 << 22, Seed = 1, Threads = 1 }, new Told(told));
        Assert.True(told.Count > 3);
        Assert.All(told.Zip(told.Skip(1)), t => Assert.True(t.Second.Elapsed >= t.First.Elapsed && t.Second.RunsDone >= t.First.RunsDone));
        Assert.Equal(1, told[^1].Fraction);
    }

    private sealed class Told(List<SimulationProgress> all) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => all.Add(value);
    }

    private static Model Model(Uncertain output)
    {
        var model = new Model("one");
        model.Output("x", output);
        return model;
    }

    private static int Covers(Estimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High ? 1 : 0;

    /// <summary>P(x + x² ⁄ 2 + e &gt; a), by the trapezium rule over x, which is exact to 1e-12 here.</summary>
    private static double ProbabilityAbove(double a)
    {
        const double step = 1.0 / 256;
        double sum = 0;
        for (double x = -9; x <= 9; x += step)
        {
            sum += step * Normal(0, 1).Density(x) * Normal(0.1, 0.1).SurvivalFunction(a - x - (x * x / 2));
        }

        return sum;
    }

    /// <summary>The quantile of x + x² ⁄ 2 + e at 0.9.</summary>
    private static double Ninth()
    {
        (double low, double high) = (0, 10);
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = ProbabilityAbove(middle) > 0.1 ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static Model Normal01(Func<Uncertain, Uncertain> output)
    {
        var model = new Model("draws");
        Uncertain x = output(model.Input("x", Normal(0, 1)));
        model.Output("x", x);
        model.Output("above one", x > 1);
        return model;
    }
}
