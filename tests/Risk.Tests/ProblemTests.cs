namespace Risk.Tests;

public class ProblemTests
{
    [Fact]
    public void A_model_exception_lists_every_problem()
    {
        var exception = new ModelException([new("MOD001", "customers", "at least one customer is required"), new("FIN001", "rate", "rate is not a number")]);
        Assert.Contains("2 problems", exception.Message, StringComparison.Ordinal);
        Assert.Contains("customers: at least one customer is required [MOD001]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("FIN001", exception.Message, StringComparison.Ordinal);
    }
}
