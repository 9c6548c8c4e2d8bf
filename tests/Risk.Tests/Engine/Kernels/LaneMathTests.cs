using System.Runtime.Intrinsics;
using Risk.Engine.Kernels;
using Risk.Mathematics;
using Risk.Tests.Mathematics;
using Xunit.Abstractions;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace Risk.Tests.Engine.Kernels;

public class LaneMathTests(ITestOutputHelper output)
{
    private static readonly double[] Awkward =
    [
        0, -0.0, 1, -1, 0.3, -0.3, 2.5, 100, -100, 700, -700, 709.5, 710, -710, -740, -746, 1e300, -1e300, 1e-300, 5e-324, -5e-324, 1e-310,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void The_normal_quantile_is_within_5_ulp()
    {
        (double ulps, string where) = ReferenceValues.Worst("normalQuantile", a => LaneMath.NormalQuantile(Vector256.Create(a[0])).ToScalar());
        output.WriteLine($"{ulps:F3} ulp at {where}");
        Assert.True(ulps <= 5, $"{ulps:F3} ulp at {where}");
    }

    [Theory]
    [InlineData("annuity", 2e-15)]
    [InlineData("rampAnnuity", 5e-15)]
    public void Annuities_are_within_their_relative_error(string function, double bound)
    {
        double worst = 0;
        foreach ((double[] arguments, double high, double low) in ReferenceValues.Of(function))
        {
            LaneMath.Fade(Vector256.Create(arguments[0]), Vector256.Create(arguments[1]), Vector256.Create(1 / arguments[0]), out _, out Lane annuity, out Lane ramp);
            double y = (function == "annuity" ? annuity : ramp).ToScalar();
            double error = Math.Abs((y - high - low) / high);
            worst = Math.Max(worst, error);
            Assert.True(error <= bound, $"{function}({arguments[0]:R}, {arguments[1]:R}) = {y:R}, not {high:R}");
        }

        output.WriteLine($"{function}: {worst:E2}");
        Assert.True(worst > 0);
    }

    [Fact]
    public void Without_a_rate_annuities_are_the_time_and_half_its_square() =>
        Assert.All((double[])[0, -0.0, 5e-324, -5e-324, 1e-300], k => Assert.All((double[])[0, 1e-9, 0.1, 3, 40, 1e9], t =>
        {
            Assert.Equal(t, LaneMath.Annuity(Vector256.Create(k), Vector256.Create(t)).ToScalar());
            Assert.Equal(t * t / 2, LaneMath.RampAnnuity(Vector256.Create(k), Vector256.Create(t)).ToScalar());
        }));

    [Fact]
    public void Annuities_are_numbers_for_every_rate_and_time()
    {
        double[] rates = [0, 1e-300, 1e-20, 1e-9, 0.01, 0.34, 0.35, 1, 60, 1e3, 1e20];
        double[] times = [0, 1e-300, 1e-12, 0.5, 1, 30, 800, 1e6, 1e20, double.PositiveInfinity];
        foreach (double k in rates.Concat(rates.Select(k => -k)))
        {
            foreach (double t in times)
            {
                LaneMath.Fade(Vector256.Create(k), Vector256.Create(t), Vector256.Create(1 / k), out Lane decay, out Lane annuity, out Lane ramp);
                Assert.True(decay.ToScalar() >= 0 && annuity.ToScalar() >= 0 && ramp.ToScalar() >= 0, $"k = {k:R}, t = {t:R}: {decay}, {annuity}, {ramp}");
                Assert.True(annuity.ToScalar() <= t || k < 0, $"k = {k:R}, t = {t:R}: {annuity}");
            }
        }

        Assert.Equal(0.5, LaneMath.Annuity(Vector256.Create(2.0), Vector256.Create(double.PositiveInfinity)).ToScalar());
        Assert.Equal(0.25, LaneMath.RampAnnuity(Vector256.Create(2.0), Vector256.Create(double.PositiveInfinity)).ToScalar());
    }

    /// <summary>Every ordered pair of awkward and ordinary values side by side: a rare neighbour changes no bit.</summary>
    [Fact]
    public void A_lane_does_not_know_its_neighbours()
    {
        (string Name, Func<Lane, Lane> F)[] functions =
        [
            ("exp", LaneMath.Exp), ("expm1", LaneMath.Expm1), ("log", LaneMath.Log), ("log1p", LaneMath.Log1p),
            ("pow", x => LaneMath.Pow(Vector256.Abs(x), Vector256.Create(1.7))),
            ("normal quantile", x => LaneMath.NormalQuantile(LaneMath.Exp(-Vector256.Abs(x)))),
            ("annuity", x => LaneMath.Annuity(x, Vector256.Create(3.0))), ("ramp", x => LaneMath.RampAnnuity(x, Vector256.Create(3.0))),
        ];
        foreach ((string name, Func<Lane, Lane> f) in functions)
        {
            foreach (double x in Awkward)
            {
                foreach (double y in Awkward)
                {
                    Lane mixed = f(Vector256.Create(x, y, 0.7, x));
                    Assert.True(Same(mixed[0], f(Vector256.Create(x))[0]) && Same(mixed[1], f(Vector256.Create(y))[0]), $"{name}({x:R}) beside {y:R}");
                    Assert.True(Same(mixed[2], f(Vector256.Create(0.7))[0]) && Same(mixed[3], mixed[0]), $"{name}(0.7) beside {x:R} and {y:R}");
                }
            }
        }
    }

    [Fact]
    public void The_scalar_call_is_lane_0()
    {
        foreach (double x in Awkward)
        {
            Assert.True(Same(Elementary.Exp(x), LaneMath.Exp(Vector256.Create(x, 1, 2, 3))[0]));
            Assert.True(Same(Elementary.Log(x), LaneMath.Log(Vector256.Create(x, 1, 2, 3))[0]));
            Assert.True(Same(Elementary.Expm1(x), LaneMath.Expm1(Vector256.Create(x, 1, 2, 3))[0]));
            Assert.True(Same(Elementary.Log1p(x), LaneMath.Log1p(Vector256.Create(x, 1, 2, 3))[0]));
            Assert.True(Same(Elementary.Pow(x, 1.5), LaneMath.Pow(Vector256.Create(x, 1, 2, 3), Vector256.Create(1.5))[0]));
        }
    }

    [Fact]
    public void The_fast_logarithm_and_exponential_have_the_bits_of_the_full_ones()
    {
        for (double x = -708; x <= 708; x += 0.37)
        {
            Assert.Equal(Elementary.Exp(x), LaneMath.ExpInRange(Vector256.Create(x))[0]);
            Assert.Equal(Elementary.Log(Elementary.Exp(x)), LaneMath.LogOfNormal(Vector256.Create(Elementary.Exp(x)))[0]);
        }
    }

    [Fact]
    public void The_least_and_the_greatest_are_as_the_formula_says()
    {
        foreach (double a in Awkward)
        {
            foreach (double b in Awkward)
            {
                Assert.True(Same(Lanes.Min(Vector256.Create(a), Vector256.Create(b))[2], a < b ? a : b), $"min({a:R}, {b:R})");
                Assert.True(Same(Lanes.Max(Vector256.Create(a), Vector256.Create(b))[2], a > b ? a : b), $"max({a:R}, {b:R})");
            }
        }
    }

    [Theory]
    [InlineData(0, 0.15, 1.2)]
    [InlineData(-3, -3, 5)]
    [InlineData(1, 2, 2)]
    [InlineData(4, 4, 4)]
    public void The_triangular_quantile_inverts_its_distribution_function(double a, double c, double b)
    {
        for (double u = 0.0005; u < 1; u += 0.001)
        {
            double x = LaneMath.Triangular(Vector256.Create(u), Vector256.Create(a), Vector256.Create(c), Vector256.Create(b))[0];
            double p = a == b ? u : x <= c && c > a ? (x - a) * (x - a) / ((b - a) * (c - a)) : 1 - (b - x) * (b - x) / ((b - a) * (b - c));
            Assert.InRange(x, a, b);
            Assert.InRange(p - u, -1e-14, 1e-14);
        }
    }

    [Fact]
    public void The_normal_quantile_is_odd_about_a_half()
    {
        for (int i = 1; i < 4096; i++)
        {
            double u = i / 8192.0;
            Assert.Equal(LaneMath.NormalQuantile(Vector256.Create(u))[0], -LaneMath.NormalQuantile(Vector256.Create(1 - u))[0]);
        }
    }

    private static bool Same(double a, double b) => BitConverter.DoubleToUInt64Bits(a) == BitConverter.DoubleToUInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
