using Risk.Engine.Kernels;

namespace Risk.Tests.Engine.Kernels;

public unsafe class StepTableTests
{
    [Theory]
    [InlineData(new double[] { 7 }, new double[] { 1 })]
    [InlineData(new double[] { 0, 1 }, new double[] { 0.92, 1 })]
    [InlineData(new double[] { -3, 0, 0.5, 10, 11 }, new double[] { 0.1, 0.1, 0.5, 0.9999999999999999, 1 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 1e-17, 1e-9, 0.25, 0.5, 0.75, 0.9999999999999998 })]
    public void The_value_is_the_least_whose_cumulative_probability_reaches_u(double[] values, double[] cumulative)
    {
        var table = new StepTable(values, cumulative);
        List<double> points = [1.1102230246251565e-16, 0.5, 0.9999999999999999];
        foreach (double c in cumulative)
        {
            points.AddRange([Math.BitDecrement(c), c, Math.BitIncrement(c)]);
        }

        for (int i = 0; i < 1000; i++)
        {
            points.Add((i + 0.5) / 1000);
        }

        points.RemoveAll(u => !(u > 0 && u < 1));
        points.AddRange(Enumerable.Repeat(0.3, (4 - points.Count % 4) % 4));
        using Column u = new(points.ToArray()), x = new(points.Count);
        table.Evaluate(u.Pointer, x.Pointer, points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            int step = Array.FindIndex(cumulative, c => points[i] <= c);
            double expected = values[step < 0 ? ^1 : step];
            Assert.Equal(expected, x.Values[i]);
            Assert.Equal(expected, table.Evaluate(points[i]));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(double.PositiveInfinity, 3)]
    [InlineData(double.NaN, 1)]
    public void What_is_not_inside_0_and_1_gives_an_end(double u, double expected) =>
        Assert.Equal(expected, new StepTable([1, 2, 3], [0.2, 0.6, 1]).Evaluate(u));

    [Fact]
    public void A_table_needs_a_probability_for_each_value()
    {
        Assert.Throws<ArgumentException>(() => new StepTable([], []));
        Assert.Throws<ArgumentException>(() => new StepTable([1, 2], [1]));
    }
}
