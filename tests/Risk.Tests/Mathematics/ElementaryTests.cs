using Risk.Mathematics;
using Xunit.Abstractions;

namespace Risk.Tests.Mathematics;

public class ElementaryTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("exp", 1.0)]
    [InlineData("expm1", 2.0)]
    [InlineData("log", 1.0)]
    [InlineData("log1p", 2.0)]
    [InlineData("pow", 2.0)]
    [InlineData("sin", 1.0)]
    [InlineData("cos", 1.0)]
    [InlineData("tan", 1.0)]
    [InlineData("atan", 1.0)]
    public void The_error_is_within_the_stated_ulps(string function, double bound)
    {
        (double ulps, string where) = ReferenceValues.Worst(function, Function(function));
        output.WriteLine($"{function}: {ulps:F3} ulp at {where}");
        Assert.True(ulps <= bound, $"{ulps:F3} ulp at {where}");
    }

    [Theory]
    [InlineData("exp", double.NegativeInfinity, 0)]
    [InlineData("exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("exp", 709.7827128933841, double.PositiveInfinity)]
    [InlineData("exp", -746, 0)]
    [InlineData("exp", -744.4400719213812, 5e-324)]
    [InlineData("exp", -1e300, 0)]
    [InlineData("exp", 0, 1)]
    [InlineData("exp", double.NaN, double.NaN)]
    [InlineData("expm1", double.NegativeInfinity, -1)]
    [InlineData("expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("expm1", -800, -1)]
    [InlineData("expm1", 0, 0)]
    [InlineData("expm1", 5e-324, 5e-324)]
    [InlineData("expm1", double.NaN, double.NaN)]
    [InlineData("log", 0, double.NegativeInfinity)]
    [InlineData("log", -0.0, double.NegativeInfinity)]
    [InlineData("log", -1, double.NaN)]
    [InlineData("log", -5e-324, double.NaN)]
    [InlineData("log", double.NegativeInfinity, double.NaN)]
    [InlineData("log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("log", 1, 0)]
    [InlineData("log", double.NaN, double.NaN)]
    [InlineData("log1p", -1, double.NegativeInfinity)]
    [InlineData("log1p", -1.5, double.NaN)]
    [InlineData("log1p", 0, 0)]
    [InlineData("log1p", 5e-324, 5e-324)]
    [InlineData("log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("log1p", double.NaN, double.NaN)]
    [InlineData("sin", 0, 0)]
    [InlineData("sin", 1e9, double.NaN)]
    [InlineData("cos", 0, 1)]
    [InlineData("tan", 0, 0)]
    [InlineData("tan", double.NaN, double.NaN)]
    [InlineData("atan", double.PositiveInfinity, Math.PI / 2)]
    [InlineData("atan", double.NegativeInfinity, -Math.PI / 2)]
    [InlineData("atan", 0, 0)]
    public void The_edges_are_those_of_mathematics(string function, double x, double expected) =>
        Assert.Equal(expected, Function(function)([x]));

    [Fact]
    public void Subnormal_powers_of_e_are_rounded_once() =>
        Assert.All(Enumerable.Range(0, 350), i =>
        {
            double x = -709 - i * 0.1;
            Assert.InRange(Elementary.Exp(x) - Math.Exp(x), -5e-324, 5e-324);
        });

    public static TheoryData<double, double> PowerEdges()
    {
        double[] values =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e300, -1e300, 5e-324, -5e-324, 9007199254740993, -9007199254740993, double.MaxValue,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        ];
        var data = new TheoryData<double, double>();
        foreach (double x in values)
        {
            foreach (double y in values)
            {
                data.Add(x, y);
            }
        }

        return data;
    }

    /// <summary>At these points the exact power is 0, 1, infinite, undefined or within a few ulp of the platform's.</summary>
    [Theory]
    [MemberData(nameof(PowerEdges))]
    public void A_power_has_the_edges_of_IEEE_754(double x, double y)
    {
        double expected = Math.Pow(x, y), actual = Elementary.Pow(x, y);
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Max(5e-324, 4e-16 * Math.Abs(expected)),
            $"pow({x:R}, {y:R}) = {actual:R}, not {expected:R}");
    }

    private static Func<double[], double> Function(string name) => name switch
    {
        "exp" => a => Elementary.Exp(a[0]),
        "expm1" => a => Elementary.Expm1(a[0]),
        "log" => a => Elementary.Log(a[0]),
        "log1p" => a => Elementary.Log1p(a[0]),
        "pow" => a => Elementary.Pow(a[0], a[1]),
        "sin" => a => Elementary.Sin(a[0]),
        "cos" => a => Elementary.Cos(a[0]),
        "tan" => a => Elementary.Tan(a[0]),
        "atan" => a => Elementary.Atan(a[0]),
        _ => throw new ArgumentException($"no function {name}", nameof(name)),
    };
}
