using System.Diagnostics;
using Risk.Engine;
using Risk.Engine.Kernels;
using Risk.Tests.Engine.Kernels;
using Xunit.Abstractions;

namespace Risk.Tests.Engine.Tables;

public unsafe class SurfaceQuantileTests(ITestOutputHelper output)
{
    private const double Golden = 0.6180339887498949, SecondGolden = 0.7548776662466927;

    /// <summary>Families, and the range of their parameter: the base case's realisation, a beta about ½, shapes below 1, one known shape, gammas over half an octave and over five.</summary>
    private static readonly (ShapedFamily Family, double Low, double High)[] Cases =
    [
        (new BetaShapes(0, 8, 8, -8), 0.08, 0.9),
        (new BetaShapes(0, 40, 40, -40), 0.4, 0.6),
        (new BetaShapes(0, 1.5, 1.5, -1.5), 0.2, 0.7),
        (new BetaShapes(2, 0, 0, 1), 1.5, 6),
        (new GammaShapes(), 2, 3),
        (new GammaShapes(), 0.5, 16),
    ];

    public static TheoryData<int> Indices() => [.. Enumerable.Range(0, Cases.Length)];

    /// <summary>At 20,000 points of a two-dimensional golden sequence: a third even in u, two thirds even in the logarithm of either tail down to 1e-300.</summary>
    [Theory]
    [MemberData(nameof(Indices))]
    public void The_error_in_probability_is_within_the_tolerance_everywhere(int index)
    {
        (ShapedFamily family, double low, double high) = Cases[index];
        SurfaceQuantile surface = LawSurfaces.Of(family, low, high)!;
        double absolute = 0, relative = 0;
        for (int i = 1; i <= 20_000; i++)
        {
            double fraction = i * SecondGolden % 1, theta = low + ((high - low) * (i * SecondGolden * SecondGolden % 1));
            double u = (i % 3) switch { 0 => fraction, 1 => Math.Pow(10, -300 * Math.Pow(fraction, 3)), _ => 1 - Math.Pow(2, -53 * fraction) };
            u = Math.Min(u, 1 - QuantileTable.LeastV);
            (double below, double above, double grain) = Tails(family, At(surface, u, theta), theta);
            double v = Math.Min(u, 1 - u), error = Math.Max(Math.Abs(u <= 0.5 ? below - u : above - (1 - u)) - grain, 0);
            absolute = Math.Max(absolute, error);
            relative = Math.Max(relative, error / v);
        }

        output.WriteLine($"{family}: {surface.Cells.Count} cells, {absolute:E2} and {relative:E2} relative");
        Assert.InRange(absolute, 0, QuantileTable.AbsoluteTolerance);
        Assert.InRange(relative, 0, QuantileTable.RelativeTolerance);
    }

    /// <summary>Else the solver serves, a hundred times as slowly.</summary>
    [Theory]
    [MemberData(nameof(Indices))]
    public void Nearly_every_patch_serves(int index)
    {
        (ShapedFamily family, double low, double high) = Cases[index];
        var start = Stopwatch.StartNew();
        SurfaceQuantile surface = LawSurfaces.Of(family, low, high)!;
        int reached = 0, served = 0;
        for (int cell = 0; cell < surface.Cells.Count; cell++)
        {
            for (int scoreCell = 0; scoreCell < QuantileSurface.ScoreCells && surface.Cells.At(cell, -1) < high; scoreCell++)
            {
                reached++;
                served += surface.Offers(scoreCell, cell) ? 1 : 0;
            }
        }

        output.WriteLine($"{family}: {served} of {reached} patches of {surface.Cells.Count} cells in {start.Elapsed.TotalMilliseconds:F1} ms");
        Assert.InRange(served, 0.97 * reached, reached);
    }

