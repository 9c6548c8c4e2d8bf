namespace Risk.Tests.Engine.Execution;

/// <summary>What is done when a simulation is cancelled is the result of a smaller one.</summary>
public class CancelledResultTests
{
    private static Model NewModel()
    {
        var model = new Model("cancelled");
        Uncertain x = model.Input("x", Distribution.Normal(0, 1)), y = model.Input("y", Distribution.Exponential(1));
        model.Output("sum", x + y);
        model.Output("above", x > y);
        return model;
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_runs_done_are_the_result_of_that_many_runs(int threads, bool antithetic)
    {
        SamplingDesign design = antithetic ? SamplingDesign.Antithetic : SamplingDesign.MonteCarlo;
        using var source = new CancellationTokenSource();
        var options = new SimulationOptions { Runs = 20_000_000, Seed = 9, Threads = threads, Checksum = true, KeepSamples = true, ResultWhenCancelled = true, Design = design };

        ModelResult cut = NewModel().Simulate(options, new CancelAfter(source, 500_000), source.Token);
        ModelResult whole = NewModel().Simulate(options with { Runs = cut.Runs, ResultWhenCancelled = false });

        Assert.InRange(cut.Runs, 500_000, options.Runs - 1);
        Assert.Equal(options.Runs, cut.RunsAsked);
        Assert.Equal("RUN026", Assert.Single(cut.Warnings).Code);
        Assert.Equal(whole.Checksum, cut.Checksum);
        Assert.Equal(whole.Values["sum"].Mean, cut.Values["sum"].Mean);
        Assert.Equal(whole.Values["sum"].Quantile(0.9), cut.Values["sum"].Quantile(0.9));
        Assert.Equal(whole.Events["above"].Probability, cut.Events["above"].Probability);
        Assert.Equal(whole.Runs, whole.RunsAsked);
    }

    /// <summary>So many runs as were asked for keep no samples, those that were done would have: percentiles alone differ, by what buckets leave open.</summary>
    [Fact]
    public void Percentiles_are_those_of_buckets_where_so_many_runs_as_were_asked_for_keep_no_samples()
    {
        using var source = new CancellationTokenSource();
        var options = new SimulationOptions { Runs = SimulationOptions.SamplesKeptByDefault + 1, Seed = 9, Checksum = true, ResultWhenCancelled = true };

        ModelResult cut = NewModel().Simulate(options, new CancelAfter(source, 200_000), source.Token);
        SimulationOptions done = options with { Runs = cut.Runs };
        ModelResult whole = NewModel().Simulate(done), counted = NewModel().Simulate(done with { KeepSamples = false });

        Assert.InRange(cut.Runs, 200_000, options.Runs - 1);
        Assert.Equal((false, true), (cut.Whole.HasSamples, whole.Whole.HasSamples));
        Assert.Equal(whole.Checksum, cut.Checksum);
        Assert.Equal(whole.Values["sum"].Mean, cut.Values["sum"].Mean);
        Assert.Equal(whole.Values["sum"].StandardDeviation, cut.Values["sum"].StandardDeviation);
        Assert.Equal((whole.Values["sum"].Minimum, whole.Values["sum"].Maximum), (cut.Values["sum"].Minimum, cut.Values["sum"].Maximum));
        Assert.Equal(whole.Events["above"].Probability, cut.Events["above"].Probability);
        double[] asked = [0.01, 0.1, 0.5, 0.9, 0.99];
        Assert.Equal(counted.Values["sum"].Quantiles(asked), cut.Values["sum"].Quantiles(asked));
        Assert.NotEqual(whole.Values["sum"].Quantiles(asked), cut.Values["sum"].Quantiles(asked));
        Assert.All(whole.Values["sum"].Quantiles(asked).Zip(cut.Values["sum"].Quantiles(asked)), q => Assert.Equal(q.First.Value, q.Second.Value, Math.Abs(q.First.Value) / 2048));
        Assert.EndsWith($"a simulation of {cut.Runs:N0} runs, but percentiles, which are within 2^-11 of theirs", Assert.Single(cut.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_done_half_a_replicate_and_not_asking_for_it_throw()
    {
        var options = new SimulationOptions { Runs = 20_000_000, Seed = 9, ResultWhenCancelled = true };
        Assert.ThrowsAny<OperationCanceledException>(() => NewModel().Simulate(options, cancellation: new CancellationToken(true)));
        using CancellationTokenSource first = new(), second = new();
        Assert.ThrowsAny<OperationCanceledException>(() => NewModel().Simulate(options with { Design = SamplingDesign.Sobol }, new CancelAfter(first, 100_000), first.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => NewModel().Simulate(options with { ResultWhenCancelled = false }, new CancelAfter(second, 100_000), second.Token));
    }

    [Fact]
    public void A_simulation_until_a_figure_is_known_keeps_its_last_look()
    {
        using var source = new CancellationTokenSource();
        var options = new SimulationOptions { Runs = 1L << 40, Seed = 9, KeepSamples = false, Checksum = true, ResultWhenCancelled = true };
        ModelResult cut = NewModel().SimulateUntil(StoppingRule.HalfWidth("above", 1e-6), options, new CancelAfter(source, 200_000), source.Token);
        Assert.Equal((StoppingReason.Cancelled, false), (cut.Stopping!.Reason, cut.Stopping.IsReached));
        Assert.Equal(NewModel().Simulate(options with { Runs = cut.Runs }).Checksum, cut.Checksum);
        Assert.Contains("when it was cancelled", cut.Stopping.ToString(), StringComparison.Ordinal);
    }

    private sealed class CancelAfter(CancellationTokenSource source, long runs) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            if (value.RunsDone >= runs)
            {
                source.Cancel();
            }
        }
    }
}
