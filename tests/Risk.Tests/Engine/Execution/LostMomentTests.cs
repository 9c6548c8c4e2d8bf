using Risk.Engine;

namespace Risk.Tests.Engine;

public class LostMomentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_amount_whose_moment_is_not_a_number_fails_the_run(bool even)
    {
        // Not a number in one run in three and a bit; a user's function is the usual way to one.
        var model = new Model("lost");
        Uncertain u = model.Input("u", Distribution.Uniform(0, 10));
        Uncertain when = Uncertain.Function(x => x < 3 ? double.NaN : x, u);
        Timeline years = even
            ? new Timeline([.. Enumerable.Range(0, 11).Select(i => (double)i)], [.. Enumerable.Range(0, 10).Select(i => $"{i}")])
            : new Timeline([0, 1, 3, 4.5, 10], ["a", "b", "c", "d"]);
        model.Output("spent", (5 * years.In(when)).Cumulative());

        RunException e = Assert.Throws<RunException>(() => model.Simulate(10_000, 3));

        Assert.Equal("NUM001", e.Code);
        Assert.Contains("NaN from output spent", e.Message, StringComparison.Ordinal);
        long first = Enumerable.Range(0, 1000).First(run => model.Explain(run, 3).Inputs[0].Value < 3);
        Assert.Equal(first, e.Run);
    }

    /// <summary>Amounts that accrue, level or over a ramp, that fade by a known rate or one that is drawn: none hides a moment that is not a number.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(6, false)]
    [InlineData(0, true)]
    [InlineData(6, true)]
    public void A_flow_from_a_moment_that_is_not_a_number_fails_the_run(int ramp, bool fades)
    {
        Uncertain u = Uncertain.Input("u", Distribution.Uniform(0, 10)), erosion = fades ? Uncertain.Input("erosion", Distribution.Uniform(0.01, 0.1)) : 0;
        var customer = new Customer("late")
        {
            AnnualSaving = 3, PlannedMigration = Duration.Months(6), MigrationDelay = Uncertain.Function(x => x < 3 ? double.NaN : x, u),
            Savings = new() { MigrationRamp = Duration.Months(ramp), Erosion = erosion }, Legacy = new() { RunningCost = 2, Growth = 0.05 },
        };
        Model model = new Programme("p") { Years = 5, Customers = [customer] }.ToModel().Model;

        RunException e = Assert.Throws<RunException>(() => model.Simulate(10_000, 3));

        Assert.Equal("NUM001", e.Code);
        Assert.InRange(StreamKey.Uniform(3, "u", (ulong)e.Run), 0, 0.3);
    }

    [Fact]
    public void An_amount_that_never_falls_due_is_no_failure()
    {
        var model = new Model("never");
        Uncertain u = model.Input("u", Distribution.Uniform(0, 10));
        Uncertain when = (u < 3).Choose(double.PositiveInfinity, u);
        var years = new Timeline([0, 1, 3, 4.5, 10], ["a", "b", "c", "d"]);
        model.Output("spent", years.In(when).Total);

        ValueOutput spent = model.Simulate(10_000, 3).Values["spent"];

        Assert.Equal((0, 1), (spent.Minimum, spent.Maximum));
        Assert.InRange(spent.Mean.Value, 0.68, 0.72);
    }
}
