using Risk.Engine;
using Risk.Tests.Samples;
using static Risk.Distribution;

namespace Risk.Tests.Engine.Designs;

/// <summary>Smoothed Sobol points: some inputs are drawn again for each draw of the others.</summary>
public class RedrawTests
{
    private const int Points = 4096, Redraws = 32, Together = 64, Pauses = 24;

    private static SamplingDesign Smoothed => SamplingDesign.SmoothedSobol with { Replicates = 4, Redraws = Redraws };

    /// <summary>Amounts (price, share), a moment that waits for two delays, and a growth: the first two alone can be drawn again for little.</summary>
    private static Model Build(Distribution? price = null, Distribution? share = null)
    {
        var model = new Model("amounts and moments");
        Uncertain delay = model.Input("delay", Gamma(1.5, 2)), other = model.Input("other", Exponential(1)), growth = model.Input("growth", Uniform(0, 0.1));
        Uncertain paid = model.Input("price", price ?? LogNormal(0, 0.4)), kept = model.Input("share", share ?? Uniform(0.2, 0.8));
        var time = Timeline.Years(1, 8, 1);
        Uncertain begin = delay + other;
        Series saving = time.Flow(begin, double.PositiveInfinity) * time.Growth(growth) * (kept * 4);
        for (int k = 0; k < Pauses; k++)
        {
            saving -= time.Flow(delay + (0.25 * k), other + (1.5 * k)) * (0.01 * k);
        }

        Series late = time.Flow(0, begin) * ((1.5 * kept) + 0.5);
        Series cost = (time.In(other) * (paid * 2)) + late;
        Series net = (saving - cost).Cumulative();
        model.Output("net", net.Last);
        model.Output("middle", net[4]);
        model.Output("begin", begin);
        model.Output("price", paid);
        model.Output("share", kept);
        model.Output("delay", delay);
        model.Output("pays", net.Last >= 0);
        model.Output("ever", (net[3] >= 0) | (net[5] >= 0) | ((begin > 3) & (net.Last >= 4)));
        return model;
    }

    private static SimulationOptions Options(SamplingDesign design, ulong seed = 3) => new() { Runs = design.Replicates * (long)Points, Seed = seed, Design = design, Checksum = true, KeepSamples = true };

    [Fact]
    public void An_output_added_later_is_in_the_next_simulation()
    {
        Model kept = Build(), fresh = Build();
        ModelResult first = kept.Simulate(Options(Smoothed));
        Assert.Equal(first.Checksum, kept.Simulate(Options(Smoothed)).Checksum);
        foreach (Model model in (Model[])[kept, fresh])
        {
            Uncertain late = model.Input("late", Uniform(0, 1));
            model.Output("later", late * model.Outputs.Count);
        }

        ModelResult second = kept.Simulate(Options(Smoothed));
        Assert.Equal(fresh.Simulate(Options(Smoothed)).Checksum, second.Checksum);
        Assert.Equal("smoothed Sobol, replicates of 4096 points, redraws: 32 of late, price, share", second.Design);
    }

    [Fact]
    public void Every_redraw_has_the_other_inputs_of_its_run_and_an_own_point_of_the_redrawn()
    {
        ModelResult result = Build(Uniform(0, 1), Uniform(0, 1)).Simulate(Options(Smoothed));
        Assert.Equal("smoothed Sobol, replicates of 4096 points, redraws: 32 of price, share", result.Design);
        double[] delay = result.Values["delay"].Samples.ToArray(), price = result.Values["price"].Samples.ToArray(), share = result.Values["share"].Samples.ToArray();
        for (int group = 0; group < delay.Length; group += Together * Redraws)
        {
            for (int run = 0; run < Together; run++)
            {
                int[] own = [.. Enumerable.Range(0, Redraws).Select(j => group + (j * Together) + run)];
                Assert.Single(own.Select(r => delay[r]).Distinct());
                foreach (double[] redrawn in new[] { price, share })
                {
                    // 32 neighbours in the sequence: one in each of 32 strata.
                    Assert.Equal(Enumerable.Range(0, Redraws), own.Select(r => (int)(redrawn[r] * Redraws)).Order());
                }
            }
        }

        Distribution law = Gamma(1.5, 2);
        for (int r = 0; r < 4; r++)
        {
            Assert.Equal(Enumerable.Range(0, Points), Part(price, r).Select(u => (int)(u * Points)).Order());
            Assert.Equal(Enumerable.Range(0, Points), Part(share, r).Select(u => (int)(u * Points)).Order());
            int drawn = Points / Redraws;
            Assert.Equal(Enumerable.Range(0, drawn), Part(delay, r).Distinct().Select(x => (int)(law.Cdf(x) * drawn)).Order());
        }

        static IEnumerable<double> Part(double[] column, int replicate) => column.Skip(replicate * Points).Take(Points);
    }

