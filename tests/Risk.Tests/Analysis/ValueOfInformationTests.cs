using FsCheck.Xunit;
using Risk.Analysis;
using Risk.Mathematics;
using static Risk.Distribution;

namespace Risk.Tests.Analysis;

/// <summary>The value of information where it has a closed form: of N(m, s) that may be left it is s (φ(z) − z Φ(−z)) with z = |m| ÷ s.</summary>
public class ValueOfInformationTests
{
    private static readonly SimulationOptions Options = new() { Runs = 1 << 16, Seed = 17 };

    /// <summary>Four standard errors: a right program fails one seed in 16,000, for each figure here.</summary>
    [Theory]
    [InlineData(50, 19.77965574)]
    [InlineData(-20, 30.68946359)]
    [InlineData(0, 39.89422804)]
    public void Perfect_information_on_a_normal_value_is_worth_its_closed_form(double mean, double expected)
    {
        Assert.Equal(expected, OfNormal(mean, 100), 1e-7);
        ValueOfInformation value = Of(m => m.Input("x", Normal(mean, 80)) + m.Input("z", Normal(0, 60)));
        Near(expected, value.Perfect);
        Near(OfNormal(mean, 80), OfInput(value, "x"));
        Near(OfNormal(mean, 60), OfInput(value, "z"));
        Near(Math.Max(0, mean), value.Mean);
        Assert.True(mean == 0 || value.Decision == (mean > 0 ? "m" : ValueOfInformation.LeaveIt), value.Decision);
        Assert.Equal(["x", "z"], value.Inputs.Select(i => i.Input));
    }

    [Fact]
    public void An_input_of_a_sum_is_worth_what_it_is_worth_alone()
    {
        ValueOfInformation value = Of(m => m.Input("x", Normal(50, 80)) + m.Input("y", Normal(0, 60)));
        Near(12.9536010310, OfInput(value, "x"));
        Near(6.7982934765, OfInput(value, "y"));
        InputInformation x = value.Inputs[0], y = value.Inputs[1];
        TurningPoint turn = Assert.Single(x.Turns);
        Assert.InRange(turn.At, -3, 3);
        Assert.Equal((ValueOfInformation.LeaveIt, "m"), (turn.Below, turn.Above));
        Assert.InRange(Assert.Single(y.Turns).At, -53, -47);
        Assert.True(x.IsClear && y.IsClear);
        Assert.StartsWith("leave it below ", x.Rule, StringComparison.Ordinal);
        Assert.EndsWith(", m above", x.Rule, StringComparison.Ordinal);
    }

    /// <summary>U(−30, 70): ∫₀⁷⁰ v ÷ 100 dv − 20. An event at 0.2: 0.8 · 0 + 0.2 · 70. Five values: (20 + 10 + 40) ÷ 5 − 3. 60 (x² − 1.3): outside ±√1.3. A step from −60 to 100 at 0.7.</summary>
    [Fact]
    public void Bounded_discrete_and_bent_inputs_are_worth_what_they_are_by_hand()
    {
        Near(4.5, OfInput(Of(m => m.Input("x", Uniform(-30, 70)) + Noise(m)), "x"));
        ValueOfInformation rare = Of(m => 30 - (100 * m.Input("x", Bernoulli(0.2))) + Noise(m));
        Near(14, OfInput(rare, "x"));
        Assert.InRange(Assert.Single(rare.Inputs.Single(i => i.Input == "x").Turns).At, 0.01, 0.99);
        Near(11, OfInput(Of(m => FiveValues(m.Input("x", DiscreteUniform(1, 5))) + Noise(m)), "x"));
        ValueOfInformation bent = Of(m => (60 * Square(m.Input("x", Normal(0, 1)))) - 78 + Noise(m));
        Near(Integral(t => Math.Max((60 * t * t) - 78, 0) * Density(t), -9, 9), OfInput(bent, "x"));
        Near((100 * NormalFunctions.Cdf(-0.7)) - Math.Max(0, (100 * NormalFunctions.Cdf(-0.7)) - (60 * NormalFunctions.Cdf(0.7))), OfInput(Of(m => (m.Input("x", Normal(0, 1)) > 0.7).Choose(100, -60) + Noise(m)), "x"));
    }

