using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>Each bad law and bad correlation gets its code and a message with the parameter, the value and the rule; odd ones warn.</summary>
public class BadLawsTests
{
    private static readonly string[][] Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "bad-laws.csv")).Skip(1).Select(line => line.Split(';', 5))];

    public static TheoryData<string> Cases => [.. Rows.Select(r => r[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_law_gets_its_code_and_a_message_with_the_rule(string name)
    {
        string[] row = Rows.Single(r => r[0] == name);
        (string outcome, string code, string parameter, string text) = (row[1], row[2], row[3], row[4]);
        switch (outcome)
        {
            case "refused":
                var refused = Assert.Throws<ParameterException>(() => BadLaws.Run(name));
                Assert.Equal((code, parameter), (refused.Code, refused.ParamName));
                Assert.Contains(text, refused.Message, StringComparison.Ordinal);
                Assert.Contains(parameter, refused.Message, StringComparison.Ordinal);
                Assert.NotNull(refused.ActualValue);
                break;
            case "model":
                var model = Assert.Throws<ModelException>(() => BadLaws.Run(name));
                Assert.Contains(model.Problems, p => p.Code == code && p.Message.Contains(text, StringComparison.Ordinal));
                break;
            default:
                Assert.Equal("warned", outcome);
                Problem warning = Assert.Single(BadLaws.Run(name));
                Assert.Equal((code, Severity.Warning), (warning.Code, warning.Severity));
                Assert.Contains(text, warning.Message, StringComparison.Ordinal);
                break;
        }
    }

    [Fact]
    public void Every_case_has_a_row() => Assert.Equal(BadLaws.Names.Order(StringComparer.Ordinal), Rows.Select(r => r[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Odd_but_valid_laws_work()
    {
        Assert.Equal(2, Triangular(0.0, 1.0, 1.0).Density(1));
        Assert.InRange(Pert(7.8, 7.9, 8.0).Quantile(0.5), 7.8, 8.0);
        Assert.Equal(0, Pareto(1.0, 2.0).Cdf(0.5));
        Assert.Equal(double.PositiveInfinity, Pareto(1.0, 0.9).Mean);
        Assert.True(double.IsNaN(StudentT(1.0).Mean));
        Assert.Equal(double.NegativeInfinity, StudentT(3.0).Quantile(0));
        Assert.Equal(0, Poisson(0.0).Quantile(0.999));
        Assert.InRange(Poisson(1e10).Quantile(0.5), 1e10 - 2, 1e10 + 2);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    public void A_quantile_outside_0_to_1_names_p(double p) =>
        Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => Normal(0.0, 1.0).Quantile(p)).ParamName);

    /// <summary>A search makes laws by the thousand: a Pert law is two objects of 104 bytes, and the words of its rules were 3,232 more.</summary>
    [Fact]
    public void Rules_that_hold_are_not_put_into_words()
    {
        Distribution.Pert(0, 3, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Distribution.Pert(0, 3, 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 400);
    }
}
