using static Risk.Distribution;

namespace Risk.Tests.Engine.Designs;

public class DesignTests
{
    public static TheoryData<string> Designs => ["antithetic", "lhs", "midpoint", "sobol", "strata", "importance"];

    internal static SamplingDesign Of(string name) => name switch
    {
        "antithetic" => SamplingDesign.Antithetic,
        "lhs" => SamplingDesign.LatinHypercube,
        "midpoint" => SamplingDesign.MidpointLatinHypercube,
        "sobol" => SamplingDesign.SobolWith("b"),
        "strata" => SamplingDesign.Stratified("a", "c"),
        "importance" => SamplingDesign.Importance(("c", Exponential(1.2)), ("b", Normal(0.2, 1.1))),
        _ => SamplingDesign.MonteCarlo,
    };

    /// <summary>A skewed sum of four inputs, and events common and rare.</summary>
    private static Model Build()
    {
        var model = new Model("designs");
        Uncertain a = model.Input("a", Uniform(0, 1)), b = model.Input("b", Normal(0, 1)), c = model.Input("c", Exponential(1)), d = model.Input("d", Triangular(0, 1, 5));
        Uncertain total = (3 * a) + b + (c * d);
        model.Output("a", a);
        model.Output("total", total);
        model.Output("low", total <= 2);
        model.Output("rare", total > 25);
        model.Output("both", (a < 0.5) & (b > 0));
        return model;
    }

    private static string Bits(ModelResult result) => string.Join(" ", [
        .. result.Values.SelectMany(v => new[] { v.Mean.Value, v.Mean.StandardError, v.StandardDeviation.High, v.Quantile(0.05).Low, v.Quantile(0.9).High, v.ProbabilityAtMost(1).StandardError })
            .Select(x => BitConverter.DoubleToInt64Bits(x).ToString("x")),
        .. result.Events.Select(e => $"{e.Count} {e.Probability.Low:R} {e.Probability.High:R}"), result.Checksum!, result.Design, $"{result.Runs}"]);

    /// <summary>
    /// Both runs of a pair show |x| &gt; c, or neither does, so that none of n runs shows it as often as none of n/2 independent ones: of probability 5/n in 8 of 100 simulations, in which an interval for
    /// n independent runs, up to 3.8/n, does not hold it.
    /// </summary>
    [Fact]
    public void An_event_that_pairs_share_may_be_twice_as_probable_where_none_shows_it()
    {
        const int runs = 1000, simulations = 1000;
        const double p = 5.0 / runs;
        double limit = -Distribution.Normal(0, 1).Quantile(p / 2);
        var model = new Model("both");
        Uncertain x = model.Input("x", Distribution.Normal(0, 1));
        model.Output("far", (x > limit) | (x < -limit));
        int missed = Enumerable.Range(0, simulations).Count(seed =>
            model.Simulate(new SimulationOptions { Runs = runs, Seed = (ulong)seed, Design = SamplingDesign.Antithetic, Threads = 1 }).Events["far"].Probability is var e && !(e.Low <= p && p <= e.High));
        Assert.InRange(missed, 0, 70);
    }

    /// <summary>
    /// All runs are at most the cap, and of that there is no doubt, but P97.7 lies just below it: whether it is read as the cap hangs on how many runs are below. An interval from those at most the cap alone held it
    /// in some 170 of 250 simulations. The binomial law of 95 % leaves at most 27 out in all but one series in ten thousand.
    /// </summary>
    [Theory]
    [InlineData("antithetic", 0.977)]
    [InlineData("lhs", 0.977)]
    [InlineData("sobol", 0.977)]
    [InlineData("lhs", 0.5)]
    public void The_interval_of_a_percentile_beside_a_value_of_many_runs_holds_it(string name, double p)
    {
        const int simulations = 250;
        double quantile = Normal(0, 1).Quantile(p);
        var model = new Model("capped");
        Uncertain sum = (model.Input("a", Normal(0, 1)) + model.Input("b", Normal(0, 1))) * Math.Sqrt(0.5);
        model.Output("capped", Uncertain.Min(sum, quantile + 0.005));
        int missed = Enumerable.Range(0, simulations).Count(seed =>
            model.Simulate(new SimulationOptions { Runs = 8192, Seed = (ulong)seed, Design = Of(name), Threads = 1 }).Values["capped"].Quantile(p) is var e && !(e.Low <= quantile && quantile <= e.High));
        Assert.InRange(missed, 0, 27);
    }