    /// <summary>E(b | a) = a ÷ 2, so that a tells 55 a and b 50 b.</summary>
    [Fact]
    public void An_input_that_others_depend_on_is_worth_what_it_tells_of_them_too()
    {
        ValueOfInformation value = Of(m =>
        {
            IReadOnlyList<Uncertain> joined = m.Inputs("g", Copula.Gaussian(0.5), ("a", Normal(0, 1)), ("b", Normal(0, 1)));
            return 10 + (40 * joined[0]) + (30 * joined[1]);
        });
        Assert.Equal(["a", "b"], value.Inputs.Select(i => i.Input));
        Near(OfNormal(10, 55), OfInput(value, "a"));
        Near(OfNormal(10, 50), OfInput(value, "b"));
    }

    [Fact]
    public void Several_alternatives_are_chosen_from_in_the_same_runs()
    {
        Model[] three = Three();
        ValueOfInformation value = ValueOfInformation.Of(three, "y", Options);
        Assert.Equal(("A", 3), (value.Decision, value.Alternatives.Count));
        Near(Integral(t => Math.Max(10, Math.Max(30 * t, 5 + (15 * t))) * Density(t), -9, 9) - 10, OfInput(value, "b"));
        Near(OfNormal(5, 40), OfInput(value, "a"));
        Near(OfNormal(5, 20), OfInput(value, "d"));
        InputInformation common = value.Inputs[^1];
        Assert.Equal(("common", 0.0, false), (common.Input, common.Value.Value, common.IsClear));
        Assert.InRange(common.Value.High, 1e-9, 0.5);

        // E max of 10 + 40a, 30b and 0, less 10.
        ValueOfInformation leave = ValueOfInformation.Of(
            [Named("A", m => 10 + m.Input("a", Normal(0, 40))), Named("B", m => m.Input("b", Normal(0, 30)))], "y", Options, orLeaveIt: true);
        Near(Integral(v => 1 - (NormalFunctions.Cdf((v - 10) / 40) * NormalFunctions.Cdf(v / 30)), 0, 500) - 10, leave.Perfect);
        Assert.Equal(["A", "B", ValueOfInformation.LeaveIt], leave.Alternatives);
    }

    [Fact]
    public void An_input_that_does_nothing_changes_no_other_figure_and_is_worth_nothing()
    {
        ValueOfInformation without = Of(m => 30 + m.Input("x", Normal(0, 80)) + Noise(m)), with = Of(m => 30 + m.Input("x", Normal(0, 80)) + Noise(m) + (0 * m.Input("idle", Gamma(2, 3))));
        Assert.Equal((without.Perfect, OfInput(without, "x"), OfInput(without, "noise")), (with.Perfect, OfInput(with, "x"), OfInput(with, "noise")));
        InputInformation idle = with.Inputs[^1];
        Assert.Equal(("idle", 0.0, false, ""), (idle.Input, idle.Value.Value, idle.IsClear, idle.Rule));
        Assert.InRange(idle.Value.High, 1e-9, 0.5);
    }

