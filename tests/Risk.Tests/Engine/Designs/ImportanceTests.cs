using static Risk.Distribution;

namespace Risk.Tests.Engine.Designs;

/// <summary>
/// Importance sampling against closed forms. A figure is right where it is within 5 of its standard errors: at fixed seeds a right rule fails one of some fifty such rows with a probability of 3e-5.
/// That the errors themselves are right, <see cref="Risk.Tests.Statistics.ImportanceCoverageTests"/> counts.
/// </summary>
public class ImportanceTests
{
    private const int Runs = 100_000;

    private static ModelResult Draw(Model model, params (string, Distribution)[] changes) =>
        model.Simulate(new SimulationOptions { Runs = Runs, Seed = 42, Design = SamplingDesign.Importance(changes) });

    private static Model Of(Distribution law, Func<Uncertain, Event> happens)
    {
        var model = new Model("one");
        Uncertain x = model.Input("x", law);
        model.Output("x", x);
        model.Output("event", happens(x));
        model.Output("opposite", !happens(x));
        return model;
    }

    private static void IsRight(double truth, Estimate estimate, double relative)
    {
        Assert.InRange(estimate.Value, truth - (5 * estimate.StandardError), truth + (5 * estimate.StandardError));
        Assert.InRange(estimate.StandardError, 1e-15 * truth, relative * Math.Abs(truth));
        Assert.True(estimate.Low < estimate.Value && estimate.Value < estimate.High, $"{estimate}");
    }

    public static TheoryData<Distribution, double, Distribution, double> Tails => new()
    {
        { Normal(0, 1), 4.5, Normal(4.5, 1), 0.01 },
        { Normal(0, 1), 4.5, StudentT(3), 0.1 },
        { Normal(10, 2), 22, Normal(22, 2.5), 0.02 },
        { Gamma(1.5, 4.5), 80, Gamma(1.5, 20), 0.03 },
        { Gamma(0.4, 3), 60, Gamma(0.6, 20), 0.05 },
        { Exponential(1), 20, Exponential(20), 0.025 },
        { Exponential(1), 20, Gamma(2, 10), 0.02 },
        { LogNormal(1, 0.5), 40, LogNormal(3.5, 0.6), 0.02 },
        { Weibull(2, 3), 13, Exponential(6), 0.05 },
        { Beta(2, 9), 0.9, Beta(5, 2), 0.03 },
        { Triangular(0, 1, 10), 9.9, Uniform(0, 10), 0.04 },
        { Uniform(0, 1), 0.9999, Mixture([1, 1], [Uniform(0, 1), Uniform(0.9995, 1)]), 0.03 },
        { Pert(2, 5, 16), 15, Uniform(1, 17), 0.03 },
        { Poisson(2), 13, Poisson(12), 0.02 },
        { Binomial(40, 0.1), 17, Binomial(40, 0.45), 0.02 },
        { Discrete([0, 1, 2], [0.9, 0.0999, 0.0001]), 1, Discrete([0, 1, 2, 3], [1, 1, 1, 1]), 0.01 },
        { Bernoulli(1e-6), 0.5, Bernoulli(0.4), 0.01 },
    };

    [Theory]
    [MemberData(nameof(Tails))]
    public void A_tail_has_its_closed_form(Distribution law, double limit, Distribution other, double relative)
    {
        ModelResult result = Draw(Of(law, x => x > limit), ("x", other));
        double p = law.SurvivalFunction(limit);

        IsRight(p, result.Events["event"].Probability, relative);
        IsRight(p, Turned(result.Events["opposite"].Probability), relative);
        Assert.Equal(1 - result.Events["event"].Probability.Value, result.Events["opposite"].Probability.Value, 1e-15);
        Assert.Equal(1 - result.Events["event"].Probability.Value, result.Values["x"].ProbabilityAtMost(limit).Value, 1e-12);
        Assert.Equal(result.Events["event"].Probability.StandardError / p, result.Values["x"].ProbabilityAtMost(limit).StandardError / p, 1e-6);
    }

    private static Estimate Turned(Estimate e) => new(e.Kind, 1 - e.Value, e.StandardError, 1 - e.High, 1 - e.Low, e.Confidence, e.Runs);

