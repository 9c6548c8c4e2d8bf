using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>A law far from 0, or in another unit, has the same shape: moments of laws that are sums and integrals, against the same law near 0 in units of 1.</summary>
public class ScaleOfMomentsTests
{
    private static readonly double[] Three = [0, 1, 3], Weights = [0.25, 0.25, 0.5], Four = [0, 1, 3, 4];

    /// <summary>Each from a + u·(what it is at a = 0, u = 1).</summary>
    private static readonly Dictionary<string, Func<double, double, Distribution>> Laws = new()
    {
        ["cumulative"] = (a, u) => Cumulative(At(Three, a, u), [0, 0.25, 1]),
        ["trapezoidal"] = (a, u) => Trapezoidal(a, a + u, a + (2 * u), a + (4 * u)),
        ["empirical"] = (a, u) => Empirical(At(Four, a, u)),
        ["discrete"] = (a, u) => Discrete(At(Three, a, u), Weights),
        ["kernel density"] = (a, u) => KernelDensity(At(Four, a, u), 0.5 * u),
        ["mixture"] = (a, u) => Mixture([1.0, 2], [Uniform(a, a + u), Uniform(a + u, a + (4 * u))]),
    };

    /// <summary>Laws that have a unit but no place, or parts whose own means round.</summary>
    private static readonly Dictionary<string, Func<double, Distribution>> Units = new()
    {
        ["log-uniform"] = u => LogUniform(u, 2 * u),
        ["log-triangular"] = u => LogTriangular(u, 2 * u, 4 * u),
        ["spliced"] = u => Spliced(Uniform(0, 2 * u), Uniform(u, 4 * u), 0.25),
        ["compound"] = u => Compound(Poisson(3), Gamma(2, u)),
    };

    public static TheoryData<string> Placed => [.. Laws.Keys];

    public static TheoryData<string> Scaled => [.. Laws.Keys, .. Units.Keys];

    /// <summary>Powers of two leave every value of the law exact, so that only the moments could lose digits: variances were wrong by 2e-5 at 1e12 and by 4e-3 at 1e15.</summary>
    [Theory]
    [MemberData(nameof(Placed))]
    public void Moments_lose_nothing_far_from_0(string name)
    {
        foreach (double far in new[] { Math.ScaleB(1, 10), -Math.ScaleB(1, 20), Math.ScaleB(1, 40), Math.ScaleB(1, 50) })
        {
            Same(Laws[name](0, 1), Laws[name](far, 1), far, 1);
        }
    }

    /// <summary>The kurtosis was no number at 1e100 and the skewness 0 at 1e-100, where variances are still doubles.</summary>
    [Theory]
    [MemberData(nameof(Scaled))]
    public void Moments_have_no_unit_of_their_own(string name)
    {
        Func<double, Distribution> law = Laws.TryGetValue(name, out Func<double, double, Distribution>? placed) ? u => placed(0, u) : Units[name];
        foreach (int power in new[] { -450, -333, 333, 500 })
        {
            Same(law(1), law(Math.ScaleB(1, power)), 0, Math.ScaleB(1, power));
        }
    }

    [Fact]
    public void A_mean_is_finite_where_values_are() => Assert.Equal(2.625, Cumulative([1e300, 2e300, 4e300], [0, 0.25, 1]).Mean / 1e300, 1e-15);

    [Fact]
    public void Equal_values_have_no_spread_however_their_mean_rounds()
    {
        for (int n = 1; n <= 300; n++)
        {
            Distribution law = Empirical([.. Enumerable.Repeat(0.1 * n, n)]);
            Assert.Equal(0.1 * n, law.Mean, 1e-15 * n);
            Assert.Equal((0, double.NaN), (law.Variance, law.Skewness));
        }
    }

    private static double[] At(double[] values, double place, double unit) => [.. values.Select(x => place + (x * unit))];

    private static void Same(Distribution near, Distribution far, double place, double unit)
    {
        Assert.Equal(near.Mean, (far.Mean - place) / unit, 1e-14 + (Math.Abs(place) * 2e-16));
        Assert.Equal(1, far.Variance / unit / unit / near.Variance, 1e-13);
        Assert.Equal(near.Skewness, far.Skewness, 1e-13);
        Assert.Equal(near.ExcessKurtosis, far.ExcessKurtosis, 1e-13);
    }
}
