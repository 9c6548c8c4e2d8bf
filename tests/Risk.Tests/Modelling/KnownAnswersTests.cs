using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>Answers known in closed form, asked of the algebra.</summary>
public class KnownAnswersTests
{
    [Fact]
    public void D3_by_in_and_sustained_differ_where_a_total_falls_back()
    {
        var model = new Model("falls back");
        Series net = Timeline.Years(2026, 2029).Constant(-5, 6, -4, 5).Discounted(0.035).Cumulative();
        Event[] holds = [.. Enumerable.Range(0, 4).Select(t => net[t] >= 0)];
        for (int t = 0; t < 4; t++)
        {
            model.Output($"by {t}", holds.Take(t + 1).Aggregate((a, b) => a | b));
            model.Output($"in {t}", holds[t]);
            model.Output($"from {t}", holds.Skip(t).Aggregate((a, b) => a & b));
        }

        model.Output("total", net);
        ModelResult result = model.Simulate(5000, seed: 1);
        double[] totals = [-5, 0.79710145, -2.93694135, 1.57277218];
        for (int t = 0; t < 4; t++)
        {
            Assert.Equal(totals[t], result.Values[$"total/{2026 + t}"].Mean.Value, 8);
            Assert.Equal(t >= 1 ? 1 : 0, result.Events[$"by {t}"].Probability.Value);
            Assert.Equal(t is 1 or 3 ? 1 : 0, result.Events[$"in {t}"].Probability.Value);
            Assert.Equal(t == 3 ? 1 : 0, result.Events[$"from {t}"].Probability.Value);
        }
    }

    /// <summary>EVPI of N(m, sd) is E max(0, X) − max(0, m). Four standard errors: a right program fails one seed in 16,000.</summary>
    [Theory]
    [InlineData(50, 100, 19.77965574)]
    [InlineData(-20, 100, 30.68946359)]
    [InlineData(0, 100, 39.89422804)]
    public void T12_the_value_of_perfect_information(double mean, double standardDeviation, double expected)
    {
        var model = new Model("information");
        model.Output("better", Uncertain.Max(0, model.Input("npv", Normal(mean, standardDeviation))));
        Estimate better = model.Simulate(200_000, seed: 12).Values["better"].Mean;
        Assert.Equal(expected, better.Value - Math.Max(0, mean), 4 * better.StandardError);
    }

    [Fact]
    public void T12_the_value_of_knowing_one_input()
    {
        var model = new Model("information on a part");
        Uncertain x = model.Input("x", Normal(0, 80)), y = model.Input("y", Normal(0, 60));
        model.Output("knowing x", Uncertain.Max(0, 50 + x));
        model.Output("knowing y", Uncertain.Max(0, 50 + y));
        ModelResult result = model.Simulate(200_000, seed: 12);
        Estimate ofX = result.Values["knowing x"].Mean, ofY = result.Values["knowing y"].Mean;
        Assert.Equal(12.9536010310, ofX.Value - 50, 4 * ofX.StandardError);
        Assert.Equal(6.7982934765, ofY.Value - 50, 4 * ofY.StandardError);
    }

    [Fact]
    public void A_users_function_is_an_operation_of_the_graph()
    {
        var model = new Model("own function");
        Uncertain x = model.Input("x", Uniform(0, 3)), y = model.Input("y", Uniform(0, 3));
        model.Output("x", x);
        model.Output("cube", Uncertain.Function(v => v * v * v, x));
        model.Output("sum", Uncertain.Function(
            (columns, result) =>
            {
                for (int run = 0; run < result.Length; run++)
                {
                    result[run] = columns[0][run] + columns[1][run];
                }
            },
            x,
            y) - y);
        ModelResult result = model.Simulate(new SimulationOptions { Runs = 10_000, Seed = 3, KeepSamples = true });
        ReadOnlySpan<double> draws = result.Values["x"].Samples, cubes = result.Values["cube"].Samples, sums = result.Values["sum"].Samples;
        for (int run = 0; run < draws.Length; run++)
        {
            Assert.Equal(draws[run] * draws[run] * draws[run], cubes[run]);
            Assert.Equal(draws[run], sums[run], 1e-12);
        }
    }

    [Fact]
    public void Fewer_runs_are_the_beginning_of_more()
    {
        var model = new Model("longer");
        model.Output("x", model.Input("x", LogNormal(0, 1)));
        double[] few = [.. model.Simulate(new SimulationOptions { Runs = 1_000, Seed = 0, KeepSamples = true }).Values["x"].Samples];
        double[] many = [.. model.Simulate(new SimulationOptions { Runs = 10_000, Seed = 0, KeepSamples = true }).Values["x"].Samples];
        Assert.Equal(few, many.Take(1_000));
    }

    [Fact]
    public void A_run_without_a_result_is_named()
    {
        var model = new Model("no logarithm");
        model.Output("log", Uncertain.Log(model.Input("x", Uniform(-1e-3, 10))));
        RunException exception = Assert.Throws<RunException>(() => model.Simulate(100_000, seed: 5));
        Assert.Contains("log", exception.Message, StringComparison.Ordinal);
        Assert.Contains("run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_outputs_says_so() =>
        Assert.Contains("MOD002", Assert.Throws<ModelException>(() => new Model("empty").Simulate(10, seed: 1)).Message, StringComparison.Ordinal);
}