    /// <summary>P(X &gt; 3) P(Y &gt; 8) is 4.5e-7; one change alone would leave it at the mercy of the other.</summary>
    [Fact]
    public void Two_changes_multiply_their_weights()
    {
        var model = new Model("two");
        Uncertain x = model.Input("x", Normal(0, 1)), y = model.Input("y", Exponential(1));
        model.Output("both", (x > 3) & (y > 8));
        model.Output("product", Uncertain.Exp(x / 4) * y);
        ModelResult result = Draw(model, ("y", Exponential(8)), ("x", Normal(3, 1)));

        IsRight(Normal(0, 1).SurvivalFunction(3) * Exponential(1).SurvivalFunction(8), result.Events["both"].Probability, 0.03);
        Assert.Equal("importance sampling: x from normal(mean: 3, standardDeviation: 1), y from exponential(mean: 8)", result.Design);
        IsRight(Math.Exp(1.0 / 32), Draw(model, ("y", Gamma(1.1, 1.1)), ("x", Normal(0.2, 1.1))).Values["product"].Mean, 0.01);
    }

    [Fact]
    public void A_law_known_under_a_change_has_its_moments_and_percentiles()
    {
        Distribution law = LogNormal(0, 0.5);
        ValueOutput x = Draw(Of(law, v => v > 2), ("x", LogNormal(0.2, 0.6))).Values["x"];

        IsRight(law.Mean, x.Mean, 0.005);
        IsRight(law.StandardDeviation, x.StandardDeviation, 0.03);
        Assert.Equal(law.Variance, x.Variance, 0.03 * law.Variance);
        Assert.Equal(law.Skewness, x.Skewness, 0.1 * law.Skewness);
        Assert.InRange(x.ExcessKurtosis, 0.6 * law.ExcessKurtosis, 1.6 * law.ExcessKurtosis);
        Assert.Equal(0.7, x.RankOf(law.Quantile(0.7)), 0.01);
        foreach (double p in (double[])[0.001, 0.01, 0.1, 0.5, 0.51, 0.9, 0.999, 0.9999])
        {
            IsRight(law.Quantile(p), x.Quantile(p), 0.1);
            IsRight(p, x.ProbabilityAtMost(law.Quantile(p)), 0.2);
        }

        Assert.All(x.SCurve(101).Skip(1).SkipLast(1), point => Assert.Equal(point.Probability, law.Cdf(point.Value), 0.02));
        Assert.Equal(x.Minimum, x.Quantile(0).Value);
        Assert.Equal(x.Maximum, x.Quantile(1).Value);
        Assert.Equal(x.Quantile(0.9), x.Percentile(90));
    }

    /// <summary>Of twenty thousand runs hardly one of Monte Carlo is past P99.9999; one in two drawn from the other law is.</summary>
    [Fact]
    public void A_percentile_far_in_the_tail_that_is_drawn_is_known_well()
    {
        Distribution law = Normal(0, 1);
        ValueOutput x = Draw(Of(law, v => v > 4), ("x", Normal(4.75, 1))).Values["x"];

        IsRight(law.UpperQuantile(1e-6), x.Quantile(1 - 1e-6), 0.002);
    }

    [Fact]
    public void A_law_changed_into_itself_gives_weights_of_1_and_the_figures_of_Monte_Carlo()
    {
        Model model = Of(Gamma(1.5, 4.5), x => x > 20);
        SimulationOptions options = new() { Runs = 10_000, Seed = 5, Checksum = true };
        ModelResult plain = model.Simulate(options), drawn = model.Simulate(options with { Design = SamplingDesign.Importance(("x", Gamma(1.5, 4.5))) });

        Assert.All(drawn.Weights.ToArray(), w => Assert.Equal(1, w));
        Assert.Equal(10_000, drawn.Weights.Length);
        Assert.Equal(10_000, drawn.EffectiveRuns);
        Assert.Equal(plain.EffectiveRuns, drawn.EffectiveRuns);
        Assert.True(plain.Weights.IsEmpty);
        Assert.Empty(drawn.Warnings);
        Assert.Equal(plain.ToString(), drawn.ToString());
        Assert.Equal(plain.Values["x"].Samples, drawn.Values["x"].Samples);
        Assert.Equal(plain.Values["x"].Quantiles(0.01, 0.5, 0.9), drawn.Values["x"].Quantiles(0.01, 0.5, 0.9));
        Assert.Equal(plain.Values["x"].StandardDeviation, drawn.Values["x"].StandardDeviation);
        Assert.Equal(plain.Events["event"].Probability, drawn.Events["event"].Probability);
    }