    /// <summary>Against the flows written out in plain numbers, for the very draws.</summary>
    [Theory]
    [InlineData]
    [InlineData("price")]
    [InlineData("share", "other")]
    [InlineData("delay")]
    [InlineData("growth", "price")]
    [InlineData("delay", "growth", "other", "price", "share")]
    public void Every_run_is_what_the_model_gives_for_its_draws(params string[] redrawn)
    {
        Model model = Build();
        SamplingDesign design = Smoothed with { Redrawn = redrawn };
        string[] inputs = ["delay", "growth", "other", "price", "share"], outputs = ["net", "middle"];
        RunColumn[] columns = [.. inputs.Select(n => new RunColumn(n, RunColumnKind.Input)), .. outputs.Select(n => new RunColumn(n, RunColumnKind.Value)), new("pays", RunColumnKind.Event)];
        ModelResult simulated = model.Simulate(Options(design));
        double[] net = simulated.Values["net"].Samples.ToArray();
        foreach (RunBlock block in model.Runs(columns, Options(design)))
        {
            for (int i = 0; i < block.Runs; i++)
            {
                double[] x = [.. Enumerable.Range(0, 5).Select(c => block[c].Span[i])];
                (double last, double middle) = Oracle(x[0], x[1], x[2], x[3], x[4]);
                Assert.Equal(last, block[5].Span[i], 1e-10);
                Assert.Equal(middle, block[6].Span[i], 1e-10);
                Assert.Equal(last >= 0, block[7].Span[i] != 0);
                Assert.Equal(last, net[block.FirstRun + i], 1e-10);
            }
        }
    }

    private static (double Last, double Middle) Oracle(double delay, double growth, double other, double price, double share)
    {
        double begin = delay + other, total = 0, middle = 0;
        for (int t = 0; t < 8; t++)
        {
            double after = Math.Clamp(t + 1 - begin, 0, 1), before = 1 - after;
            double pauses = Enumerable.Range(0, Pauses).Sum(k => 0.01 * k * Math.Max(0, Math.Min(t + 1, other + (1.5 * k)) - Math.Max(t, delay + (0.25 * k))));
            total += -pauses + (after * Math.Pow(1 + growth, t) * 4 * share) - (before * ((1.5 * share) + 0.5)) - ((int)other == t ? 2 * price : 0);
            middle = t == 4 ? total : middle;
        }

        return (total, middle);
    }

    [Fact]
    [Trait("Category", "Bits")]
    public void The_bits_depend_on_neither_threads_nor_parts_nor_whether_a_run_is_computed_alone()
    {
        SimulationOptions options = Options(Smoothed);
        ModelResult whole = Build().Simulate(options with { Threads = 1 });
        ModelResult threads = Build().Simulate(options with { Threads = 3 });
        PartialResult[] parts = [.. new long[] { 3, 1, 0, 2 }.Select(leaf => Build().SimulatePart(options, leaf, 1))];
        ModelResult merged = PartialResult.Merge(parts).ToResult();

        Assert.Equal(whole.Checksum, threads.Checksum);
        Assert.Equal(whole.Checksum, merged.Checksum);
        Assert.Equal(whole.Events["pays"].Probability, merged.Events["pays"].Probability);
        foreach (int run in new[] { 0, 63, 64, 2047, 2048, 5000, 16383 })
        {
            RunExplanation alone = Build().Explain(run, options);
            Assert.Equal(whole.Values["net"].Samples[run], alone.Values.Single(v => v.Key == "net").Value);
            Assert.Equal(whole.Values["delay"].Samples[run], alone.Inputs.Single(i => i.Name == "delay").Value);
        }
    }

