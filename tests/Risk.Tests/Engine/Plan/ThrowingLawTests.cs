namespace Risk.Tests.Engine.Plan;

/// <summary>Bounds ask a law for its ends; a table asks for what lies between, and there it throws. Tables are built side by side on threads of their own: what a law throws there must reach the caller as it is, and not end the process.</summary>
public class ThrowingLawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_quantile_function_throws_reaches_the_caller_as_it_is(int laws)
    {
        bool armed = false;
        double Quantile(double p) => armed && p is > 0.1 and < 0.4 ? throw new NotSupportedException("no quantile today") : p;
        Distribution[] all = [.. Enumerable.Range(0, laws).Select(_ => Distribution.FromQuantile(p => Quantile(p)))];
        var model = new Model("throws");
        model.Output("total", all.Select((law, i) => model.Input($"input {i}", law)).Aggregate((a, b) => a + b));
        armed = true;
        Assert.Equal("no quantile today", Assert.Throws<NotSupportedException>(() => model.Simulate(runs: 100, seed: 1)).Message);
    }
}
