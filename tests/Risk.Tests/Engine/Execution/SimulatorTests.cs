using Risk.Engine;

namespace Risk.Tests.Engine;

public class SimulatorTests
{
    internal static readonly SimulationIdentity Identity = new("model-1", 42, "Monte Carlo", 1, SimulationIdentity.ThisLibrary);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        string one = Bits(Run(FakeProgram.Standard(), 100_000, 1));

        Assert.Equal(one, Bits(Run(FakeProgram.Standard(), 100_000, threads)));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void The_bits_do_not_depend_on_the_size_of_a_batch(int batchRuns)
    {
        // 50,001 runs: the last leaf is short, and its last batch too, by a number that is no multiple of a lane.
        string usual = Bits(Run(FakeProgram.Standard(128), 50_001, 2));

        Assert.Equal(usual, Bits(Run(FakeProgram.Standard(batchRuns), 50_001, 2)));
    }

    [Fact]
    public void Another_number_of_runs_and_another_stream_change_the_checksum()
    {
        string checksum = Run(FakeProgram.Standard(), 5000, 1).Checksum!;
        FakeProgram other = FakeProgram.Standard().Event("rare", run => FakeProgram.Uniform(run, 5) < 1e-3);

        Assert.Equal(64, checksum.Length);
        Assert.NotEqual(checksum, Run(FakeProgram.Standard(), 5001, 1).Checksum);
        Assert.NotEqual(checksum, Run(other, 5000, 1).Checksum);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Moments_and_counts_are_those_of_a_plain_loop(bool keep)
    {
        const int Runs = 20_003;
        ModelResult result = Simulator.Run(FakeProgram.Standard(), Identity, Options(Runs, 2) with { KeepSamples = keep });
        double[] npv = [.. Enumerable.Range(0, Runs).Select(r => (1 / (0.1 + FakeProgram.Uniform((ulong)r, 1))) - (3 * FakeProgram.Uniform((ulong)r, 2)))];
        double mean = npv.Average();
        double m2 = npv.Average(x => Math.Pow(x - mean, 2));

        ValueOutput output = result.Values["npv"];
        Assert.Equal(mean, output.Mean.Value, 1e-12);
        Assert.Equal(Math.Sqrt(m2 * Runs / (Runs - 1)), output.StandardDeviation.Value, 1e-12);
        Assert.Equal(npv.Average(x => Math.Pow(x - mean, 3)) / Math.Pow(m2, 1.5), output.Skewness, 1e-10);
        Assert.Equal((npv.Average(x => Math.Pow(x - mean, 4)) / (m2 * m2)) - 3, output.ExcessKurtosis, 1e-10);
        Assert.Equal((npv.Min(), npv.Max()), (output.Minimum, output.Maximum));
        Assert.Equal(Enumerable.Range(0, Runs).Count(r => FakeProgram.Uniform((ulong)r, 1) < 0.36), result.Events["affordable"].Count);
        Assert.Equal(keep, output.HasSamples);
        if (keep)
        {
            Assert.Equal(npv, output.Samples.ToArray());
        }
    }

    [Fact]
    public void A_run_that_is_not_a_number_is_named()
    {
        FakeProgram program = FakeProgram.Standard().Value("zeta", run => run == 812_345 ? double.NaN : 1);

        RunException e = Assert.Throws<RunException>(() => Run(program, 1_000_000, 2));

        Assert.Equal("NaN from output zeta in run 812345 (seed 42) [NUM001]", e.Message);
        Assert.Equal(("NUM001", "zeta", 812_345L, 42UL), (e.Code, e.Name, e.Run, e.Seed));
    }

    [Theory]
    [InlineData(64, 1)]
    [InlineData(128, 2)]
    [InlineData(256, 5)]
    public void Of_several_failing_runs_the_first_is_named(int batchRuns, int threads)
    {
        FakeProgram program = FakeProgram.Standard(batchRuns)
            .Value("a", run => run % 1000 == 777 && run > 300_000 ? double.PositiveInfinity : run)
            .Value("b", run => run % 1000 == 700 && run > 300_000 ? double.NegativeInfinity : run);

        RunException e = Assert.Throws<RunException>(() => Run(program, 1_000_000, threads));

        Assert.Equal("-Infinity from output b in run 300700 (seed 42) [NUM001]", e.Message);
    }

    [Fact]
    public void An_output_past_the_end_of_the_runs_may_be_anything()
    {
        FakeProgram program = FakeProgram.Standard().Value("late", run => run >= 5000 ? double.NaN : run).Event("past", run => run >= 5000);

        ModelResult result = Run(program, 5000, 1);

        Assert.Equal(4999, result.Values["late"].Maximum);
        Assert.Equal(2499.5, result.Values["late"].Mean.Value);
        Assert.Equal(0, result.Events["past"].Count);
    }

    [Fact]
    public void Infinity_is_a_value_where_it_is_declared()
    {
        var program = new FakeProgram();
        program.Value("break-even", run => run % 4 == 3 ? double.PositiveInfinity : run % 4, allowsInfinity: true);

        ValueOutput output = Run(program, 10_000, 2).Values["break-even"];

        Assert.False(output.Mean.IsDefined);
        Assert.Equal("undefined", output.Mean.ToString());
        Assert.False(output.StandardDeviation.IsDefined);
        Assert.Equal(1, output.Quantile(0.3).Value);
        Assert.Equal(double.PositiveInfinity, output.Percentile(90).Value);
        Assert.Equal((0, double.PositiveInfinity), (output.Minimum, output.Maximum));
        Assert.Equal(0.75, output.ProbabilityAtMost(1e300).Value);
    }

    [Fact]
    public void Not_a_number_is_no_value_even_where_infinity_is()
    {
        var program = new FakeProgram();
        program.Value("break-even", run => run == 4000 ? double.NaN : double.PositiveInfinity, allowsInfinity: true);

        Assert.Equal(4000, Assert.Throws<RunException>(() => Run(program, 10_000, 2)).Run);
    }

    [Fact]
    public void An_exception_of_a_worker_surfaces_as_itself()
    {
        FakeProgram program = new FakeProgram { BeforeBatch = run => { if (run == 409_600) { throw new InvalidTimeZoneException("mine"); } } }.Value("x", run => run);

        Assert.Equal("mine", Assert.Throws<InvalidTimeZoneException>(() => Run(program, 1_000_000, 3)).Message);
    }

    [Fact]
    public void Cancelling_throws_or_returns_the_whole_leaves_that_are_done()
    {
        using var source = new CancellationTokenSource();
        FakeProgram program = new FakeProgram { BeforeBatch = run => { if (run >= 200_000) { source.Cancel(); } } }
            .Value("x", run => FakeProgram.Uniform(run, 1))
            .Event("e", run => FakeProgram.Uniform(run, 2) < 0.5);
        SimulationOptions options = Options(1_000_000, 2);

        Assert.ThrowsAny<OperationCanceledException>(() => Simulator.Run(program, Identity, options, cancellation: source.Token));
        using var second = new CancellationTokenSource();
        FakeProgram again = new FakeProgram { BeforeBatch = run => { if (run >= 200_000) { second.Cancel(); } } }
            .Value("x", run => FakeProgram.Uniform(run, 1))
            .Event("e", run => FakeProgram.Uniform(run, 2) < 0.5);
        PartialResult done = Simulator.RunLeaves(again, Identity, options, 0, 245, null, true, cancellation: second.Token);

        // How far the other thread has come by then is for the machine to say.
        Assert.InRange(done.RunsDone, 1, 1_000_000 - 1);
        Assert.Equal(done.RunsDone, done.Leaves.Sum(r => r.Count) * Leaf.Runs);
        Assert.Throws<InvalidOperationException>(() => done.ToResult());
        PartialResult[] rest = [.. Gaps(done, 245).Select(r => Simulator.RunLeaves(program, Identity, options, r.First, r.End))];
        Assert.Equal(Bits(Run(program, 1_000_000, 1)), Bits(PartialResult.Merge([done, .. rest]).ToResult()));
    }

    [Fact]
    public void Progress_ends_with_all_runs_and_never_goes_back()
    {
        var seen = new List<SimulationProgress>();
        FakeProgram program = FakeProgram.Standard();

        Simulator.Run(program, Identity, Options(500_000, 2), progress: new Sink(seen));

        Assert.Equal((500_000, 500_000, 1.0), (seen[^1].RunsDone, seen[^1].Runs, seen[^1].Fraction));
        Assert.Equal(seen.Select(p => p.RunsDone).Order(), seen.Select(p => p.RunsDone));
        Assert.InRange(seen.Count, 1, 2 + (int)(seen[^1].Elapsed.TotalMilliseconds / 50));
    }

    [Fact]
    public void A_leaf_allocates_nothing()
    {
        // All values are in one octave: a histogram allocates a page for each octave that is touched.
        FakeProgram program = new FakeProgram().Value("x", run => 1 + FakeProgram.Uniform(run, 1)).Event("e", run => run % 3 == 0);
        long small = Allocated(program, 64 * Leaf.Runs);
        long large = Allocated(program, 256 * Leaf.Runs);

        // Room for the lists of O(log n) roots; 192 leaves of 8 allocated bytes a run would be 6 MB.
        Assert.InRange(large - small, long.MinValue, 16_384);
    }

    [Fact]
    public void One_run_gives_figures_without_an_interval_and_says_so()
    {
        ModelResult result = Run(FakeProgram.Standard(), 1, null);

        Assert.Equal("1 run: no interval can be given", Assert.Single(result.Warnings).Message);
        Assert.EndsWith("(no interval can be given)", result.Values["npv"].Mean.ToString(), StringComparison.Ordinal);
        Assert.True(double.IsNaN(result.Values["npv"].StandardDeviation.Value));
    }

    [Fact]
    public void A_program_without_outputs_of_one_kind_runs()
    {
        var program = new FakeProgram();
        program.Event("e", run => run % 2 == 0);

        Assert.Equal(0.5, Run(program, 10_000, 2).Events["e"].Probability.Value);
        Assert.Empty(Run(program, 10_000, 2).Values);
    }

    internal static SimulationOptions Options(long runs, int? threads) => new() { Runs = runs, Threads = threads, Seed = 42, Checksum = true };

    internal static ModelResult Run(FakeProgram program, long runs, int? threads) => Simulator.Run(program, Identity, Options(runs, threads));

    /// <summary>All figures of a result in all their bits.</summary>
    internal static string Bits(ModelResult result)
    {
        IEnumerable<string> values = result.Values.SelectMany(v => new[]
        {
            v.Mean.Value, v.StandardDeviation.Value, v.StandardDeviation.StandardError, v.Skewness, v.ExcessKurtosis, v.Minimum, v.Maximum,
            v.Quantile(0.05).Value, v.Quantile(0.5).Low, v.Quantile(0.95).High,
        }).Select(x => BitConverter.DoubleToInt64Bits(x).ToString("x"));
        return string.Join(" ", [.. values, .. result.Events.Select(e => $"{e.Count}"), result.Checksum ?? "none", $"{result.Runs}"]);
    }

    private static IEnumerable<LeafRange> Gaps(PartialResult part, long end)
    {
        long next = 0;
        foreach (LeafRange range in part.Leaves)
        {
            if (range.First > next)
            {
                yield return new(next, range.First);
            }

            next = range.End;
        }

        if (next < end)
        {
            yield return new(next, end);
        }
    }

    private static long Allocated(FakeProgram program, long runs)
    {
        SimulationOptions options = Options(runs, 1) with { KeepSamples = false };
        Simulator.RunLeaves(program, Identity, options, 0, Leaf.Count(runs));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Simulator.RunLeaves(program, Identity, options, 0, Leaf.Count(runs));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Sink(List<SimulationProgress> seen) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}
