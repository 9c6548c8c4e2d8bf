using Risk.Engine;
using static Risk.Distribution;
using static Risk.Uncertain;

namespace Risk.Tests.Engine.Plan;

public class PlanTests
{
    private const int Runs = 256;

    [Fact]
    public void An_input_is_one_column()
    {
        var model = new Model("identity");
        Uncertain x = model.Input("x", Normal(0, 1));
        model.Output("nothing", x - x);
        model.Output("square", x * x);
        model.Output("x", x);
        Dictionary<string, double[]> columns = Columns(model);
        Assert.All(columns["nothing"], v => Assert.Equal(0, v));
        Assert.Equal(columns["x"].Select(v => v * v), columns["square"]);
    }

    [Fact]
    public void A_draw_is_the_quantile_of_its_uniform()
    {
        var model = new Model("draws");
        Uncertain u = model.Input("u", Uniform(0, 1));
        model.Output("u", u);
        Distribution[] laws = [Normal(3, 2), LogNormal(1, 0.5), Exponential(4), Triangular(1, 2, 6), Uniform(-3, 9)];
        foreach (Distribution law in laws)
        {
            // The same name in a model of its own: the same uniform.
            var other = new Model("one law");
            other.Output("x", other.Input("u", law));
            double[] draws = Columns(other)["x"], uniforms = Columns(model)["u"];
            for (int run = 0; run < Runs; run++)
            {
                double expected = law.Quantile(uniforms[run]);
                // Laws without a short closed form come from a table, right to 1e-10 in probability.
                Assert.InRange(Math.Abs(law.Cdf(draws[run]) - law.Cdf(expected)), 0, 1.0001e-10);
            }
        }
    }

    [Trait("Category", "Bits")]
    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void The_size_of_a_batch_changes_no_bit(int batch)
    {
        Model model = CashFlow(["a", "b", "c", "d"]);
        Assert.Equal(Flatten(Columns(model)), Flatten(Columns(model, batch)));
    }

    [Trait("Category", "Bits")]
    [Fact]
    public void The_order_of_declaration_changes_no_bit() =>
        Assert.Equal(Flatten(Columns(CashFlow(["a", "b", "c", "d"]))), Flatten(Columns(CashFlow(["d", "b", "a", "c"]))));

    [Trait("Category", "Bits")]
    [Fact]
    public void Another_input_leaves_every_draw_as_it_was()
    {
        Dictionary<string, double[]> few = Columns(CashFlow(["a", "b"])), more = Columns(CashFlow(["a", "b", "c"]));
        Assert.Equal(few["move a"], more["move a"]);
        Assert.Equal(few["move b"], more["move b"]);
    }