    /// <summary>The interval of P(X·Y + Z ≤ c) over 1,000 simulations: at 95 %, 926 to 971 hold the true figure with a probability of 99.9 %.</summary>
    [Fact]
    public void Intervals_hold_the_true_figure_as_often_as_they_say()
    {
        var model = new Model("coverage");
        Uncertain moment = model.Input("moment", Normal(0, 1)), x = model.Input("x", Normal(0, 1)), y = model.Input("y", Normal(0, 1));
        var time = Timeline.Years(1, 40, 1);
        Uncertain elapsed = time.Flow(20 + moment, double.PositiveInfinity).Cumulative().Last;
        model.Output("late", elapsed + x + y <= 18.5);
        double truth = Normal(20, Math.Sqrt(3)).Cdf(18.5);
        int held = 0;
        double sum = 0, squares = 0;
        for (ulong seed = 0; seed < 1000; seed++)
        {
            Estimate estimate = model.Simulate(new SimulationOptions { Runs = 16 * 512, Seed = seed, Threads = 1, Design = SamplingDesign.SmoothedSobol with { Redraws = 8, Redrawn = ["x", "y"] } }).Events["late"].Probability;
            held += estimate.Low <= truth && truth <= estimate.High ? 1 : 0;
            (sum, squares) = (sum + estimate.Value - truth, squares + (estimate.StandardError * estimate.StandardError));
        }

        Assert.InRange(held, 926, 971);
        // Unbiased: within four standard errors, beyond which 1 in 16,000 is.
        Assert.InRange(sum / Math.Sqrt(squares), -4, 4);
    }

    [Fact]
    public void Redrawn_unless_named_are_the_inputs_that_change_amounts_only()
    {
        Assert.Equal(["price", "share"], LateInputs.Of([.. Build().Outputs.Values]));
        Assert.Equal(
            [
                "legacy/extension premium", "migration cost factor", "savings/transfer realisation",
                "suppliers/ISSC1/claims/client share", "suppliers/ISSC1/platform/black swan", "suppliers/ISSC1/platform/black swan/overrun", "suppliers/ISSC1/platform/overrun",
                "suppliers/ISSC2/claims/client share", "suppliers/ISSC2/platform/black swan", "suppliers/ISSC2/platform/black swan/overrun", "suppliers/ISSC2/platform/overrun",
            ],
            LateInputs.Of([.. NextGenerationSharedServices.BaseCase.Programme().ToModel().Model.Outputs.Values]));
    }

    [Fact]
    public void Where_most_would_be_computed_again_the_cheapest_are_redrawn()
    {
        var model = new Model("long");
        Uncertain cheap = model.Input("cheap", Normal(0, 1)), dear = model.Input("dear", Normal(0, 1)), sum = 0;
        for (int i = 0; i < 100; i++)
        {
            sum += Uncertain.Max(dear * (i + 1.5), i);
        }

        model.Output("all", sum + cheap >= 0);
        Assert.Equal(["cheap"], LateInputs.Of([.. model.Outputs.Values]));
    }

    [Fact]
    public void A_model_without_such_an_input_has_plain_Sobol_points_and_a_warning()
    {
        Model Moments()
        {
            var model = new Model("moments");
            model.Output("when", Timeline.Years(0, 9).Flow(model.Input("a", Exponential(2)), double.PositiveInfinity).Cumulative().Last);
            return model;
        }

        ModelResult smoothed = Moments().Simulate(Options(Smoothed)), plain = Moments().Simulate(Options(SamplingDesign.Sobol with { Replicates = 4 }));
        Assert.Equal(plain.Checksum, smoothed.Checksum);
        Assert.Equal(plain.Design, smoothed.Design);
        Assert.Contains(smoothed.Warnings, w => w.Code == "RUN041");
        Assert.DoesNotContain(Build().Simulate(Options(Smoothed)).Warnings, w => w.Code == "RUN041");
    }