    /// <summary>A mixture of the law with itself is the same law by other words: weights of 1 but for rounding, on the way that weights go.</summary>
    [Fact]
    public void Weights_of_almost_1_give_almost_the_figures_of_Monte_Carlo()
    {
        Distribution law = Normal(0, 1);
        Model model = Of(law, x => x > 1);
        SimulationOptions options = new() { Runs = 10_000, Seed = 5 };
        ModelResult plain = model.Simulate(options), drawn = model.Simulate(options with { Design = SamplingDesign.Importance(("x", Mixture([1, 1], [law, Normal(0, 1.0000001)]))) });

        Assert.Contains(drawn.Weights.ToArray(), w => w != 1);
        Assert.Equal(10_000, drawn.EffectiveRuns, 1e-3);
        Assert.Equal(plain.Values["x"].Mean.Value, drawn.Values["x"].Mean.Value, 1e-5);
        Assert.Equal(plain.Values["x"].Mean.StandardError, drawn.Values["x"].Mean.StandardError, 1e-6);
        Assert.Equal(plain.Values["x"].StandardDeviation.StandardError, drawn.Values["x"].StandardDeviation.StandardError, 1e-6);
        Assert.Equal(plain.Values["x"].Quantile(0.9).Value, drawn.Values["x"].Quantile(0.9).Value, 1e-3);
        Assert.Equal(plain.Values["x"].Quantile(0.9).Low, drawn.Values["x"].Quantile(0.9).Low, 5e-3);
        Assert.Equal(plain.Events["event"].Probability.Value, drawn.Events["event"].Probability.Value, 1e-6);
        Assert.Equal(plain.Events["event"].Probability.StandardError, drawn.Events["event"].Probability.StandardError, 1e-6);
        Assert.Equal(plain.Events["event"].Probability.High, drawn.Events["event"].Probability.High, 5e-4);
    }

    /// <summary>Draws are those of the other law at the same uniforms, and the model's hash is that of the model.</summary>
    [Fact]
    public void A_draw_is_the_other_laws_quantile_at_the_same_uniform()
    {
        Model model = Of(Normal(0, 1), x => x > 3);
        SimulationOptions options = new() { Runs = 500, Seed = 9 };
        ModelResult plain = model.Simulate(options), drawn = model.Simulate(options with { Design = SamplingDesign.Importance(("x", Normal(3, 2))) });
        for (int run = 0; run < 500; run++)
        {
            double z = plain.Values["x"].Samples[run], x = drawn.Values["x"].Samples[run];
            Assert.Equal(3 + (2 * z), x, 1e-12);
            Assert.Equal(Normal(0, 1).Density(x) / Normal(3, 2).Density(x), drawn.Weights[run], 1e-12 * drawn.Weights[run]);
        }

        Assert.Equal(plain.ModelHash, drawn.ModelHash);
        Assert.Equal(Math.Pow(drawn.Weights.ToArray().Sum(), 2) / drawn.Weights.ToArray().Sum(w => w * w), drawn.EffectiveRuns, 1e-9);
        RunExplanation told = model.Explain(77, options with { Design = SamplingDesign.Importance(("x", Normal(3, 2))) });
        Assert.Equal(drawn.Weights[77], told.Weight);
        Assert.Equal(drawn.Values["x"].Samples[77], told.Inputs[0].Value);
        Assert.Contains("weight", told.ToString(), StringComparison.Ordinal);
        Assert.Null(model.Explain(77, 9).Weight);
    }

    /// <summary>Laws of one family have a ratio without their densities; it is the same.</summary>
    [Fact]
    public void A_weight_is_the_ratio_of_the_densities()
    {
        foreach ((Distribution law, Distribution other) in new[]
        {
            (Normal(1, 2), Normal(3, 2.5)), (LogNormal(0, 1), LogNormal(1, 1.2)), (Gamma(1.5, 4.5), Gamma(1.5, 20)), (Gamma(0.5, 4.5), Gamma(0.7, 20)), (Gamma(40, 0.1), Gamma(30, 0.2)),
            (Exponential(1), Gamma(2, 3)), (Gamma(2, 3), Exponential(8)), (Exponential(1), Exponential(4)), (Weibull(2, 3), Gamma(2, 4)), (Poisson(3), Poisson(9)), (Beta(2, 3), Beta(3, 2)),
        })
        {
            ModelResult drawn = Of(law, x => x > 1).Simulate(new SimulationOptions { Runs = 2000, Seed = 9, Design = SamplingDesign.Importance(("x", other)) });
            for (int run = 0; run < 2000; run++)
            {
                double x = drawn.Values["x"].Samples[run], ratio = law.Density(x) / other.Density(x);
                Assert.Equal(ratio, drawn.Weights[run], 1e-12 * ratio);
            }
        }
    }