    /// <summary>Sizes with replicates smaller than a leaf, larger, and no multiple of anything.</summary>
    [Theory]
    [Trait("Category", "Bits")]
    [MemberData(nameof(Designs))]
    public void The_bits_depend_on_neither_threads_nor_parts_nor_files(string name)
    {
        foreach (long runs in new[] { 1_000L, 65_536, 50_001 })
        {
            SimulationOptions options = new() { Runs = runs, Seed = 5, Threads = 1, Checksum = true, Design = Of(name) };
            ModelResult whole = Build().Simulate(options);
            Assert.Equal(Bits(whole), Bits(Build().Simulate(options with { Threads = 3 })));
            long leaves = 1 + ((whole.Runs - 1) / 4096);
            PartialResult[] parts = [.. Enumerable.Range(0, (int)((leaves + 2) / 3)).Reverse().Select(i => Stored(Build().SimulatePart(options, 3 * i, Math.Min(3, leaves - (3 * i)))))];
            Assert.Equal(Bits(whole), Bits(PartialResult.Merge(parts).ToResult()));
        }
    }

    [Theory]
    [Trait("Category", "Bits")]
    [MemberData(nameof(Designs))]
    public void A_run_is_recomputed_alone(string name)
    {
        SimulationOptions options = new() { Runs = 3000, Seed = 5, Design = Of(name) };
        ModelResult result = Build().Simulate(options);
        foreach (int run in new[] { 0, 1, 187, 188, 189, 1000, (int)result.Runs - 1 })
        {
            Assert.Equal(result.Values["total"].Samples[run], Build().Explain(run, options).Values.Single(o => o.Key == "total").Value);
        }
    }

    [Theory]
    [Trait("Category", "Bits")]
    [InlineData(64)]
    [InlineData(256)]
    public void The_bits_do_not_depend_on_the_batch(int batch)
    {
        foreach (string name in (string[])["antithetic", "lhs", "midpoint", "sobol", "strata"])
        {
            Assert.Equal(InBatches(name, 128), InBatches(name, batch));
        }
    }

    [Fact]
    public void A_Latin_hypercube_has_one_run_in_each_stratum_of_each_replicate()
    {
        foreach (SamplingDesign design in new[] { SamplingDesign.LatinHypercube, SamplingDesign.MidpointLatinHypercube })
        {
            ModelResult result = Build().Simulate(new SimulationOptions { Runs = 16 * 777, Seed = 3, Design = design });
            for (int r = 0; r < 16; r++)
            {
                double[] a = result.Values["a"].Samples.Slice(r * 777, 777).ToArray();
                Assert.Equal(Enumerable.Range(0, 777), a.Select(u => (int)(u * 777)).Order());
                Assert.NotEqual(a.Order(), a);
                Assert.Equal(design == SamplingDesign.MidpointLatinHypercube, a.All(u => Math.Abs((u * 777 % 1) - 0.5) < 1e-9));
            }
        }
    }

    [Fact]
    public void A_grid_has_one_run_in_each_cell()
    {
        ModelResult result = Two().Simulate(new SimulationOptions { Runs = 16 * 400, Seed = 3, Design = SamplingDesign.Stratified("a", "c") });
        for (int r = 0; r < 16; r++)
        {
            double[] a = result.Values["a"].Samples.Slice(r * 400, 400).ToArray(), c = result.Values["c"].Samples.Slice(r * 400, 400).ToArray();
            Assert.Equal(400, a.Zip(c, (u, v) => ((int)(u * 20), (int)(v * 20))).Distinct().Count());
        }
    }

    [Fact]
    public void Antithetic_pairs_are_mirrored_and_exact_for_a_linear_output()
    {
        ModelResult result = Two().Simulate(new SimulationOptions { Runs = 1001, Seed = 3, Design = SamplingDesign.Antithetic });
        ReadOnlySpan<double> a = result.Values["a"].Samples;

        Assert.Equal(1002, result.Runs);
        Assert.Contains(result.Warnings, w => w.Code == "RUN017");
        for (int j = 0; j < a.Length; j += 2)
        {
            Assert.Equal(1 - a[j], a[j + 1]);
        }

        Assert.Equal(1, result.Values["sum"].Mean.Value, 1e-12);
        Assert.Equal(0, result.Values["sum"].Mean.StandardError, 1e-12);
    }