    [Theory]
    [MemberData(nameof(Indices))]
    [Trait("Category", "Bits")]
    public void A_draw_is_the_same_in_any_company_and_whichever_patch_is_built_first(int index)
    {
        (ShapedFamily family, double low, double high) = Cases[index];
        const int runs = 128;
        using Column u = new(runs), theta = new(runs), together = new(runs);
        for (int i = 0; i < runs; i++)
        {
            (u.Values[i], theta.Values[i]) = ((i + 0.5) * Golden % 1, low + ((high - low) * (i * SecondGolden % 1)));
        }

        (u.Values[5], theta.Values[6], theta.Values[7], theta.Values[8]) = (1e-300, low, high, double.NaN);
        ParameterCells cells = LawSurfaces.Of(family, low, high)!.Cells;
        new SurfaceQuantile(family, cells).Evaluate(u.Pointer, theta.Pointer, together.Pointer, runs);
        var apart = new SurfaceQuantile(family, cells);
        for (int i = runs - 1; i >= 0; i--)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(together.Values[i]), BitConverter.DoubleToInt64Bits(At(apart, u.Values[i], theta.Values[i])));
        }

        Assert.True(double.IsNaN(together.Values[8]));
    }

    /// <summary>Over every seam the quantile rises with u, and over every seam of the parameter it moves by no more than the tolerance.</summary>
    [Theory]
    [MemberData(nameof(Indices))]
    public void Patches_meet_at_their_seams(int index)
    {
        (ShapedFamily family, double low, double high) = Cases[index];
        SurfaceQuantile surface = LawSurfaces.Of(family, low, high)!;
        for (int scoreCell = 0; scoreCell <= QuantileSurface.ScoreCells; scoreCell++)
        {
            double z = (scoreCell - (QuantileSurface.ScoreCells / 2)) * 0.5, u = Distribution.Normal(0, 1).Cdf(z);
            for (int i = 0; i < 20; i++)
            {
                double theta = low + ((high - low) * (i + 0.5) / 20);
                double before = At(surface, u * (1 - 1e-8), theta), after = At(surface, u + ((1 - u) * 1e-8), theta);
                Assert.True(before < after, $"{family} at {z}, {theta}: {before}, {after}");
            }
        }

        for (int cell = 1; cell < surface.Cells.Count && surface.Cells.At(cell, -1) < high; cell++)
        {
            double seam = surface.Cells.At(cell, -1);
            for (double u = 0.0005; u < 1; u += 0.037)
            {
                double before = Tails(family, At(surface, u, seam * (1 - 1e-14)), seam).Lower, after = Tails(family, At(surface, u, seam * (1 + 1e-14)), seam).Lower;
                Assert.InRange(after - before, -QuantileTable.AbsoluteTolerance, QuantileTable.AbsoluteTolerance);
            }
        }
    }

    [Fact]
    public void A_parameter_without_bounds_or_without_a_law_has_no_surface()
    {
        Assert.Null(LawSurfaces.Of(new GammaShapes(), 1, double.PositiveInfinity));
        Assert.Null(LawSurfaces.Of(new GammaShapes(), 2, 2));
        Assert.Null(LawSurfaces.Of(new GammaShapes(), -3, -1));
    }

    private static double At(SurfaceQuantile surface, double u, double theta)
    {
        using Column uniforms = new(8), parameters = new(8), result = new(8);
        uniforms.Values.Fill(u);
        parameters.Values.Fill(theta);
        surface.Evaluate(uniforms.Pointer, parameters.Pointer, result.Pointer, 8);
        return result.Values[0];
    }

    /// <summary>By the laws themselves, and what one unit in the last place of x is worth there.</summary>
    private static (double Lower, double Upper, double Grain) Tails(ShapedFamily family, double x, double theta)
    {
        Distribution law = family is BetaShapes b
            ? Distribution.Beta((b.A1 * theta) + b.A0, (b.B1 * theta) + b.B0)
            : Distribution.Gamma(theta, 1.0);
        double grain = 4 * Math.Max(law.Density(Math.BitDecrement(x)), law.Density(Math.BitIncrement(x))) * (Math.BitIncrement(x) - x);
        return (law.Cdf(x), law.SurvivalFunction(x), double.IsFinite(grain) ? grain : double.PositiveInfinity);
    }
}
