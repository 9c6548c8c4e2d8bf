using Risk.Engine;
using Risk.Results;
using static Risk.Distribution;

namespace Risk.Tests.Engine;

public class StoppingTests
{
    public static TheoryData<string> Designs => ["", "antithetic", "lhs", "sobol", "strata"];

    /// <summary>Watched figures of each kind, at each design, stop somewhere between the first look and the limit.</summary>
    [Theory]
    [Trait("Category", "Bits")]
    [MemberData(nameof(Designs))]
    public void The_result_is_that_of_a_fixed_simulation_with_the_runs_at_which_it_stopped(string name)
    {
        SimulationOptions options = new() { Runs = 150_001, Seed = 7, Checksum = true, Design = DesignOf(name) };
        foreach (StoppingRule rule in (StoppingRule[])[
            StoppingRule.HalfWidth("low", 0.012), StoppingRule.Percentile("total", 80, 0.12), StoppingRule.Settled("low", 0.29),
            StoppingRule.HalfWidth("total", 0.06) with { Points = 1000 }, StoppingRule.HalfWidth("total", 1e-9)])
        {
            foreach (bool keep in new[] { true, false })
            {
                ModelResult until = Build().SimulateUntil(rule, options with { Threads = 1, KeepSamples = keep });
                string bits = Bits(until);
                foreach (int threads in new[] { 2, 3 })
                {
                    ModelResult again = Build().SimulateUntil(rule, options with { Threads = threads, KeepSamples = keep });
                    Assert.Equal(bits, Bits(again));
                    Assert.Equal(until.Stopping, again.Stopping);
                }

                Assert.Equal(bits, Bits(Fixed(until, options with { KeepSamples = keep })));
                Assert.Equal(until.Runs, until.Stopping!.Runs);
                Assert.InRange(until.Runs, 4096, 150_002);
                Assert.True(until.Stopping.IsReached || rule.Within == 1e-9, until.Stopping.ToString());
            }
        }
    }

    [Fact]
    public void Looks_are_whole_leaves_that_grow_by_a_quarter_up_to_the_most_runs()
    {
        var schedule = new LookSchedule(StoppingRule.HalfWidth("x", 1), new SimulationOptions { Runs = 50_001, Seed = 1 });

        Assert.Equal([4096, 8192, 12288, 16384, 20480, 24576, 28672, 32768, 40960, 49152, 50_001], Looks(schedule).Select(o => o.Runs));
    }

    [Fact]
    public void Looks_of_a_design_are_whole_replicates_of_the_same_points()
    {
        SimulationOptions options = new() { Runs = 200_000, Seed = 1, Design = SamplingDesign.Sobol };
        SimulationOptions[] looks = [.. Looks(new LookSchedule(StoppingRule.HalfWidth("x", 1), options))];

        Assert.Equal([16, 20, 25, 31, 38, 47, 48], looks.Select(o => o.Design.Replicates));
        Assert.All(looks, o => Assert.Equal((4096L, 4096L * o.Design.Replicates), (o.Design.SchemeOf(o.Runs).Points, o.Runs)));
        Assert.All(looks, o => Assert.Empty(o.Check()));
        foreach (SamplingDesign design in (SamplingDesign[])[SamplingDesign.Stratified("a", "c"), SamplingDesign.LatinHypercube with { Replicates = 5 }])
        {
            SimulationOptions[] others = [.. Looks(new LookSchedule(StoppingRule.HalfWidth("x", 1) with { Points = 777 }, options with { Design = design }))];
            Assert.Single(others.Select(o => o.Design.SchemeOf(o.Runs).Describe("")).Distinct());
            Assert.All(others, o => Assert.DoesNotContain(o.Check(), p => p.Code == "RUN017"));
        }
    }

    /// <summary>Replicates are no longer than what makes 4,096 of the most runs, nor than 2¹⁸ points, unless they would be more than a million.</summary>
    [Theory]
    [InlineData(16_000_000L, 4096)]
    [InlineData(100_000_000L, 32_768)]
    [InlineData(1L << 30, 1 << 18)]
    [InlineData(200_000_000_000L, 1 << 18)]
    [InlineData(1_000_000_000_000L, 1 << 20)]
    public void The_first_look_does_not_wait_for_runs_that_set_no_limit(long most, long points)
    {
        SimulationOptions first = new LookSchedule(StoppingRule.HalfWidth("x", 1), new SimulationOptions { Runs = most, Seed = 1, Design = SamplingDesign.Sobol }).First;
        Assert.Equal(16 * points, first.Runs);
    }