    /// <summary>The mean is 0.005 of the deviation: what chance makes of the sign must not pass for knowledge. Of 100, at 2.5 % on this side, more than 8 are left out by one series in a thousand.</summary>
    [Fact]
    public void Where_both_are_as_good_an_input_that_does_nothing_is_rarely_clear()
    {
        Model model = Named("m", m => 0.5 + m.Input("x", Normal(0, 100)) + (0 * m.Input("idle", Normal(0, 1))));
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => ValueOfInformation.Of(model, "y", Small((ulong)seed)).Inputs.Single(i => i.Input == "idle").IsClear), 0, 8);
    }

    /// <summary>
    /// Intervals of 95 %: a right one leaves out more than 24 of 200, or 15 of 100, in one series in 25,000; one of 93 %, as rules that are learnt from half of 2,048 runs may be a little short, in one in 270.
    /// </summary>
    [Theory]
    [InlineData("Monte Carlo", 200, 24)]
    [InlineData("antithetic", 100, 15)]
    [InlineData("Latin hypercube", 100, 15)]
    [InlineData("Sobol", 100, 15)]
    public void Intervals_cover_what_they_say_under_every_design(string name, int simulations, int most)
    {
        SamplingDesign design = SamplingDesign.Named.Single(d => d.Design.ToString().StartsWith(name, StringComparison.Ordinal)).Design;
        Model model = Named("m", m => 20 + m.Input("x", Normal(0, 80)) + m.Input("z", Normal(0, 60)) - (100 * (m.Input("event", Bernoulli(0.2)) - 0.2)));
        (string Input, double Truth)[] truths = [("x", OfNormal(20, 80)), ("z", OfNormal(20, 60)), ("event", 12.0)];
        double perfect = (0.8 * Positive(40, 100)) + (0.2 * Positive(-60, 100)) - 20;
        var missed = new Dictionary<string, int> { ["everything"] = 0, ["x"] = 0, ["z"] = 0, ["event"] = 0 };
        for (ulong seed = 0; seed < (ulong)simulations; seed++)
        {
            ValueOfInformation value = ValueOfInformation.Of(model, "y", Small(seed) with { Design = design });
            missed["everything"] += Missed(value.Perfect, perfect);
            foreach ((string input, double truth) in truths)
            {
                missed[input] += Missed(OfInput(value, input), truth);
            }
        }

        Assert.All(missed, m => Assert.True(m.Value <= most, $"{name}, {m.Key}: {m.Value} of {simulations}"));
    }

    /// <summary>Both runs of a pair have the same x², so that as many runs tell half as much, √2 times the error; Sobol points cancel most of what a straight line varies by.</summary>
    [Fact]
    public void Errors_are_those_of_the_design()
    {
        double Error(Func<Uncertain, Uncertain> of, SamplingDesign design) => OfInput(ValueOfInformation.Of(Named("m", m => of(m.Input("x", Normal(0, 1)))), "y", Options with { Design = design }), "x").StandardError;
        Assert.InRange(Error(x => Square(x) - 1.3, SamplingDesign.Antithetic) / Error(x => Square(x) - 1.3, SamplingDesign.MonteCarlo), 1.37, 1.46);
        Assert.InRange(Error(x => x + 0.5, SamplingDesign.Sobol) / Error(x => x + 0.5, SamplingDesign.MonteCarlo), 0, 0.1);
    }

    [Fact]
    public void Runs_of_one_value_are_never_in_two_groups_and_stay_in_their_order()
    {
        double[] draws = [.. Enumerable.Range(0, 1000).Select(i => (i * 37 % 100) < 60 ? 2.0 : i * 37 % 100)];
        var runs = new SortedRuns(draws);
        Assert.Equal(Enumerable.Range(0, 1000).OrderBy(run => draws[run]).ThenBy(run => run), runs.Order);
        Assert.Equal(1000, runs.Ends[^1]);
        Assert.All(runs.Ends[..^1], end => Assert.NotEqual(draws[runs.Order[end - 1]], draws[runs.Order[end]]));
        Assert.Equal((600, 2.0), (runs.Ends[0], runs.Middles()[0]));
        Assert.All(runs.Ends.Zip(runs.Ends.Skip(1)).SkipLast(1), pair => Assert.InRange(pair.Second - pair.First, 8, 17));
    }

    /// <summary>The mean is six deviations above 0: no run of 65,536 would change the decision, and 3.7 in as many may.</summary>
    [Fact]
    public void Where_no_run_changes_the_decision_an_interval_says_what_may_not_have_been_seen()
    {
        ValueOfInformation value = Of(m => m.Input("x", Normal(600, 100)));
        Assert.All([value.Perfect, OfInput(value, "x")], e =>
        {
            Assert.Equal((0, 0, false), (e.Value, e.Low, e.IsExact));
            Assert.InRange(e.High, 700 * 3.688 / 65_536, 1100 * 3.69 / 65_536);
            Assert.InRange(OfNormal(600, 100), e.Low, e.High);
        });
        Assert.Empty(value.Inputs.Single().Turns);
    }

    [Fact]
    public void What_does_not_vary_leaves_nothing_to_know()
    {
        ValueOfInformation value = Of(m => (0 * m.Input("x", Normal(0, 1))) + 5);
        Assert.Equal((0, true, 5), (value.Perfect.Value, value.Perfect.IsExact, value.Mean.Value));
        Assert.Empty(value.Inputs);
        Assert.Contains("0 (the same in every run)", value.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A choice between what differs by the same in every run needs no knowledge either: both draw the same, though the second has an input of its own.</summary>
    [Theory]
    [InlineData(nameof(SamplingDesign.MonteCarlo))]
    [InlineData(nameof(SamplingDesign.Antithetic))]
    [InlineData(nameof(SamplingDesign.LatinHypercube))]
    public void Alternatives_that_differ_by_a_constant_leave_nothing_to_know(string design)
    {
        Model[] alternatives = [Named("A", Whole), Named("B", m => (0 * m.Input("another", Normal(0, 1))) + Whole(m) + 2)];
        ValueOfInformation value = ValueOfInformation.Of(alternatives, "y", Options with { Design = SamplingDesign.Named.Single(d => d.Name == design).Design });
        Assert.Equal(("B", 0.0, true), (value.Decision, value.Perfect.Value, value.Perfect.IsExact));

        static Uncertain Whole(Model m) => m.Input("x", DiscreteUniform(1, 9));
    }

    [Property(MaxTest = 20, Replay = "(20160520,7)")]
    public void It_is_never_below_0_no_input_is_worth_more_than_everything_and_doubling_money_doubles_it(ushort seed, byte a, byte b, byte c, sbyte mean)
    {
        Model Model(double times) => Named("m", m => times * (mean + (a * m.Input("x", Normal(0, 1))) + (b * m.Input("e", Bernoulli(0.1))) - (c * m.Input("g", Gamma(2, 0.5))) + m.Input("one", Uniform(0, 1))));
        ValueOfInformation once = ValueOfInformation.Of(Model(1), "y", Small(seed)), twice = ValueOfInformation.Of(Model(2), "y", Small(seed));
        Assert.InRange(once.Perfect.Low, 0, once.Perfect.Value);
        Assert.All(once.Inputs, i => Assert.InRange(i.Value.Value, 0, once.Perfect.Value * (1 + 1e-12)));
        Assert.All(once.Inputs, i => Assert.True(i.Value.Low >= 0 && i.Value.High > 0, i.ToString()));
        Assert.Equal(once.Inputs.Select(i => (i.Input, 2 * i.Value.Value, 2 * i.Value.StandardError, 2 * i.Value.High)), twice.Inputs.Select(i => (i.Input, i.Value.Value, i.Value.StandardError, i.Value.High)));
        Assert.Equal((2 * once.Perfect.Value, 2 * once.Perfect.Low, 2 * once.Perfect.High), (twice.Perfect.Value, twice.Perfect.Low, twice.Perfect.High));
    }

    [Fact]
    [Trait("Category", "Bits")]
    public void One_thread_and_two_give_the_same_bits()
    {
        string[] bits = [.. new[] { 1, 2 }.Select(threads => Bits(ValueOfInformation.Of(Three(), "y", new() { Runs = 20_000, Seed = 5, Threads = threads })))];
        Assert.Equal(bits[0], bits[1]);
        Assert.StartsWith("40341FCE6CF67591 403487B45D286380 402AECA", bits[0], StringComparison.Ordinal);

        static string Bits(ValueOfInformation value) => string.Join(' ', value.Inputs.Select(i => i.Value).Prepend(value.Perfect).Select(e => $"{BitConverter.DoubleToInt64Bits(e.Value):X} {BitConverter.DoubleToInt64Bits(e.High):X}"));
    }

    [Fact]
    public void A_programme_is_decided_by_its_net_present_value_and_several_by_the_best()
    {
        Programme Programme(string name, double cost) => new(name)
        {
            Customers = [new("payroll") { AnnualSaving = Triangular(0.1, 1, 1.4), PlannedMigration = Duration.Months(6), MigrationDelay = Gamma(1.5, 6), MigrationCost = LogNormalFromP10P90(cost, 3 * cost) }],
        };
        SimulationResult result = Programme("sooner", 4).Simulate(5000, 3);
        ValueOfInformation value = result.ValueOfInformation();
        Assert.Equal((result.NetPresentValue().Name, 3UL, (long)Sensitivity.DefaultRuns), (value.Output, value.Seed, value.Runs));
        Assert.Equal(["sooner", ValueOfInformation.LeaveIt], value.Alternatives);
        Assert.Equal(Math.Max(value.Means[0].Value, 0), value.Mean.Value);
        Assert.Equal(3, value.Inputs.Count);
        Assert.True(value.Perfect.Low > 0 && value.Inputs[0].IsClear);
        Comparison comparison = Comparison.Of(Programme("sooner", 4), Programme("later", 3), new() { Runs = 5000, Seed = 3 });
        Assert.Equal(["sooner", "later"], comparison.ValueOfInformation().Alternatives);
        Assert.Equal("later", comparison.ValueOfInformation(orLeaveIt: true, runs: 1000).Decision);
    }

    [Fact]
    public void Tables_say_the_decision_what_everything_is_worth_and_each_input()
    {
        ValueOfInformation value = ValueOfInformation.Of([Named("<b>", m => 5 + m.Input("<x>", Normal(0, 80)))], "y", Options, orLeaveIt: true);
        string[] lines = value.ToString().Split('\n');
        Assert.StartsWith("What it is worth to know more before deciding by y: now <b> (means: <b> ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(", leave it 0), 65,536 runs", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"  everything  {value.Perfect}", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"  <x>         {value.Inputs[0].Value}", lines[2], StringComparison.Ordinal);
        Assert.EndsWith($"  {value.Inputs[0].Rule}", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", value.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("&lt;x&gt;", value.ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>Joined by a copula in one alternative only, an input draws otherwise there: what is known of the one is not known of the other.</summary>
    [Fact]
    public void An_input_that_alternatives_draw_otherwise_is_no_one_thing_to_know()
    {
        Model alone = Named("alone", m => 0.5 - m.Input("x", Normal(0, 1)));
        Model joined = Named("joined", m => m.Inputs("g", Copula.Gaussian(0.6), ("w", Normal(0, 1)), ("x", Normal(0, 1))) is var both ? 1 + both[1] + (0 * both[0]) : 0);
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => ValueOfInformation.Of([joined, alone], "y", Options)).Problems);
        Assert.Equal(("RUN044", "x"), (problem.Code, problem.Path));
        Assert.Contains("it is drawn otherwise in joined than in alone", problem.Message, StringComparison.Ordinal);
        Assert.Single(ValueOfInformation.Of([alone, Named("same", m => m.Input("x", Normal(0, 1)) + 0)], "y", Options).Inputs);
    }

    /// <summary>Costs N(9, 2) and N(29, 5) from the same uniforms are 9 + 2z and 29 + 5z: B, worth 30 less its cost, is better than A, worth 10 less its cost, where z is below 0.</summary>
    [Fact]
    public void Of_alternatives_with_laws_of_their_own_no_turning_point_is_told()
    {
        Model a = Named("A", m => 10 - m.Input("cost", Normal(9, 2))), b = Named("B", m => 30 - m.Input("cost", Normal(29, 5)));
        InputInformation cost = Assert.Single(ValueOfInformation.Of([a, b], "y", Options).Inputs);
        Near(3 * Density(0), cost.Value);
        Assert.Empty(cost.Turns);

        // Beside a step the continuous law is the finer: knowing the step alone would be worth less.
        Model step = Named("step", m => 30 - (20 * m.Input("cost", Bernoulli(0.5))) - 20);
        InputInformation[] known = [.. new[] { new[] { step, a }, [a, step] }.Select(both => Assert.Single(ValueOfInformation.Of(both, "y", Options).Inputs))];
        Assert.Equal(known[0].Value.Value, known[1].Value.Value, 1e-9);
        Assert.All(known, k => Assert.Equal(Normal(9, 2), k.Law));
    }

    [Fact]
    public void What_is_odd_about_models_and_design_is_told_with_the_figures()
    {
        ValueOfInformation endless = Of(m => m.Input("tail", Cauchy(0, 1)) + 1);
        Assert.Equal(("DIST008", "tail"), (Assert.Single(endless.Warnings).Code, endless.Warnings[0].Path));
        Assert.Contains("DIST008", endless.ToString(), StringComparison.Ordinal);
        Assert.Contains("DIST008", endless.ToHtml(), StringComparison.Ordinal);
        ValueOfInformation biased = ValueOfInformation.Of([Named("A", m => m.Input("x", Normal(0, 1)))], "y", Options with { Design = SamplingDesign.MidpointLatinHypercube }, orLeaveIt: true);
        Assert.Equal("RUN045", Assert.Single(biased.Warnings).Code);
        Assert.Throws<ArgumentException>(() => ValueOfInformation.Of([Named(ValueOfInformation.LeaveIt, m => m.Input("x", Normal(0, 1)))], "y", Options, orLeaveIt: true));
    }

    [Fact]
    public void It_is_cancelled_also_between_inputs()
    {
        using var draws = new CancellingDraws();
        Model model = Named("slow", m => draws.Of(m.Input("x", Normal(0, 1))));
        SimulationOptions options = new() { Runs = 4096, Seed = 1, Threads = 1, ResultWhenCancelled = true };
        CancellationToken token = draws.At(4096);
        Assert.Throws<OperationCanceledException>(() => ValueOfInformation.Of(model, "y", options, token));
        Assert.Single(ValueOfInformation.Of(model, "y", options).Inputs);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_in_words()
    {
        Model model = Named("m", m => m.Input("x", Normal(0, 1))), other = Named("n", m => m.Input("x", Normal(1, 1)));
        model.Output("event", new Uncertain(model.OutputNamed("y")) > 0);
        model.OutputMoment("never", (new Uncertain(model.OutputNamed("y")) > 0).Choose(1, double.PositiveInfinity));
        void Refused(string code, Action ask) => Assert.Equal(code, Assert.Throws<ModelException>(ask).Problems[0].Code);
        Refused("RUN042", () => ValueOfInformation.Of(model, "event", Options));
        Refused("RUN043", () => ValueOfInformation.Of(model, "never", Options));
        Refused("RUN034", () => ValueOfInformation.Of(model, "y", Options with { Design = SamplingDesign.Importance(("x", Normal(1, 1))) }));
        Refused("RUN044", () => ValueOfInformation.Of([model, other], "y", Options with { Design = SamplingDesign.Sobol }));
        Refused("RUN015", () => ValueOfInformation.Of(model, "y", Options with { Runs = 199 }));
        Refused("RUN015", () => ValueOfInformation.Of(model, "y", Options with { Runs = 1L << 40 }));
        Assert.Contains("\"y\"", Assert.Throws<KeyNotFoundException>(() => ValueOfInformation.Of(model, "yy", Options)).Message, StringComparison.Ordinal);
        Assert.Equal("alternatives", Assert.Throws<ArgumentException>(() => ValueOfInformation.Of([model], "y", Options)).ParamName);
        Assert.Equal("alternatives", Assert.Throws<ArgumentException>(() => ValueOfInformation.Of([model, null!], "y", Options)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentNullException>(() => ValueOfInformation.Of(model, null!, Options)).ParamName);
    }

    [Fact]
    public void What_has_no_result_is_told_by_the_names_of_the_user()
    {
        Model good = Named("good", m => m.Input("x", Normal(0, 1))), bad = Named("bad", m => Uncertain.Log(m.Input("x", Normal(0, 1))));
        Assert.StartsWith("NaN from output y in run ", Assert.Throws<RunException>(() => ValueOfInformation.Of(bad, "y", Options)).Message, StringComparison.Ordinal);
        Assert.Contains("bad", Assert.Throws<RunException>(() => ValueOfInformation.Of([good, bad], "y", Options)).Message, StringComparison.Ordinal);
    }

    private static SimulationOptions Small(ulong seed) => new() { Runs = 2048, Seed = seed, Threads = 1 };

    private static Model[] Three() =>
    [
        Named("A", m => 10 + m.Input("a", Normal(0, 40)) + m.Input("common", Normal(0, 50))),
        Named("B", m => m.Input("b", Normal(0, 30)) + m.Input("common", Normal(0, 50))),
        Named("C", m => 5 + (0.5 * m.Input("b", Normal(0, 30))) + m.Input("d", Normal(0, 20)) + m.Input("common", Normal(0, 50))),
    ];

    private static ValueOfInformation Of(Func<Model, Uncertain> value) => ValueOfInformation.Of(Named("m", value), "y", Options);

    private static Model Named(string name, Func<Model, Uncertain> value)
    {
        var model = new Model(name);
        model.Output("y", value(model));
        return model;
    }

    private static Uncertain Noise(Model model) => model.Input("noise", Normal(0, 60));

    private static Uncertain Square(Uncertain x) => x * x;

    private static Uncertain FiveValues(Uncertain x) => (x <= 1).Choose(-30, (x <= 2).Choose(20, (x <= 3).Choose(-25, (x <= 4).Choose(10, 40))));

    private static Estimate OfInput(ValueOfInformation value, string input) => value.Inputs.Single(i => i.Input == input).Value;

    private static void Near(double truth, Estimate estimate) =>
        Assert.True(Math.Abs(estimate.Value - truth) <= 4 * estimate.StandardError, $"{estimate} for {truth}, standard error {estimate.StandardError}");

    private static int Missed(Estimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High ? 0 : 1;

    private static double Density(double z) => Normal(0, 1).Density(z);

    private static double OfNormal(double mean, double deviation) => Positive(mean, deviation) - Math.Max(0, mean);

    /// <summary>E max(V, 0) of V ~ N(m, s).</summary>
    private static double Positive(double mean, double deviation) => (mean * NormalFunctions.Cdf(mean / deviation)) + (deviation * Density(mean / deviation));

    private static double Integral(Func<double, double> f, double from, double until)
    {
        const int steps = 20_000;
        double width = (until - from) / steps;
        return Enumerable.Range(0, steps).Sum(i => f(from + ((i + 0.5) * width))) * width;
    }
}