    [Fact]
    public void Years_written_out_by_hand_give_what_the_timeline_gives()
    {
        var timeline = Timeline.Years(0, 9, unitsPerYear: 1);
        var model = new Model("two spellings");
        Uncertain rate = model.Input("rate", Normal(0.03, 0.01));
        Series primitive = timeline.Zero, byHand = timeline.Zero;
        for (int c = 0; c < 5; c++)
        {
            Uncertain from = model.Input($"from {c}", Uniform(-1, 11)), until = model.Input($"until {c}", Uniform(0, 20));
            Uncertain size = model.Input($"size {c}", Normal(5, 1));
            primitive += size * timeline.Growth(rate) * timeline.Share(from, until);
            primitive -= (from < until).Choose(size, 0) * timeline.In(from);
            byHand += timeline.Each(t => size * Pow(1 + rate, t) * Max(0, Min(t + 1, until) - Max(t, from)));
            byHand -= timeline.Each(t => (Floor(from).Is(t) & (from < until)).Choose(size, 0));
        }

        model.Output("a", primitive);
        model.Output("b", byHand);
        Dictionary<string, double[]> columns = Columns(model);
        for (int year = 0; year < 10; year++)
        {
            double[] a = columns[$"a/{year}"], b = columns[$"b/{year}"];
            Assert.All(Enumerable.Range(0, Runs), run => Assert.InRange(Math.Abs(a[run] - b[run]), 0, 1e-12));
        }

        Assert.Contains(columns.Values, c => c.Any(v => v != 0));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(6, 0, 0)]
    [InlineData(0, 0.01, 0)]
    [InlineData(18, 0.01, 0)]
    [InlineData(18, -0.02, 0)]
    [InlineData(0, 0, 0.003)]
    [InlineData(6, 0, 0.003)]
    [InlineData(18, 0.01, 0.003)]
    [InlineData(18, 0.01, 0.0005)]
    [InlineData(0, -0.01, 0.003)]
    [InlineData(6, 0.01, -0.02)]
    public void A_flow_is_the_integral_of_its_rate(double ramp, double widestDecay, double discount)
    {
        var timeline = new Timeline([0, 5, 17, 29, 41, 125], ["1", "2", "3", "4", "5"]);
        var model = new Model("flow");
        Uncertain from = model.Input("from", Uniform(0, 60)), until = model.Input("until", Uniform(0, 200));
        Uncertain decay = widestDecay * model.Input("decay", Uniform(0, 1));
        model.Output("from", from);
        model.Output("until", until);
        model.Output("decay", decay);
        model.Output("flow", timeline.Flow(from, until, ramp, decay, discount));
        Dictionary<string, double[]> columns = Columns(model);

        // A total at one date is computed without the other rows.
        var alone = new Model("one date");
        Uncertain rate = widestDecay * alone.Input("decay", Uniform(0, 1));
        alone.Output("total", timeline.Flow(alone.Input("from", Uniform(0, 60)), alone.Input("until", Uniform(0, 200)), ramp, rate, discount).Cumulative()[2]);
        double[] totals = Columns(alone)["total"];
        for (int run = 0; run < Runs; run++)
        {
            double total = 0;
            double c = columns["from"][run], end = columns["until"][run], k = columns["decay"][run];
            for (int period = 0; period < 5; period++)
            {
                double a = Math.Max(timeline.Boundaries[period], c), b = Math.Min(timeline.Boundaries[period + 1], end);
                double full = Math.Clamp(c + ramp, a, Math.Max(a, b));
                double expected = Integral(t => (t - c) / ramp * Math.Exp((-k * (t - c)) - (discount * t)), a, ramp > 0 ? full : a)
                    + Integral(t => Math.Exp((-k * (t - c)) - (discount * t)), ramp > 0 ? full : a, b);
                Assert.InRange(Math.Abs(columns[$"flow/{period + 1}"][run] - expected), 0, 1e-11 * (1 + expected));
                total += period <= 2 ? expected : 0;
            }

            Assert.InRange(Math.Abs(totals[run] - total), 0, 1e-11 * (1 + total));
        }
    }

    /// <summary>Flows of one beginning and one ramp are computed together: each period is the sum of their integrals, whatever their amounts and ends.</summary>
    [Theory]
    [InlineData(true, 0.01, 0)]
    [InlineData(true, 0.01, 0.003)]
    [InlineData(false, 0.01, 0.003)]
    [InlineData(false, -0.02, 0)]
    [InlineData(false, 0.01, 0.0005)]
    public void Flows_that_begin_together_add_up(bool fromStart, double widestDecay, double discount)
    {
        const double Ramp = 18;
        var timeline = new Timeline([0, 5, 17, 29, 41, 125], ["1", "2", "3", "4", "5"]);
        var model = new Model("together");
        Uncertain from = fromStart ? 0 : model.Input("from", Uniform(0, 60)), decay = widestDecay * model.Input("decay", Uniform(0, 1));
        Uncertain[] ends = [.. Enumerable.Range(0, 4).Select(i => model.Input($"end {i}", Uniform(0, 50 * (i + 1))))];
        model.Output("from", from);
        model.Output("decay", decay);
        Series sum = timeline.Constant(0);
        for (int i = 0; i < ends.Length; i++)
        {
            model.Output($"end {i}", ends[i]);
            sum += (i + 0.5) * timeline.Flow(from, ends[i], Ramp, decay, discount);
        }

        model.Output("flow", sum);
        Dictionary<string, double[]> columns = Columns(model);
        for (int run = 0; run < Runs; run++)
        {
            double c = columns["from"][run], k = columns["decay"][run];
            for (int period = 0; period < timeline.Count; period++)
            {
                double expected = 0;
                for (int i = 0; i < ends.Length; i++)
                {
                    double a = Math.Max(timeline.Boundaries[period], c), b = Math.Min(timeline.Boundaries[period + 1], columns[$"end {i}"][run]);
                    double full = Math.Clamp(c + Ramp, a, Math.Max(a, b));
                    expected += (i + 0.5) * (Integral(t => (t - c) / Ramp * Math.Exp((-k * (t - c)) - (discount * t)), a, full)
                        + Integral(t => Math.Exp((-k * (t - c)) - (discount * t)), full, b));
                }

                Assert.InRange(Math.Abs(columns[$"flow/{period + 1}"][run] - expected), 0, 1e-11 * (1 + expected));
            }
        }
    }

