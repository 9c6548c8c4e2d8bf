using Risk.Engine;
using Risk.Engine.Kernels;
using Xunit.Abstractions;

namespace Risk.Tests.Engine.Kernels;

public unsafe class QuantileTableTests(ITestOutputHelper output)
{
    /// <summary>Laws with a closed form too, because there the distribution function is beyond doubt.</summary>
    public static TheoryData<Distribution> SmoothLaws() =>
    [
        Distribution.Normal(0, 1), Distribution.Normal(1e6, 3), Distribution.LogNormal(-0.7, 0.6), Distribution.LogNormal(3, 2), Distribution.Exponential(4.5),
        Distribution.Uniform(-2, 7),
    ];

    /// <summary>At 20,000 points drawn from a golden-ratio sequence, half of them spread evenly and half evenly in the logarithm of the tail.</summary>
    [Theory]
    [MemberData(nameof(SmoothLaws))]
    public void The_error_in_probability_is_within_the_tolerance_everywhere(Distribution law)
    {
        QuantileTable table = LawTables.OfContinuous(law);
        Assert.True(table.IsAccurate, $"{law}: {table.MaximumError}, {table.MaximumRelativeError}");
        double absolute = 0, relative = 0;
        for (int i = 1; i <= 20_000; i++)
        {
            double fraction = i * 0.6180339887498949 % 1;
            double v = i % 2 == 0 ? 0.5 * fraction : Math.Pow(2, -1 - 52 * fraction);
            double u = i % 4 < 2 ? v : 1 - v;
            v = u < 0.5 ? u : 1 - u;
            double x = table.Evaluate(u);
            double error = Math.Abs((u < 0.5 ? law.Cdf(x) : law.SurvivalFunction(x)) - v);
            // One unit in the last place of x is allowed for beside the tolerance.
            double grain = law.Density(x) * (Math.BitIncrement(Math.Abs(x)) - Math.Abs(x)) * 4;
            absolute = Math.Max(absolute, error - grain);
            relative = Math.Max(relative, (error - grain) / v);
        }

        output.WriteLine($"{law}: {table.MantissaBits} bits, {absolute:E2} and {relative:E2} relative; stated {table.MaximumError:E2}, {table.MaximumRelativeError:E2}");
        Assert.InRange(absolute, double.NegativeInfinity, QuantileTable.AbsoluteTolerance);
        Assert.InRange(relative, double.NegativeInfinity, 1.1 * QuantileTable.RelativeTolerance);
    }

    [Theory]
    [MemberData(nameof(SmoothLaws))]
    public void Quantiles_rise_and_ends_are_the_law_s_own(Distribution law)
    {
        QuantileTable table = LawTables.OfContinuous(law);
        double last = double.NegativeInfinity;
        for (int i = 0; i <= 10_000; i++)
        {
            double x = table.Evaluate(Math.Max(i / 10_000.0, 1.1102230246251565e-16));
            Assert.True(x >= last, $"{law} falls at {i / 10_000.0}");
            last = x;
        }

        foreach (double u in (double[])[1.1102230246251565e-16, 0.125, 0.25, 0.5, 0.5000000000000001, 0.75])
        {
            double expected = law.Quantile(u);
            Assert.InRange(table.Evaluate(u) - expected, -1e-13 * Math.Abs(expected) - 1e-13, 1e-13 * Math.Abs(expected) + 1e-13);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1e-300)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void What_is_not_inside_0_and_1_reads_an_end_and_not_beyond_the_table(double u)
    {
        QuantileTable table = LawTables.OfContinuous(Distribution.Normal(0, 1));
        Assert.InRange(Math.Abs(table.Evaluate(u)), 8, 9);
    }

    [Fact]
    public void A_column_has_the_bits_of_single_draws_and_may_overwrite_its_uniforms()
    {
        QuantileTable table = LawTables.OfContinuous(Distribution.LogNormal(0, 1));
        using Column u = new(4096), x = new(4096);
        Philox.Fill(99, 0, 0, u.Pointer, 4096);
        table.Evaluate(u.Pointer, x.Pointer, 4096);
        for (int i = 0; i < 4096; i++)
        {
            Assert.Equal(table.Evaluate(u.Values[i]), x.Values[i]);
        }

        table.Evaluate(u.Pointer, u.Pointer, 4096);
        Assert.True(u.Values.SequenceEqual(x.Values));
    }

    [Fact]
    public void A_law_with_a_kink_says_that_a_table_will_not_do()
    {
        Assert.False(LawTables.OfContinuous(Distribution.Triangular(0, 0.2, 1.2)).IsAccurate);
    }

    [Fact]
    public void Equal_laws_share_a_table() =>
        Assert.Same(LawTables.OfContinuous(Distribution.Normal(3, 4)), LawTables.OfContinuous(Distribution.Normal(3, 4)));
}
