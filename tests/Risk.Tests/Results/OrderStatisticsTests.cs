using Risk.Engine;
using Risk.Results;
using Risk.Tests.Engine;

namespace Risk.Tests.Results;

public class OrderStatisticsTests
{
    public static TheoryData<string> Samples => [.. Make.Keys];

    /// <summary>Samples that are hard on a selection by digits: ties, both signs, infinities, one bucket, one value, tiny and huge numbers.</summary>
    private static Dictionary<string, Func<ulong, double>> Make { get; } = new()
    {
        ["spread"] = run => (1 / (0.1 + FakeProgram.Uniform(run, 1))) - (3 * FakeProgram.Uniform(run, 2)),
        ["one bucket"] = run => 1e6 + (1e-3 * FakeProgram.Uniform(run, 1)),
        ["ties"] = run => Math.Floor(10 * FakeProgram.Uniform(run, 1)),
        ["two values in a bucket"] = run => FakeProgram.Uniform(run, 1) < 0.3 ? 1e9 : 1e9 + 1,
        ["one value"] = _ => -7.25,
        ["huge and tiny"] = run => (FakeProgram.Uniform(run, 3) < 0.5 ? -1 : 1) * Math.Pow(10, (600 * FakeProgram.Uniform(run, 1)) - 300),
        ["denormal"] = run => FakeProgram.Uniform(run, 1) * 1e-310,
        ["never"] = run => FakeProgram.Uniform(run, 1) < 0.4 ? double.PositiveInfinity : FakeProgram.Uniform(run, 2),
        ["both infinities"] = run => FakeProgram.Uniform(run, 1) < 0.2 ? double.NegativeInfinity : FakeProgram.Uniform(run, 1) > 0.9 ? double.PositiveInfinity : run,
        ["zeros of both signs"] = run => run % 3 == 0 ? -0.0 : run % 3 == 1 ? 0.0 : -1,
    };

    /// <summary>The interval of P1 of 100 runs ends at the first run: the figure lies between the first and the second.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_percentile_lies_in_its_interval(bool keeps)
    {
        var model = new Model("few");
        model.Output("x", model.Input("x", Distribution.Normal(0, 1)));
        foreach (SamplingDesign design in (SamplingDesign[])[SamplingDesign.MonteCarlo, SamplingDesign.Antithetic, SamplingDesign.LatinHypercube])
        {
            foreach (long runs in (long[])[2, 100, 5000])
            {
                ValueOutput x = model.Simulate(new SimulationOptions { Runs = runs, Seed = 1, Design = design, KeepSamples = keeps }).Values["x"];
                Assert.All(x.Quantiles(0, 1e-6, 0.001, 0.01, 0.5, 0.99, 0.999, 1 - 1e-6, 1), q => Assert.InRange(q.Value, q.Low, q.High));
            }
        }
    }