    /// <summary>
    /// 400 simulations of 2,048 runs: 95 % intervals hold the truth in 380 ± 4.4; the bound of 358 is 5 standard deviations below, and an interval of no use would be
    /// seen by its width. The mean of errors about the truth is zero within 4.5 standard errors: false positives below 1e-4 for all rows together.
    /// </summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void Intervals_cover_and_means_are_unbiased(string name)
    {
        const int repetitions = 400;
        Model model = Build();
        (double mean, double low, double median, double p5) = (1.5 + 2, 0.276, 0, 0);
        ModelResult truth = model.Simulate(new SimulationOptions { Runs = 1 << 22, Seed = 99, Design = SamplingDesign.Sobol });
        (low, median, p5) = (truth.Events["low"].Probability.Value, truth.Values["total"].Quantile(0.5).Value, truth.Values["total"].Quantile(0.05).Value);
        double both = truth.Events["both"].Probability.Value, rare = truth.Events["rare"].Probability.Value;
        Assert.Equal(0.25, both, 1e-4);
        int[] covered = new int[6];
        var errors = new double[repetitions];
        for (int i = 0; i < repetitions; i++)
        {
            ModelResult r = model.Simulate(new SimulationOptions { Runs = 2048, Seed = (ulong)i, Threads = 1, Design = Of(name) });
            ValueOutput total = r.Values["total"];
            (Estimate Estimate, double Truth)[] figures =
                [(total.Mean, mean), (r.Events["low"].Probability, low), (r.Events["both"].Probability, 0.25), (total.Quantile(0.5), median), (total.Quantile(0.05), p5), (r.Events["rare"].Probability, rare)];
            for (int f = 0; f < figures.Length; f++)
            {
                covered[f] += figures[f].Estimate.Low <= figures[f].Truth && figures[f].Truth <= figures[f].Estimate.High ? 1 : 0;
            }

            errors[i] = total.Mean.Value - mean;
        }

        // The midpoint's bias is of the order of the cut tail; its intervals are tested where it does not matter.
        bool biased = name == "midpoint";
        Assert.All(covered.Skip(biased ? 1 : 0).Take(biased ? 4 : 6), c => Assert.InRange(c, 358, repetitions));
        double spread = Math.Sqrt(errors.Average(e => e * e) / repetitions);
        Assert.InRange(errors.Average(), biased ? -0.1 : -4.5 * spread, 4.5 * spread);
    }

    /// <summary>All replicates of midpoints have the same mean of a sum, off by what they cut: an interval without width, of which the result warns and with which nothing is stopped.</summary>
    [Fact]
    public void Midpoints_warn_of_their_bias_and_do_not_stop_a_simulation()
    {
        var model = new Model("m");
        model.Output("sum", model.Input("a", Gamma(1.5, 4.5)) + model.Input("b", LogNormal(1, 0.5)) + model.Input("c", Normal(2, 1)));
        var options = new SimulationOptions { Runs = 1024, Seed = 1, Design = SamplingDesign.MidpointLatinHypercube };
        ModelResult result = model.Simulate(options);
        Assert.Equal("RUN045", Assert.Single(result.Warnings).Code);
        Assert.InRange(result.Values["sum"].Mean.High, 0, 6.75 + Math.Exp(1.125) + 2 - 0.01);
        Assert.Equal("RUN045", Assert.Single(Assert.Throws<ModelException>(() => model.SimulateUntil(StoppingRule.HalfWidth("sum", 1e-9), options with { Runs = 1 << 20 })).Problems).Code);
        Assert.Empty(model.Simulate(options with { Design = SamplingDesign.LatinHypercube }).Warnings);
    }

    /// <summary>On an additive output, a Latin hypercube of n runs has errors of the order n^(−3/2): far below Monte Carlo's.</summary>
    [Theory]
    [InlineData("lhs", 30)]
    [InlineData("sobol", 30)]
    [InlineData("midpoint", 30)]
    public void Additive_outputs_are_almost_exact(string name, double better)
    {
        Model model = Two();
        SimulationOptions options = new() { Runs = 4096, Seed = 8 };
        double plain = model.Simulate(options).Values["sum"].Mean.StandardError;
        SamplingDesign design = name == "sobol" ? SamplingDesign.Sobol : Of(name);
        Estimate designed = model.Simulate(options with { Design = design }).Values["sum"].Mean;

        Assert.InRange(designed.StandardError, 0, plain / better);
        Assert.InRange(Math.Abs(designed.Value - 1), 0, plain / better * 4);
    }

