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