    /// <summary>Half of the runs are 12, the others lie above, some in the same bucket: which of them are 12 is not stored.</summary>
    [Fact]
    public void Intervals_from_a_histogram_hold_what_the_samples_have()
    {
        var model = new Model("clipped");
        Uncertain x = model.Input("x", Distribution.Normal(12, 1));
        model.Output("above", Uncertain.Max(x, 12));
        model.Output("mixed", (model.Input("u", Distribution.Uniform(0, 1)) < 0.5).Choose(12.003, x));
        foreach (SamplingDesign design in (SamplingDesign[])[SamplingDesign.MonteCarlo, SamplingDesign.Antithetic])
        {
            SimulationOptions options = new() { Runs = 100_000, Seed = 1, Design = design };
            ModelResult kept = model.Simulate(options with { KeepSamples = true }), counted = model.Simulate(options with { KeepSamples = false });
            foreach ((string name, double at) in new[] { ("above", 12), ("above", 12.001), ("mixed", 12.003), ("mixed", 12.0029) })
            {
                Estimate exact = kept.Values[name].ProbabilityAtMost(at), rough = counted.Values[name].ProbabilityAtMost(at);
                Assert.True(rough.Low <= exact.Low && exact.High <= rough.High, $"{name} {at}: {rough} for {exact}");
            }

            foreach (double p in new[] { 0.3, 0.5, 0.7 })
            {
                Estimate exact = kept.Values["mixed"].Quantile(p), rough = counted.Values["mixed"].Quantile(p);
                Assert.True(rough.Low <= exact.Value && exact.Value <= rough.High, $"{p}: {rough} for {exact}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Selection_finds_what_a_sort_finds(string name)
    {
        foreach (int n in (int[])[1, 2, 511, 5000, 60_000])
        {
            double[] samples = Of(name, n);
            double[] sorted = [.. samples];
            Array.Sort(sorted);
            long[] ranks = [.. Enumerable.Range(0, 200).Select(i => (long)i * (n - 1) / 199).Distinct()];
            double[] found = new double[ranks.Length];

            OrderStatistics.Select(samples, Counted(samples), ranks, found);

            Assert.Equal(ranks.Select(r => sorted[r]), found);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_histogram_keeps_its_stated_bound(string name)
    {
        double[] samples = Of(name, 60_000);
        double[] sorted = [.. samples];
        Array.Sort(sorted);
        var quantiles = new HistogramQuantiles(Counted(samples));
        long[] ranks = [.. Enumerable.Range(0, 1000).Select(i => (long)i * (sorted.Length - 1) / 999)];
        double[] found = new double[ranks.Length];

        quantiles.Select(ranks, found);

        for (int i = 0; i < ranks.Length; i++)
        {
            double truth = sorted[ranks[i]];
            bool close = found[i] == truth || Math.Abs(found[i] - truth) <= Math.Max(Histogram.RelativeWidth * Math.Abs(truth), 2.2250738585072014e-308);
            Assert.True(close, $"{name}, rank {ranks[i]}: {found[i]:R} for {truth:R}");
        }

        Assert.Equal((sorted[0], sorted[^1]), (found[0], found[^1]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4096)]
    public void Whole_numbers_come_out_of_a_histogram_exactly(int most)
    {
        var program = new FakeProgram();
        program.Value("n", run => Math.Floor(most * FakeProgram.Uniform(run, 1)));

        ValueOutput kept = Simulator.Run(program, SimulatorTests.Identity, SimulatorTests.Options(1_000_000, 2) with { KeepSamples = true }).Values["n"];
        ValueOutput counted = Simulator.Run(program, SimulatorTests.Identity, SimulatorTests.Options(1_000_000, 2) with { KeepSamples = false }).Values["n"];

        Assert.False(counted.HasSamples);
        for (int i = 0; i <= 100; i++)
        {
            Assert.Equal(kept.Percentile(i), counted.Percentile(i));
            double x = most * i / 100;
            Assert.Equal(kept.ProbabilityAtMost(x), counted.ProbabilityAtMost(x));
            Assert.Equal(kept.RankOf(x), counted.RankOf(x));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Counting_below_a_value_of_a_histogram_is_within_the_bucket(string name)
    {
        double[] samples = Of(name, 20_000);
        Histogram histogram = Counted(samples);
        var quantiles = new HistogramQuantiles(histogram);
        foreach (double x in samples.Take(300))
        {
            long bucket = histogram[Histogram.IndexOf(x)].Count;
            (long below, long at) = quantiles.CountBelow(x);
            Assert.InRange(below + at - samples.Count(s => s <= x), -bucket, bucket);
            Assert.InRange(below + at, 0, samples.Length);
        }
    }

    [Fact]
    public void A_histogram_counts_the_same_in_any_order()
    {
        double[] samples = Of("spread", 10_000);
        Histogram whole = Counted(samples);
        Histogram parts = Counted(samples.AsSpan(7000));
        parts.Add(Counted(samples.AsSpan(0, 7000)));

        Assert.Equal(whole.Buckets(), parts.Buckets());
        Assert.Equal(whole.Count, parts.Count);
    }

    private static double[] Of(string name, int n) => [.. Enumerable.Range(0, n).Select(r => Make[name]((ulong)r))];

    private static Histogram Counted(ReadOnlySpan<double> samples)
    {
        var histogram = new Histogram();
        histogram.Add(samples);
        return histogram;
    }
}