    [Fact]
    public void Parts_of_different_designs_are_not_merged()
    {
        SimulationOptions options = new() { Runs = 8192, Seed = 1 };
        PartialResult a = Build().SimulatePart(options, 0, 1), b = Build().SimulatePart(options with { Design = SamplingDesign.Sobol }, 1, 1);

        Assert.Contains("CKP006", Assert.Throws<ArgumentException>(() => PartialResult.Merge(a, b)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_design_is_said_and_checked()
    {
        ModelResult result = Build().Simulate(new SimulationOptions { Runs = 1000, Seed = 1, Design = SamplingDesign.SobolWith("c") });

        Assert.Equal("Sobol, replicates of 63 points, first c", result.Design);
        Assert.Equal(1008, result.Runs);
        Assert.StartsWith("use 2^k runs for balance", result.Warnings.Single(w => w.Code == "RUN011").Message, StringComparison.Ordinal);
        Assert.Empty(Build().Simulate(new SimulationOptions { Runs = 1024, Seed = 1, Design = SamplingDesign.Sobol }).Warnings);
        Assert.Equal("RUN018", Assert.Throws<ModelException>(() => Build().Simulate(new SimulationOptions { Design = SamplingDesign.Stratified("x") })).Problems[0].Code);
        Assert.Equal("RUN015", Assert.Throws<ModelException>(() => Build().Simulate(new SimulationOptions { Design = SamplingDesign.Stratified() })).Problems[0].Code);
        Assert.Equal("RUN014", Assert.Throws<ModelException>(() => Build().Simulate(new SimulationOptions { Design = SamplingDesign.Sobol with { Replicates = 1 } })).Problems[0].Code);
    }

    /// <summary>120 orders of five places, 24,000 keys: χ² with 119 degrees of freedom is within 60 and 195 with probability above 1 − 1e-4.</summary>
    [Fact]
    public void Small_permutations_come_in_all_orders()
    {
        var counts = new Dictionary<string, int>();
        for (ulong r = 0; r < 24_000; r++)
        {
            var permutation = new Risk.Engine.Kernels.Permutation(0x1234567890abcdef, r, 5);
            string order = string.Concat(Enumerable.Range(0, 5).Select(i => permutation.Of((uint)i)));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(120, counts.Count);
        Assert.InRange(counts.Values.Sum(c => (c - 200.0) * (c - 200.0) / 200), 60, 195);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(6250u)]
    [InlineData(65536u)]
    public void A_permutation_takes_every_place_once(uint n)
    {
        var permutation = new Risk.Engine.Kernels.Permutation(77, 1, n);

        Assert.Equal(Enumerable.Range(0, (int)n), Enumerable.Range(0, (int)n).Select(i => (int)permutation.Of((uint)i)).Order());
    }

    private static PartialResult Stored(PartialResult part)
    {
        using var stream = new MemoryStream();
        part.WriteTo(stream);
        stream.Position = 0;
        return PartialResult.ReadFrom(stream);
    }

    private static Model Two()
    {
        var model = new Model("two");
        Uncertain a = model.Input("a", Uniform(0, 1)), c = model.Input("c", Uniform(0, 1));
        model.Output("a", a);
        model.Output("c", c);
        model.Output("sum", a + c);
        return model;
    }

    private static string InBatches(string name, int batch)
    {
        Model model = Build();
        SamplingDesign design = Of(name);
        var scheme = design.SchemeOf(10_000);
        SimulationOptions options = new SimulationOptions { Runs = 10_000, Seed = 4, Checksum = true, Design = design }.Whole();
        var compiled = Risk.Engine.CompiledModel.Compile(model.Outputs, new HashSet<string>());
        var streams = new Risk.Engine.DesignStreams(design, 4, scheme, compiled.Inputs, Risk.Engine.DesignStreams.UsesOf(model.Outputs.Values));
        var identity = new Risk.Engine.SimulationIdentity("m", 4, scheme.Describe(design.Name), 1, "0");
        return Bits(Risk.Engine.Simulator.Run(compiled.Bind(4, batch, streams), identity, options));
    }
}