    public static TheoryData<double, double, double, double, double, bool> Early => new()
    {
        { 0, -30, 20, 0.01, 0.003, false }, { 0, -30, 20, 0.01, 0.003, true }, { 0, -30, 20, 0, 0.003, false }, { 0, -30, 20, 0.01, 0, false }, { 0, -30, 20, 0, 0, true },
        { 0, double.NegativeInfinity, 20, 0.01, 0.003, false },
        { 0, -30, -10, 0.01, 0.003, false }, { 0, -30, -10, 0, 0.003, true }, { 24, -30, 20, 0.01, 0.003, true }, { 1, -30, 20, 0.01, 0, false },
    };

    /// <summary>Ramped flows that begin or end before the timeline or before 0, on timelines that begin at 0 and later; ramps that are 0 in some runs; alone and two of one beginning.</summary>
    [Theory]
    [MemberData(nameof(Early))]
    public void A_ramped_flow_may_begin_before_anything_is_counted(double start, double earliest, double widestRamp, double widestDecay, double discount, bool known)
    {
        var timeline = new Timeline([start, start + 5, start + 17, start + 29, start + 90], ["1", "2", "3", "4"]);
        var model = new Model("early");
        Uncertain from = double.IsInfinity(earliest) ? earliest : model.Input("from", Uniform(earliest, 20)), decay = known ? widestDecay : widestDecay * model.Input("decay", Uniform(0.1, 1));
        Uncertain ramp = known && widestRamp > 0 ? widestRamp : Max(0, model.Input("ramp", Uniform(-20, 20)) + widestRamp - 10);
        Uncertain[] ends = [model.Input("end 0", Uniform(start > 0 ? -0.5 : -50, 20)), model.Input("end 1", Uniform(0, 120))];
        Uncertain since = double.IsInfinity(earliest) ? 0 : from;
        model.Output("from", from.Clamp(-1e6, 1e6));
        model.Output("decay", decay);
        model.Output("ramp", ramp);
        for (int i = 0; i < ends.Length; i++)
        {
            model.Output($"end {i}", ends[i]);
            model.Output($"flow {i}", timeline.Flow(from, ends[i], ramp, decay, discount, since));
        }

        model.Output("both", timeline.Flow(from, ends[0], ramp, decay, discount, since) + (2 * timeline.Flow(from, ends[1], ramp, decay, discount, since)));
        Dictionary<string, double[]> columns = Columns(model);
        for (int run = 0; run < Runs; run++)
        {
            double c = columns["from"][run], k = columns["decay"][run], r = columns["ramp"][run], s = double.IsInfinity(earliest) ? 0 : c;
            for (int period = 0; period < timeline.Count; period++)
            {
                double[] expected = [.. ends.Select((_, i) =>
                {
                    double a = Math.Max(timeline.Boundaries[period], c), b = Math.Min(timeline.Boundaries[period + 1], columns[$"end {i}"][run]);
                    double full = Math.Clamp(c + r, a, Math.Max(a, b));
                    return Integral(t => (r > 0 ? (t - c) / r : 1) * Math.Exp((-k * (t - s)) - (discount * t)), a, full) + Integral(t => Math.Exp((-k * (t - s)) - (discount * t)), full, b);
                })];
                for (int i = 0; i < ends.Length; i++)
                {
                    Assert.InRange(Math.Abs(columns[$"flow {i}/{period + 1}"][run] - expected[i]), 0, (r < 1e-2 ? 3e-5 : 1e-9) * (1 + expected[i]));
                }

                Assert.Equal(columns[$"flow 0/{period + 1}"][run] + (2 * columns[$"flow 1/{period + 1}"][run]), columns[$"both/{period + 1}"][run], r < 1e-2 ? 3e-5 : 1e-9);
            }
        }
    }

    [Fact]
    public void A_ramp_that_lasts_for_ever_carries_nothing_alone_or_beside_another()
    {
        var timeline = new Timeline([0, 10, 20], ["1", "2"]);
        var model = new Model("long");
        Uncertain decay = model.Input("decay", Uniform(-0.02, -0.01)), ramp = model.Input("ramp", Uniform(1e5, 1e6)), end = model.Input("end", Uniform(5, 20));
        model.Output("two", timeline.Flow(0, 15, ramp, decay) + timeline.Flow(0, end, ramp, decay));
        Assert.All(Columns(model).Where(c => c.Key.StartsWith("two", StringComparison.Ordinal)), c => Assert.All(c.Value, v => Assert.InRange(v, 0, 0.01)));
    }