    /// <summary>Each is told with its place and value.</summary>
    [Fact]
    public void What_cannot_be_redrawn_is_refused()
    {
        Refused("RUN040", "was 3", Smoothed with { Redraws = 3 });
        Refused("RUN040", "was 128", Smoothed with { Redraws = 128 });
        Refused("RUN040", "was -2", Smoothed with { Redraws = -2 });
        Refused("RUN040", "was Latin hypercube", SamplingDesign.LatinHypercube with { Redraws = 32 });
        Refused("RUN040", "redraws are 1", SamplingDesign.Sobol with { Redrawn = ["price"] });
        Refused("RUN016", "named twice", Smoothed with { Redrawn = ["price", "price"] });
        Refused("RUN018", "\"prize\"", Smoothed with { Redrawn = ["prize"] });

        static void Refused(string code, string words, SamplingDesign design)
        {
            ModelException refusal = Assert.Throws<ModelException>(() => Build().Simulate(Options(Smoothed) with { Design = design }));
            Problem problem = Assert.Single(refusal.Problems);
            Assert.Equal(code, problem.Code);
            Assert.StartsWith("design/", problem.Path);
            Assert.Contains(words, problem.Message);
        }
    }

    [Fact]
    public void Replicates_have_whole_multiples_of_the_runs_that_are_drawn_again_together()
    {
        SamplingDesign design = SamplingDesign.SmoothedSobol with { Redraws = 32 };
        Assert.Equal(2048, design.SchemeOf(1).Points);
        Assert.Equal(4096, design.SchemeOf(16 * 2049).Points);
        Assert.Equal(64, design.SchemeOf(5).Redraws == 32 ? design.SchemeOf(5).Points / 32 : 0);
        RunScheme scheme = design.SchemeOf(1_000_000);
        Assert.Equal(scheme, RunScheme.Parse(scheme.Describe("smoothed Sobol") + " of price, share, first replicates of 3, more"));
        Assert.Equal(16 * 2048, Build().Simulate(new SimulationOptions { Runs = 100, Seed = 1, Design = design }).Runs);
    }

    [Fact]
    public void The_number_of_runs_decides_how_often_is_redrawn_and_whole_runs_stay_whole()
    {
        SamplingDesign design = SamplingDesign.SmoothedSobol;
        foreach ((long points, int redraws, long whole) in new (long, int, long)[]
            { (1, 2, 128), (129, 2, 256), (2048, 2, 2048), (2049, 2, 2176), (4097, 2, 8192), (8190, 2, 8192), (16_384, 4, 16_384), (32_768, 8, 32_768), (62_500, 16, 65_536), (65_536, 16, 65_536), (131_072, 32, 131_072), (1L << 24, 32, 1L << 24) })
        {
            RunScheme scheme = design.SchemeOf(16 * points);
            Assert.Equal((whole, redraws), (scheme.Points, scheme.Redraws));
            Assert.Equal(scheme, design.SchemeOf(scheme.WholeRuns(16 * points, 16)));
        }
    }

    /// <summary>As any other design: the result is that of a simulation of the runs at which it stopped.</summary>
    [Fact]
    public void Stopping_adds_whole_replicates()
    {
        ModelResult until = Build().SimulateUntil(StoppingRule.HalfWidth("pays", 0.0004), new SimulationOptions { Runs = 100_000_000, Seed = 6, Checksum = true, Design = SamplingDesign.SmoothedSobol });
        Assert.Equal(StoppingReason.Narrow, until.Stopping!.Reason);
        Assert.StartsWith("smoothed Sobol, replicates of 65536 points, redraws: 16 of", until.Design);
        Assert.Equal(until.Checksum, Build().Simulate(new SimulationOptions
            { Runs = until.Runs, Seed = 6, Checksum = true, Design = SamplingDesign.SmoothedSobol with { Replicates = (int)(until.Runs / 65_536) } }).Checksum);
    }

    /// <summary>Redraws of one run may all agree: an event that none shows is as rare as the runs drawn can tell.</summary>
    [Fact]
    public void What_no_run_shows_is_judged_by_the_runs_drawn()
    {
        Model model = Build();
        model.Output("never", new Uncertain(model.Outputs["begin"]) > 1e9);
        Estimate never = model.Simulate(Options(Smoothed)).Events["never"].Probability;
        Assert.Equal(0, never.Value);
        Assert.InRange(never.High, -Math.Log(0.025) / (4 * Points / Redraws) * 0.999, 0.02);
    }