    [Fact]
    public void Runs_are_told_with_their_weights_only()
    {
        Model model = Of(Normal(0, 1), x => x > 3);
        SimulationOptions options = new() { Runs = 5000, Seed = 9, Design = SamplingDesign.Importance(("x", Normal(3, 2))) };
        ModelResult result = model.Simulate(options);
        RunBlock[] blocks = [.. model.Runs([.. model.AllColumns, RunColumn.Weight], options)];

        Assert.Equal(result.Weights.ToArray(), blocks.SelectMany(b => b[b.Columns - 1].ToArray()));
        Assert.Contains("RunColumn.Weight", Assert.Throws<ArgumentException>(() => model.Runs(model.AllColumns, options)).Message, StringComparison.Ordinal);
        Assert.Contains("weights", Assert.Throws<ArgumentException>(() => model.Runs([RunColumn.Weight], options with { Design = SamplingDesign.MonteCarlo })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_no_run_shows_has_an_interval_by_the_heaviest_weight()
    {
        ModelResult result = Draw(Of(Normal(0, 1), x => x > 100), ("x", Normal(1, 1.2)));
        Estimate never = result.Events["event"].Probability, always = result.Events["opposite"].Probability;

        Assert.Equal((0, 0), (never.Value, never.Low));
        Assert.Equal(Math.Log(40) * result.Weights.ToArray().Max() / Runs, never.High, 1e-9);
        Assert.Equal((1, 1), (always.Value, always.High));
        Assert.Equal(1 - never.High, always.Low, 1e-12);
    }

    /// <summary>Events that imply each other are in order, whichever side each is read from, also where weights do not average 1; parts of the whole add up to it.</summary>
    [Theory]
    [InlineData(0.6, 1.5, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(-1, 1, 2)]
    [InlineData(2.5, 1, 0)]
    [InlineData(-2.5, 1, 0)]
    public void Probabilities_of_events_in_order_are_in_order(double mean, double deviation, ulong first)
    {
        var model = new Model("order");
        Uncertain x = model.Input("x", Normal(0, 1));
        for (int k = 0; k < 40; k++)
        {
            model.Output($"by {k:00}", x <= -3 + (k * 0.15));
        }

        // From 0 on, the first seed whose weights average more than 2.
        ModelResult Draw(ulong seed) => model.Simulate(new SimulationOptions { Runs = 300, Seed = seed, Design = SamplingDesign.Importance(("x", Normal(mean, deviation))) });
        ModelResult result = first > 0 ? Draw(first) : Enumerable.Range(0, 1000).Select(seed => Draw((ulong)seed)).First(r => r.Weights.ToArray().Average() > 2);
        EventOutput[] by = [.. result.Events];
        double sum = by[0].Probability.Value;
        for (int k = 1; k < by.Length; k++)
        {
            Estimate step = by[k].Beyond(by[k - 1], 0.95);
            Assert.True(by[k].Probability.Value >= by[k - 1].Probability.Value);
            Assert.True(step.Low <= step.Value && step.Value <= step.High && step.Low >= 0);
            sum += step.Value;
        }

        Assert.Equal(1, sum + by[^1].Not(0.95).Value, 1e-12);
    }

    [Fact]
    public void All_faults_are_told_at_once_with_place_supports_and_rule()
    {
        var model = new Model("faults");
        Uncertain delay = model.Input("delay", Gamma(1.5, 4.5)), cost = model.Input("cost", Uniform(1, 2)), claims = model.Input("claims", Poisson(3));
        Uncertain gap = model.Input("gap", Uniform(0, 3)), unsure = model.Input("unsure", Distribution.Normal(cost, 1.0)), held = model.Input("held", Clipped(Normal(0, 1), -1, 1));
        IReadOnlyList<Uncertain> joined = model.Inputs("joined", Copula.Gaussian(0.5), ("left", Normal(0, 1)), ("right", Gamma(2, 1)));
        model.Output("sum", Uncertain.Sum([delay, cost, claims, gap, unsure, held, .. joined]));
        var e = Assert.Throws<ModelException>(() => model.Simulate(new SimulationOptions
        {
            Design = SamplingDesign.Importance(
                ("delya", Gamma(1, 1)), ("delay", Pareto(1, 2)), ("cost", Uniform(1.5, 3)), ("claims", Gamma(1, 1)), ("unsure", Normal(0, 2)), ("left", Normal(0, 2)),
                ("held", Normal(0, 2)), ("gap", Mixture([1, 1], [Uniform(0, 1), Uniform(2, 3)]))),
        }));

        Assert.Equal(
            ["RUN029 claims", "RUN030 cost", "RUN030 delay", "RUN018 delya", "RUN030 gap", "RUN029 held", "RUN029 left", "RUN029 unsure"],
            e.Problems.Select(p => $"{p.Code} {p.Path.Split('/')[^1]}"));
        Assert.Contains("[1.5, 3], cannot draw all that uniform(minimum: 1, maximum: 2), on [1, 2], can", e.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("did you mean \"delay\"", e.Problems[3].Message, StringComparison.Ordinal);
        Assert.Contains("\"left/score\"", e.Problems[6].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_discrete_law_that_leaves_a_value_out_is_refused()
    {
        Model model = Of(Discrete([0, 1, 2], [1, 1, 1]), x => x > 1);

        Assert.Equal("RUN030", Refused(model, SamplingDesign.Importance(("x", Discrete([0, 2], [1, 1])))));
        Assert.Equal("RUN030", Refused(Of(Poisson(1), x => x > 1), SamplingDesign.Importance(("x", Binomial(5, 0.5)))));
    }

    [Fact]
    public void A_design_without_or_with_two_laws_for_an_input_is_refused()
    {
        Model model = Of(Normal(0, 1), x => x > 1);

        Assert.Equal("RUN028", Refused(model, SamplingDesign.Importance()));
        Assert.Equal("RUN016", Refused(model, SamplingDesign.Importance(("x", Normal(1, 1)), ("x", Normal(2, 1)))));
    }

    [Fact]
    public void What_weights_cannot_do_is_refused_in_words()
    {
        Model model = Of(Normal(0, 1), x => x > 1);
        SimulationOptions options = new() { Runs = 1000, Seed = 1, Design = SamplingDesign.Importance(("x", Normal(1, 1.2))) };

        Assert.All(
            (Action[])
            [
                () => model.Simulate(options with { KeepSamples = false }),
                () => model.Simulate(options with { Watch = "event" }),
                () => model.Simulate(options with { Runs = (1L << 26) + 1 }),
                () => model.SimulateUntil(StoppingRule.HalfWidth("event", 0.01), options),
                () => ModelComparison.Of(model, model, options),
                () => Sensitivity.Of(model, "event", options),
            ],
            ask => Assert.Equal("RUN034", Assert.Throws<ModelException>(ask).Problems[0].Code));
    }

    [Fact]
    public void Parts_drawn_from_another_law_are_not_merged()
    {
        Model model = Of(Normal(0, 1), x => x > 1);
        PartialResult Part(Distribution law, long leaf) => model.SimulatePart(new SimulationOptions { Runs = 8192, Seed = 1, Design = SamplingDesign.Importance(("x", law)) }, leaf, 1);

        Assert.Contains("CKP006", Assert.Throws<ArgumentException>(() => PartialResult.Merge(Part(Normal(1, 1), 0), Part(Normal(1, 1.5), 1))).Message, StringComparison.Ordinal);

        // Laws of many parameters are told apart by a hash.
        string Words(double last) => Of(Discrete([0, 1], [1, 1]), x => x > 0).SimulatePart(
            new SimulationOptions { Runs = 100, Seed = 1, Design = SamplingDesign.Importance(("x", Discrete([.. Enumerable.Range(0, 50)], [.. Enumerable.Repeat(1.0, 49), last]))) }, 0, 1).Design;
        Assert.NotEqual(Words(1), Words(2));
        Assert.InRange(Words(1).Length, 30, 100);
    }

    [Fact]
    public void A_tail_too_light_and_weights_too_heavy_are_warned_of()
    {
        IReadOnlyList<string> Codes(Distribution law, Distribution other, int runs = 10_000) => [.. Of(law, x => x > 1)
            .Simulate(new SimulationOptions { Runs = runs, Seed = 3, Design = SamplingDesign.Importance(("x", other)) }).Warnings.Select(w => w.Code)];

        Assert.Contains("RUN031", Codes(Normal(0, 1), Normal(0, 0.7)));
        Assert.DoesNotContain("RUN031", Codes(Normal(0, 1), Normal(0, 0.75)));
        Assert.Contains("RUN031", Codes(Gamma(1.5, 4), Gamma(1.5, 1.9)));
        Assert.DoesNotContain("RUN031", Codes(Gamma(1.5, 4), Gamma(1.5, 2.2)));
        Assert.Contains("RUN031", Codes(StudentT(3), Normal(0, 1)));
        Assert.Contains("RUN032", Codes(Normal(0, 1), Normal(4.5, 1)));
        Assert.Contains("RUN033", Codes(Normal(0, 1), Normal(4.5, 1)));
        Assert.Contains("RUN035", Codes(Normal(0, 1), Normal(6, 0.8)));
        Assert.Empty(Codes(Normal(0, 1), Normal(0.5, 1.2)));
    }

    [Fact]
    public void A_simulation_cut_short_is_that_of_the_runs_done()
    {
        Model model = Of(Normal(0, 1), x => x > 2);
        SimulationOptions options = new() { Runs = 1 << 23, Seed = 1, Threads = 1, ResultWhenCancelled = true, Design = SamplingDesign.Importance(("x", Normal(2, 1.1))) };
        using var stop = new CancellationTokenSource();
        ModelResult cut = model.Simulate(options, new Stop(stop), stop.Token);
        ModelResult whole = model.Simulate(options with { Runs = cut.Runs });

        Assert.InRange(cut.Runs, 1, options.Runs - 1);
        Assert.Equal(whole.Weights.ToArray(), cut.Weights.ToArray());
        Assert.Equal(whole.Events["event"].Probability, cut.Events["event"].Probability);
        Assert.Equal(whole.Values["x"].Quantile(0.99), cut.Values["x"].Quantile(0.99));
    }

    [Fact]
    public void Runs_that_the_own_law_cannot_draw_have_no_part_in_any_figure()
    {
        Model model = Of(Uniform(0, 1), x => x > 0.5);
        ModelResult Draw(int runs, ulong seed) => model.Simulate(new SimulationOptions { Runs = runs, Seed = seed, Design = SamplingDesign.Importance(("x", Uniform(-1, 2))) });
        ValueOutput x = Draw(10_000, 1).Values["x"];

        Assert.All((double[])[x.Minimum, x.Maximum, x.Quantile(0).Value, x.Quantile(1).Value, x.SCurve(3)[0].Value, x.SCurve(3)[2].Value], value => Assert.InRange(value, 0, 1));
        Assert.Contains(x.Samples.ToArray(), s => s < 0);

        // A third of 500 runs says little of the one in a thousand: where the interval was closed by runs without weight, it held the quantile in 16 of 100 simulations.
        Assert.InRange(Enumerable.Range(0, 200).Count(seed => Draw(500, (ulong)seed).Values["x"].Quantile(0.999) is var q && q.Low <= 0.999 && 0.999 <= q.High), 184, 200);
    }

    /// <summary>What runs without weight have is no part of a spread, and one run that has weight says no more of it than one run alone.</summary>
    [Fact]
    public void Only_runs_with_weight_tell_whether_a_value_varies()
    {
        var model = new Model("inside");
        Uncertain x = model.Input("x", Uniform(0, 1));
        model.Output("x", x);
        model.Output("inside", ((x >= 0.0) & (x <= 1.0)).Choose(5, 7));
        ModelResult Draw(int runs, double reach) => model.Simulate(new SimulationOptions { Runs = runs, Seed = 3, Design = SamplingDesign.Importance(("x", Uniform(-reach, reach))) });

        ValueOutput many = Draw(1000, 2).Values["inside"];
        Assert.Equal((0.0, 0.0, 5.0), (many.Variance, many.StandardDeviation.Value, many.Mean.Value));
        Assert.True(many.Mean.IsExact && many.StandardDeviation.IsExact && many.Quantile(0.5).IsExact);

        ModelResult one = Draw(200, 100);
        Assert.Equal(1, one.Weights.ToArray().Count(w => w > 0));
        Assert.All((ValueOutput[])[one.Values["x"], one.Values["inside"]], output =>
        {
            Assert.Equal((double.NaN, double.NaN, double.NaN), (output.Variance, output.StandardDeviation.Value, output.Mean.Low));
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (output.Quantile(0.5).Low, output.Quantile(0.5).High));
        });
    }

    [Fact]
    public void Where_no_run_has_weight_there_is_no_figure()
    {
        var model = new Model("far");
        model.Output("sum", model.Input("x", Normal(0, 1)) + model.Input("y", Normal(0, 1)));
        ModelException e = Assert.Throws<ModelException>(() => model.Simulate(new SimulationOptions { Runs = 1000, Seed = 1, Design = SamplingDesign.Importance(("x", Normal(33, 1)), ("y", Normal(33, 1))) }));
        Assert.Equal(("RUN036", "design/changes"), (e.Problems[0].Code, e.Problems[0].Path));
    }

    [Fact]
    public void A_run_without_weight_that_has_no_result_is_told_from_a_fault_of_the_model()
    {
        var model = new Model("log");
        model.Output("log", Uncertain.Log(model.Input("x", Uniform(1, 2))));
        RunException e = Assert.Throws<RunException>(() => model.Simulate(new SimulationOptions { Runs = 1000, Seed = 1, Design = SamplingDesign.Importance(("x", Uniform(-1, 3))) }));
        Assert.Contains("an input is drawn from beyond its own law", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever few weights say: no figure is told as certain, and one run tells no interval.</summary>
    [Fact]
    public void No_weights_make_an_event_certain()
    {
        Model model = Of(Normal(0, 1), x => x > 3);
        ModelResult Draw(int runs, Distribution law) => model.Simulate(new SimulationOptions { Runs = runs, Seed = 1, Design = SamplingDesign.Importance(("x", law)) });

        Assert.StartsWith("> 99.9", Draw(1000, Normal(20, 1)).Events["event"].Probability.ToString(), StringComparison.Ordinal);
        Assert.All((ModelResult[])[Draw(1, Normal(1, 1)), model.Simulate(new SimulationOptions { Runs = 1, Seed = 1 })], one =>
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (one.Values["x"].Quantile(0.5).Low, one.Values["x"].Quantile(0.5).High)));
    }

    /// <summary>As under the other designs: 0 would say that there is no error.</summary>
    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-110)]
    [InlineData(1e200)]
    public void Powers_that_leave_the_doubles_leave_no_error_of_0(double unit)
    {
        var model = new Model("units");
        model.Output("x", unit * model.Input("x", Exponential(1)));
        ValueOutput x = Draw(model, ("x", Exponential(1.3))).Values["x"];

        Assert.InRange(x.Mean.Value / unit, 0.97, 1.03);
        Assert.True(unit == 1e-110 ? x.Mean.StandardError > 1e-3 * unit : double.IsNaN(x.Mean.StandardError), $"{x.Mean.StandardError}");
        Assert.True(unit == 1e-110 ? x.StandardDeviation.Value > 0.9 * unit : !(x.StandardDeviation.Value < double.PositiveInfinity), $"{x.StandardDeviation.Value}");
        Assert.Equal((double.NaN, double.NaN, double.NaN), (x.StandardDeviation.StandardError, x.Skewness, x.ExcessKurtosis));
    }

    [Fact]
    public void A_gap_in_the_law_drawn_from_is_found_however_narrow()
    {
        Assert.Equal("RUN030", Refused(Of(Uniform(0, 1), x => x > 0.5), SamplingDesign.Importance(("x", Mixture([1, 1], [Uniform(0, 0.5), Uniform(0.500001, 1)])))));
        Draw(Of(Uniform(0, 1), x => x > 0.5), ("x", Mixture([1, 1], [Uniform(0, 0.5), Uniform(0.5, 1)])));
    }

    private static string Refused(Model model, SamplingDesign design) =>
        Assert.Throws<ModelException>(() => model.Simulate(new SimulationOptions { Runs = 100, Design = design })).Problems.Single().Code;

    private sealed class Stop(CancellationTokenSource source) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => source.Cancel();
    }
}