    /// <summary>The rate is e^(−decay·(t − since)), wherever since lies.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(60)]
    [InlineData(-40)]
    public void A_flow_may_fade_from_any_moment(double since)
    {
        var timeline = new Timeline([0, 60, 120], ["1", "2"]);
        var model = new Model("any");
        model.Output("plain", timeline.Flow(10, 120, 0, 0.01, 0, since).Total);
        model.Output("ramped", timeline.Flow(10, 120, 1, 0.01, 0, since).Total);
        Dictionary<string, double[]> columns = Columns(model);
        Assert.Equal((Math.Exp(0.01 * (since - 10)) - Math.Exp(0.01 * (since - 120))) / 0.01, columns["plain"][0], 1e-9);
        Assert.Equal(Integral(t => (t - 10) * Math.Exp(0.01 * (since - t)), 10, 11) + Integral(t => Math.Exp(0.01 * (since - t)), 11, 120), columns["ramped"][0], 1e-9);
    }

    /// <summary>A flow that fades from an earlier moment on is the flow that fades from its own beginning, times what has faded by then.</summary>
    [Theory]
    [InlineData(0, 0, 0.01)]
    [InlineData(18, 0.003, 0.01)]
    [InlineData(6, 0.003, -0.02)]
    public void A_flow_may_fade_from_an_earlier_moment(double ramp, double discount, double widestDecay)
    {
        var timeline = new Timeline([0, 5, 17, 29, 41, 125], ["1", "2", "3", "4", "5"]);
        var model = new Model("since");
        Uncertain since = model.Input("since", Uniform(0, 30)), from = since + model.Input("wait", Uniform(0, 150));
        Uncertain until = from + model.Input("length", Uniform(0, 100)), decay = widestDecay * model.Input("decay", Uniform(0, 1));
        model.Output("from", from);
        model.Output("faded", Exp(decay * (from - since)));
        model.Output("own", timeline.Flow(from, until, ramp, decay, discount));
        model.Output("earlier", timeline.Flow(from, until, ramp, decay, discount, since));
        Dictionary<string, double[]> columns = Columns(model);
        for (int run = 0; run < Runs; run++)
        {
            for (int period = 1; period <= timeline.Count; period++)
            {
                double own = columns[$"own/{period}"][run];
                Assert.InRange(Math.Abs((columns[$"earlier/{period}"][run] * columns["faded"][run]) - own), 0, 1e-12 * (1 + own));
            }
        }
    }

    /// <summary>More events than a column of bits holds, made of each other by every kind of logic, and how many of some conditions hold.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    public void Events_are_what_their_conditions_say(int batch)
    {
        const int Count = 150;
        var model = new Model("events");
        Uncertain[] x = [.. Enumerable.Range(0, Count).Select(i => model.Input($"x{i:000}", Uniform(0, 1)))];
        Event[] low = [.. x.Select(v => v <= 0.5)];
        Event any = low[0], all = !low[0];
        for (int i = 0; i < Count; i++)
        {
            model.Output($"x{i:000}", x[i]);
            any = i % 3 == 0 ? low[i] & any : any | low[i];
            all = !(all & (i % 2 == 0 ? low[i] : x[i] > 0.25));
            model.Output($"any {i:000}", any);
            model.Output($"all {i:000}", all);
        }

        model.Output("both", (any & all).AsNumber());
        model.Output("count", low.Take(20).Aggregate((Uncertain)0, (sum, e) => sum + (e & any).AsNumber()));
        Dictionary<string, double[]> columns = Columns(model, batch);
        for (int run = 0; run < Runs; run++)
        {
            bool[] holds = [.. Enumerable.Range(0, Count).Select(i => columns[$"x{i:000}"][run] <= 0.5)];
            bool some = holds[0], every = !holds[0];
            for (int i = 0; i < Count; i++)
            {
                some = i % 3 == 0 ? holds[i] & some : some | holds[i];
                every = !(every & (i % 2 == 0 ? holds[i] : columns[$"x{i:000}"][run] > 0.25));
                Assert.Equal((some ? 1 : 0, every ? 1 : 0), (columns[$"any {i:000}"][run], columns[$"all {i:000}"][run]));
            }

            Assert.Equal((some & every ? 1 : 0, some ? holds.Take(20).Count(h => h) : 0), (columns["both"][run], columns["count"][run]));
        }
    }