    /// <summary>On the real case, the variance of a run drawn (with its 8 redraws) is below a sixth of that of an independent run; a chi-square of 63 degrees is that low with less than 1e-9 where it were a half.</summary>
    [Fact]
    public void The_real_case_needs_a_fraction_of_the_draws()
    {
        Model model = NextGenerationSharedServices.BaseCase.Programme().ToModel().Model.Only("payback/full/by/2017-18");
        ModelResult result = model.Simulate(new SimulationOptions { Runs = 64 * 16_384, Seed = 9, Design = SamplingDesign.SmoothedSobol with { Replicates = 64, Redraws = 8 } });
        Estimate p = result.Events.Single().Probability;
        Assert.InRange(p.StandardError * p.StandardError * (result.Runs / 8.0), 0, p.Value * (1 - p.Value) / 6);
        // 0.7615 by 1,000,000 runs of an independent implementation: within four standard errors of both.
        Assert.InRange(p.Value, 0.7615 - 0.0018, 0.7615 + 0.0018);
    }

    /// <summary>A guard keeps a quotient from 0: behind it nothing flows, whatever the late draw.</summary>
    [Fact]
    public void What_a_guard_keeps_from_being_infinite_stays_behind_it()
    {
        var model = new Model("guard");
        Uncertain count = model.Input("count", Poisson(0.7)), rate = model.Input("rate", Uniform(1, 2)), delay = model.Input("delay", Exponential(1)), steep = model.Input("steep", Normal(0, 1));
        var time = Timeline.Years(1, 6, 1);
        Uncertain large = Uncertain.Exp(steep * 2000) * rate;
        Series flows = (time.Flow(delay, 6) * (count > 0).Choose(3 / (count * rate), 0.0)) + (time.Flow(delay, 6) * (steep < 0).Choose(large, 0.0));
        model.Output("sum", flows.Cumulative().Last);
        model.Output("count", count);
        ModelResult result = model.Simulate(Options(Smoothed with { Redrawn = ["rate"] }));
        for (int run = 0; run < result.Runs; run++)
        {
            Assert.True(result.Values["count"].Samples[run] > 0 || result.Values["sum"].Samples[run] is >= 0 and < 13);
        }
    }

    [Fact]
    public void A_model_has_one_hash_whatever_is_drawn_again() =>
        Assert.Equal(Build().Simulate(10, 1).ModelHash, Build().Simulate(Options(Smoothed)).ModelHash);

    /// <summary>A parameter of an input that is drawn once, and one of an input that is drawn again.</summary>
    [Theory]
    [InlineData("delay")]
    [InlineData("price")]
    public void A_drawn_parameter_that_makes_no_law_fails_its_run(string spread)
    {
        Model model = Build();
        model.Output("wrong", model.Input("wrong", Normal(0, new Uncertain(model.Outputs[spread]) - 0.4)));
        SimulationOptions options = Options(Smoothed) with { Threads = 1 };
        RunException failure = Assert.Throws<RunException>(() => model.Simulate(options));
        Assert.Equal("wrong", failure.Name);
        double drawn = Build().Explain(failure.Run, options).Inputs.Single(i => i.Name == spread).Value;
        Assert.InRange(drawn, 0, 0.4);
    }

    [Fact]
    public void Only_some_outputs_are_the_same_in_every_run()
    {
        SimulationOptions options = new() { Runs = 5000, Seed = 4 };
        ModelResult all = Build().Simulate(options), some = Build().Only("net", "ever").Simulate(options);
        Assert.Equal(["net"], some.Values.Select(v => v.Name));
        Assert.Equal(["ever"], some.Events.Select(e => e.Name));
        Assert.Equal(all.Values["net"].Samples.ToArray(), some.Values["net"].Samples.ToArray());
        Assert.Equal(all.Events["ever"].Count, some.Events["ever"].Count);
        ModelException refusal = Assert.Throws<ModelException>(() => Build().Only("nett", "paid"));
        Assert.Equal(2, refusal.Problems.Count);
        Assert.Contains("net", refusal.Message);
    }
}