    [Fact]
    public void Few_runs_are_all_done()
    {
        foreach (long runs in new[] { 1L, 2, 100, 4095 })
        {
            ModelResult result = Build().SimulateUntil(StoppingRule.HalfWidth("total", 1e-9), new SimulationOptions { Runs = runs, Seed = 1 });
            Assert.Equal((runs, StoppingReason.RunLimit, 1), (result.Runs, result.Stopping!.Reason, result.Stopping.Looks));
        }

        Assert.Equal(112, Build().SimulateUntil(StoppingRule.HalfWidth("total", 1e-9), new SimulationOptions { Runs = 100, Seed = 1, Design = SamplingDesign.Sobol }).Runs);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_degenerate_output_converges_at_once_and_says_so(string name)
    {
        Model model = Build();
        model.Output("constant", (Uncertain)5.5);
        model.Output("clipped", Uncertain.Max(model.Input("v", Uniform(0, 1)), 2));
        model.Output("always", (Uncertain)1.0 < 2.0);
        SimulationOptions options = new() { Runs = 1_000_000, Seed = 1, Design = DesignOf(name) };

        foreach (StoppingRule rule in (StoppingRule[])[
            StoppingRule.HalfWidth("constant", 1e-9), StoppingRule.Percentile("clipped", 80, 1e-9), StoppingRule.HalfWidth("clipped", 1e-9),
            StoppingRule.HalfWidth("always", 1e-9), StoppingRule.Settled("always", 0.5)])
        {
            Stopping stopping = model.SimulateUntil(rule, options).Stopping!;
            Assert.Equal((StoppingReason.Degenerate, 1, 0.0), (stopping.Reason, stopping.Looks, stopping.HalfWidth));
            Assert.True(stopping.IsReached);
        }

        Assert.True(model.SimulateUntil(StoppingRule.Settled("always", 0.5), options).Stopping!.IsAbove);
        Assert.Contains("runs gave 2; another value may come in at most 0.", model.SimulateUntil(StoppingRule.HalfWidth("clipped", 1), options).Stopping!.ToString(), StringComparison.Ordinal);
        Assert.Contains("certain", model.SimulateUntil(StoppingRule.Settled("always", 0.5), options).Stopping!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_certain_is_told_from_what_may_yet_differ()
    {
        Model model = Build();
        model.Output("constant", (Uncertain)5.5);
        model.Output("impossible", (Uncertain)1.0 > 2.0);
        model.Output("clipped", Uncertain.Max(model.Input("v", Uniform(0, 1)), 0.9));
        SimulationOptions options = new() { Runs = 1_000_000, Seed = 1 };
        string Told(StoppingRule rule, SimulationOptions? how = null) => model.SimulateUntil(rule, how ?? options).Stopping!.ToString();

        Assert.Contains("5.5 in every run, depending on nothing uncertain", Told(StoppingRule.HalfWidth("constant", 1)), StringComparison.Ordinal);
        Assert.Contains("impossible, depending on nothing uncertain", Told(StoppingRule.Settled("impossible", 0.5)), StringComparison.Ordinal);

        // Nine of ten runs have the percentile, not all; the mean of pairs is the same, the runs are not.
        Assert.DoesNotContain("the same in every run", Told(StoppingRule.Percentile("clipped", 50, 1e-6)), StringComparison.Ordinal);
        Assert.DoesNotContain("the same in every run", $"{model.Simulate(options).Values["clipped"].Quantile(0.5)}", StringComparison.Ordinal);
        model.Output("v", model.Input("w", Uniform(0, 1)));
        Assert.DoesNotContain("the same in every run", $"{model.Simulate(options with { Design = SamplingDesign.Antithetic }).Values["v"].Mean}", StringComparison.Ordinal);

        // Nor is a mean whose error is lost beside it, or the deviation of a coin that shows each side as often.
        model.Output("far", model.Input("f", Uniform(1e15, 1e15 + 10)));
        model.Output("coin", (model.Input("side", Uniform(0, 1)) > 0.5).Choose(1, -1));
        Assert.DoesNotContain("the same in every run", $"{model.Simulate(options).Values["far"].Mean}", StringComparison.Ordinal);
        Assert.DoesNotContain("the same in every run", $"{model.Simulate(options with { Design = SamplingDesign.Antithetic }).Values["coin"].StandardDeviation}", StringComparison.Ordinal);
    }

    /// <summary>Where samples are not kept a percentile is known within the values of a bucket, 2⁻¹¹ of itself: no number of runs makes it narrower.</summary>
    [Fact]
    public void A_percentile_is_not_known_more_narrowly_than_it_is_stored()
    {
        var model = new Model("narrow");
        model.Output("x", model.Input("x", Uniform(12, 12.02)));
        SimulationOptions options = new() { Runs = 200_000, Seed = 1, KeepSamples = false };

        Assert.Equal(StoppingReason.RunLimit, model.SimulateUntil(StoppingRule.Percentile("x", 50, 1e-4), options).Stopping!.Reason);
        Assert.Equal(StoppingReason.Narrow, model.SimulateUntil(StoppingRule.Percentile("x", 50, 1e-4), options with { KeepSamples = true }).Stopping!.Reason);
    }

    /// <summary>An event that no run shows is not degenerate: its interval ends above 0, and narrows with the runs.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void An_event_never_seen_is_not_taken_for_impossible(string name)
    {
        Model model = Build();
        model.Output("never", model.Input("v", Uniform(0, 1)) > 2);
        SimulationOptions options = new() { Runs = 10_000_000, Seed = 1, Design = DesignOf(name) };

        Stopping stopping = model.SimulateUntil(StoppingRule.HalfWidth("never", 0.0001), options).Stopping!;

        Assert.Equal((StoppingReason.Narrow, 0.0), (stopping.Reason, stopping.Interval.Low));
        Assert.InRange(stopping.Interval.High, -Math.Log(0.05) / stopping.Runs, 0.0002);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_decision_is_settled_on_its_side(string name)
    {
        SimulationOptions options = new() { Runs = 500_000, Seed = 3, Design = DesignOf(name) };

        Stopping above = Build().SimulateUntil(StoppingRule.Settled("low", 0.25), options).Stopping!, below = Build().SimulateUntil(StoppingRule.Settled("low", 0.32), options).Stopping!;

        Assert.Equal((StoppingReason.Settled, true), (above.Reason, above.IsAbove));
        Assert.Equal((StoppingReason.Settled, false), (below.Reason, below.IsAbove));
        Assert.Contains("above or below 0.25: above after", above.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_that_does_not_exist_is_not_waited_for()
    {
        var model = new Model("never");
        Uncertain u = model.Input("u", Uniform(0, 1));
        model.OutputMoment("month", (u < 0.5).Choose(u, double.PositiveInfinity));
        SimulationOptions options = new() { Runs = 1_000_000, Seed = 3 };

        Stopping mean = model.SimulateUntil(StoppingRule.HalfWidth("month", 1), options).Stopping!, never = model.SimulateUntil(StoppingRule.Percentile("month", 80, 0.01), options).Stopping!;

        Assert.Equal((StoppingReason.Undefined, 1, false), (mean.Reason, mean.Looks, mean.IsReached));
        Assert.Equal((StoppingReason.Narrow, double.PositiveInfinity), (never.Reason, never.Interval.Value));
    }

    [Fact]
    public void Cancelling_throws_at_the_first_look_and_at_a_later_one()
    {
        using var before = new CancellationTokenSource();
        before.Cancel();
        SimulationOptions options = new() { Runs = 100_000_000, Seed = 3 };
        Assert.ThrowsAny<OperationCanceledException>(() => Build().SimulateUntil(StoppingRule.HalfWidth("total", 1e-9), options, cancellation: before.Token));

        foreach (TimeSpan? limit in new TimeSpan?[] { null, TimeSpan.FromHours(1) })
        {
            using var source = new CancellationTokenSource();
            FakeProgram program = new FakeProgram { BeforeBatch = run => { if (run >= 100_000) { source.Cancel(); } } }.Value("x", run => FakeProgram.Uniform(run, 1));
            Assert.ThrowsAny<OperationCanceledException>(() => Until(program, StoppingRule.HalfWidth("x", 1e-9) with { TimeLimit = limit }, source.Token));
        }
    }

    /// <summary>The ninth look has two leaves, of which the first takes longer than there is time: the second is not begun, and the look before is the result.</summary>
    [Fact]
    public void When_time_is_up_the_last_look_that_was_reached_is_the_result()
    {
        FakeProgram program = new FakeProgram { BeforeBatch = run => { if (run >= 32_768) { Thread.Sleep(40); } } }.Value("x", run => FakeProgram.Uniform(run, 1));
        ModelResult result = Until(program, StoppingRule.HalfWidth("x", 1e-9) with { TimeLimit = TimeSpan.FromMilliseconds(600) });
        ModelResult atOnce = Until(program, StoppingRule.HalfWidth("x", 1e-9) with { TimeLimit = TimeSpan.FromTicks(1) });
        ModelResult unhurried = Until(program, StoppingRule.HalfWidth("x", 0.1) with { TimeLimit = TimeSpan.MaxValue });

        Assert.Equal((StoppingReason.TimeLimit, false), (result.Stopping!.Reason, result.Stopping.IsReached));
        Assert.Contains("when the time of 0.6 s was up", result.Stopping.ToString(), StringComparison.Ordinal);
        Assert.Equal(4096L * result.Stopping.Looks, result.Runs);
        Assert.InRange(result.Stopping.Looks, 1, 8);
        Assert.Equal((StoppingReason.TimeLimit, 4096L), (atOnce.Stopping!.Reason, atOnce.Runs));
        Assert.Equal((StoppingReason.Narrow, 4096L), (unhurried.Stopping!.Reason, unhurried.Runs));
        Assert.Equal(Enumerable.Range(0, (int)result.Runs).Select(r => FakeProgram.Uniform((ulong)r, 1)), result.Values["x"].Samples.ToArray());
    }

    [Fact]
    public void Progress_goes_up_to_the_runs_done()
    {
        var reports = new List<SimulationProgress>();
        ModelResult result = Build().SimulateUntil(
            StoppingRule.HalfWidth("low", 0.012), new SimulationOptions { Runs = 1_000_000, Seed = 3, Threads = 1 }, new Recorder(reports));

        Assert.Equal(reports.Select(r => r.RunsDone).Order(), reports.Select(r => r.RunsDone));
        Assert.Equal((result.Runs, 1.0), (reports[^1].RunsDone, reports[^1].Fraction));
    }

    [Theory]
    [InlineData(0.0, "RUN021")]
    [InlineData(-1.0, "RUN021")]
    [InlineData(double.NaN, "RUN021")]
    [InlineData(double.PositiveInfinity, "RUN021")]
    public void A_half_width_is_positive(double halfWidth, string code) => Assert.Equal([code], CodesOf(StoppingRule.HalfWidth("total", halfWidth)));

    [Fact]
    public void A_rule_is_checked_with_the_options()
    {
        StoppingRule good = StoppingRule.HalfWidth("total", 1);

        Assert.Equal(["RUN012"], CodesOf(good with { TimeLimit = TimeSpan.Zero }));
        Assert.Equal(["RUN012"], CodesOf(good with { TimeLimit = Timeout.InfiniteTimeSpan }));
        Assert.StartsWith("timeout must be positive (was 00:00:00)", (good with { TimeLimit = TimeSpan.Zero }).Check()[0].Message, StringComparison.Ordinal);
        Assert.Equal(["RUN023"], CodesOf(good with { Points = 0 }));
        Assert.Equal(["RUN007"], CodesOf(StoppingRule.Percentile("total", 100, 1)));
        Assert.Equal(["RUN007"], CodesOf(StoppingRule.Percentile("total", double.NaN, 1)));
        Assert.Equal(["RUN022"], CodesOf(StoppingRule.Settled("low", 1)));
        Assert.Equal(["RUN020"], CodesOf(StoppingRule.Settled(" ", 0.5)));
        Assert.Equal(["RUN024"], CodesOf(StoppingRule.HalfWidth("totl", 1)));
        Assert.Equal(["RUN025"], CodesOf(StoppingRule.Settled("total", 0.5)));
        Assert.Equal(["RUN025"], CodesOf(StoppingRule.Percentile("low", 80, 1)));
        Assert.Equal(["RUN001", "RUN012"], CodesOf(good with { TimeLimit = TimeSpan.Zero }, new SimulationOptions { Runs = 0 }));
        Assert.Contains("\"total\"", Assert.Throws<ModelException>(() => Build().SimulateUntil(StoppingRule.HalfWidth("totl", 1), new SimulationOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_programme_is_simulated_until_its_headline_is_settled()
    {
        var programme = new Programme("p")
        {
            Years = 8,
            Customers = [new("Payroll") { AnnualSaving = Triangular(3.1, 4.0, 4.6), PlannedMigration = Duration.Months(18), MigrationDelay = Gamma(1.5, 4.5), MigrationCost = LogNormalFromP10P90(6, 14) }],
        };
        SimulationOptions options = new() { Runs = 1_000_000, Seed = 4, Checksum = true };

        SimulationResult result = programme.SimulateUntil(StoppingRule.Settled(programme.HeadlineBy(2034), 0.5), options);

        Assert.Equal(StoppingReason.Settled, result.Stopping!.Reason);
        Assert.Equal(result.Stopping.IsAbove, result.ValueForMoney.ProbabilityBy(2034).Value > 0.5);
        Assert.Equal(result.ValueForMoney.ProbabilityBy(2034).Value, result.Stopping.Interval.Value);
        Assert.Equal(programme.Simulate(options with { Runs = result.Runs }).Model.Checksum, result.Model.Checksum);
        Assert.Equal(result.Model.Checksum, programme.ToModel().SimulateUntil(StoppingRule.Settled(programme.HeadlineBy(2034), 0.5), options).Model.Checksum);
    }

    private static SamplingDesign DesignOf(string name) => Risk.Tests.Engine.Designs.DesignTests.Of(name);

    private static Model Build()
    {
        var model = new Model("designs");
        Uncertain a = model.Input("a", Uniform(0, 1)), b = model.Input("b", Normal(0, 1)), c = model.Input("c", Exponential(1)), d = model.Input("d", Triangular(0, 1, 5));
        Uncertain total = (3 * a) + b + (c * d);
        model.Output("total", total);
        model.Output("low", total <= 2);
        return model;
    }

    private static ModelResult Fixed(ModelResult until, SimulationOptions options)
    {
        if (!options.Design.HasReplicates)
        {
            return Build().Simulate(options with { Runs = until.Runs });
        }

        long points = RunScheme.Parse(until.Design).Points;
        return Build().Simulate(options with { Runs = until.Runs, Design = options.Design with { Replicates = (int)(until.Runs / points) } });
    }

    private static string Bits(ModelResult result) => string.Join(" ", [
        .. result.Values.SelectMany(v => new[] { v.Mean.Value, v.Mean.StandardError, v.StandardDeviation.High, v.Skewness, v.ExcessKurtosis, v.Quantile(0.05).Low, v.Quantile(0.9).High, v.ProbabilityAtMost(1).StandardError })
            .Select(x => BitConverter.DoubleToInt64Bits(x).ToString("x", System.Globalization.CultureInfo.InvariantCulture)),
        .. result.Events.Select(e => $"{e.Count} {e.Probability.Low:R} {e.Probability.High:R}"), result.Checksum!, result.Design, $"{result.Runs}",
        .. result.Values.Select(v => v.HasSamples ? $"{v.Samples[^1]:R}" : "no samples"), .. result.Warnings.Select(w => w.Code)]);

    private static IEnumerable<SimulationOptions> Looks(LookSchedule schedule)
    {
        for (SimulationOptions? look = schedule.First; look is not null; look = schedule.After(look))
        {
            yield return look;
        }
    }

    private static ModelResult Until(FakeProgram program, StoppingRule rule, CancellationToken cancellation = default) => Simulator.RunUntil(
        program, SimulatorTests.Identity, new LookSchedule(rule, new SimulationOptions { Runs = 10_000_000, Seed = 42, Threads = 1 }), new StoppingFigure(rule, false, 0, false, 0.95), cancellation: cancellation);

    private static IEnumerable<string> CodesOf(StoppingRule rule, SimulationOptions? options = null) =>
        Assert.Throws<ModelException>(() => Build().SimulateUntil(rule, options ?? new SimulationOptions { Runs = 1000, Seed = 1 })).Problems.Select(p => p.Code);

    private sealed class Recorder(List<SimulationProgress> reports) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => reports.Add(value);
    }
}