    public static TheoryData<string, double> Moments => new()
    {
        { "a long sum", 0.003 }, { "a long sum", -0.01 }, { "far later", 0.1 }, { "far earlier", 0.1 }, { "always", 0.003 }, { "always", -0.01 }, { "always", 5e-5 },
        { "never", 0.003 }, { "never", -0.01 }, { "the least of many", 0.003 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_discounted_flow_begins_at_any_moment(string moment, double rate)
    {
        var timeline = new Timeline([0, 5, 29, 41, 60], ["1", "2", "3", "4"]);
        var model = new Model(moment);
        Uncertain[] x = [.. Enumerable.Range(0, moment == "the least of many" ? 20_000 : 6).Select(i => model.Input($"x{i}", Uniform(0, 10)))];
        Uncertain from = moment switch
        {
            "a long sum" => x.Aggregate((a, b) => a + b) + 3.0,
            "far later" => 8000 - model.Input("early", Uniform(7950, 8000)),
            "far earlier" => model.Input("late", Uniform(8000, 8050)) - 8000,
            "always" => double.NegativeInfinity,
            "never" => x[0] + double.PositiveInfinity,
            _ => x.Aggregate((a, b) => Min(a, b)) + 7.0,
        };
        Uncertain uncertain = rate + (0.0 * model.Input("rate", Uniform(0, 1)).Clamp(0, 1));
        Uncertain varying = rate * model.Input("part", Uniform(0.5, 1));
        model.Output("from", from.Clamp(-1, 1000));
        model.Output("part", varying);
        model.Output("known", timeline.Flow(from, 50, 0, null, rate));
        model.Output("same", timeline.Flow(from, 50, 0, null, uncertain));
        model.Output("varying", timeline.Flow(from, 50, 0, null, varying));
        Dictionary<string, double[]> columns = Columns(model);
        for (int run = 0; run < Runs; run++)
        {
            for (int period = 0; period < timeline.Count; period++)
            {
                double a = Math.Max(timeline.Boundaries[period], columns["from"][run]), b = Math.Min(timeline.Boundaries[period + 1], 50);
                double At(double k) => a < b ? (Math.Exp(-k * a) - Math.Exp(-k * b)) / k : 0;
                Assert.Equal(At(rate), columns[$"known/{period + 1}"][run], 1e-10);
                Assert.Equal(At(rate), columns[$"same/{period + 1}"][run], 1e-10);
                Assert.Equal(At(columns["part"][run]), columns[$"varying/{period + 1}"][run], 1e-10);
            }
        }
    }

    [Fact]
    public void A_total_and_its_periods_stand_in_one_model()
    {
        Series flow = new Timeline([0, 5, 29, 60], ["1", "2", "3"]).Flow(Uncertain.Input("from", Uniform(0, 40)), 50, 6, Uncertain.Input("fades", Uniform(0, 0.01)), 0.003);
        var model = new Model("both");
        model.Output("total", flow.Cumulative()[1]);
        model.Output("first", flow[0]);
        model.Output("second", flow[1]);
        Dictionary<string, double[]> columns = Columns(model);
        Assert.All(Enumerable.Range(0, Runs), run => Assert.Equal(columns["total"][run], columns["first"][run] + columns["second"][run], 1e-12));
        Assert.Contains(columns["total"], v => v > 1);
    }

    [Fact]
    public void Totals_of_one_flow_on_two_timelines_agree()
    {
        var coarse = new Timeline([0, 30, 125], ["1", "2"]);
        var fine = new Timeline([0, 5, 30, 41, 53, 125], ["1", "2", "3", "4", "5"]);
        var model = new Model("two timelines");
        Uncertain from = model.Input("from", Uniform(0, 60)), decay = model.Input("decay", Uniform(0, 0.01));
        model.Output("coarse", coarse.Flow(from, 100, 6, decay, 0.003).Cumulative()[0]);
        model.Output("fine", fine.Flow(from, 100, 6, decay, 0.003).Cumulative()[1]);
        Dictionary<string, double[]> columns = Columns(model);
        Assert.All(Enumerable.Range(0, Runs), run => Assert.Equal(columns["coarse"][run], columns["fine"][run], 1e-12));
        Assert.Contains(columns["fine"], v => v > 1);
    }

    [Fact]
    public void A_sum_of_a_hundred_thousand_terms_needs_no_deep_stack()
    {
        var model = new Model("long");
        Uncertain x = model.Input("x", Normal(0, 1)), total = 0.0, chain = x;
        for (int i = 0; i < 100_000; i++)
        {
            total += (i % 7) * x;
            chain = Max(chain, i % 3) + 1e-9;
        }

        model.Output("total", total);
        model.Output("chain", chain);
        Dictionary<string, double[]> columns = Columns(model);
        Assert.All(columns["total"], v => Assert.True(double.IsFinite(v)));
        Assert.All(columns["chain"], v => Assert.InRange(v, 2, 10));
    }

    [Fact]
    public void What_is_not_a_number_is_not_hidden_by_least_or_greatest()
    {
        var model = new Model("nan");
        Uncertain x = model.Input("x", Uniform(-2, -1)), y = model.Input("y", Uniform(0, 1)), none = Sqrt(x);
        model.Output("min", Min(none, y));
        model.Output("max", Max(y, none));
        model.Output("min constant", Min(0.5, none));
        model.Output("flow", Timeline.Years(1, 2).Flow(none, 20).Total);
        Assert.All(Columns(model).Values, column => Assert.All(column, v => Assert.True(double.IsNaN(v))));
    }

    [Fact]
    public void Two_inputs_of_one_name_are_refused()
    {
        var model = new Model("twice");
        model.Output("sum", Input("x", Normal(0, 1)) + Input("x", Normal(0, 1)));
        ModelException exception = Assert.Throws<ModelException>(() => CompiledModel.Compile(model.Outputs, new HashSet<string>()));
        Assert.Contains("two inputs are named \"x\"", exception.Message, StringComparison.Ordinal);
    }

    private static Model CashFlow(string[] customers)
    {
        var timeline = Timeline.Years(2026, 2030);
        var model = new Model("cash flow");
        var moves = new List<(string Name, Uncertain Move)>();
        Series net = timeline.Constant(-3);
        foreach (string customer in customers)
        {
            Uncertain move = model.Input($"move {customer}", Triangular(0, 12, 48)), size = model.Input($"size {customer}", LogNormal(1, 0.3));
            net += size * timeline.Flow(move, 50, 6, 0.002) - (0.4 * size * timeline.In(move));
            moves.Add((customer, move));
        }

        moves.ForEach(m => model.Output($"move {m.Name}", m.Move));
        model.Output("last", moves.Select(m => m.Move).Aggregate(Max));
        model.Output("net", net.Cumulative());
        model.Output("worth it", net.Cumulative().Last >= 0);
        return model;
    }

    private static unsafe Dictionary<string, double[]> Columns(Model model, int batch = 128)
    {
        IBatchProgram program = CompiledModel.Compile(model.Outputs, new HashSet<string>()).Bind(7, batch);
        using IBatchFrame frame = program.NewFrame();
        var columns = program.ValueNames.Concat(program.EventNames).ToDictionary(n => n, _ => new double[Runs]);
        for (int first = 0; first < Runs; first += batch)
        {
            frame.Evaluate((ulong)first);
            for (int i = 0; i < program.ValueNames.Count; i++)
            {
                new ReadOnlySpan<double>(frame.Value(i), batch).CopyTo(columns[program.ValueNames[i]].AsSpan(first));
            }

            for (int i = 0; i < program.EventNames.Count; i++)
            {
                for (int run = 0; run < batch; run++)
                {
                    columns[program.EventNames[i]][first + run] = frame.Event(i)[run] == ulong.MaxValue ? 1 : frame.Event(i)[run] == 0 ? 0 : double.NaN;
                }
            }
        }

        return columns;
    }

    private static IEnumerable<(string, long)> Flatten(Dictionary<string, double[]> columns) =>
        columns.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.Select(v => (c.Key, BitConverter.DoubleToInt64Bits(v))));

    /// <summary>Five-point Gauss–Legendre on forty pieces.</summary>
    private static double Integral(Func<double, double> f, double a, double b)
    {
        if (!(b > a))
        {
            return 0;
        }

        (double X, double W)[] nodes =
        [
            (-0.9061798459386640, 0.2369268850561891), (-0.5384693101056831, 0.4786286704993665), (0, 0.5688888888888889),
            (0.5384693101056831, 0.4786286704993665), (0.9061798459386640, 0.2369268850561891),
        ];
        const int pieces = 40;
        double h = (b - a) / pieces;
        return Enumerable.Range(0, pieces).Sum(i => nodes.Sum(n => n.W * f(a + (h * (i + 0.5 + (0.5 * n.X)))))) * h / 2;
    }
}
