using Risk.Engine.Kernels;
using Risk.Mathematics;
using Risk.Tests.Mathematics;
using Xunit.Abstractions;

namespace Risk.Tests.Engine.Kernels;

public unsafe class LaneMathTests(ITestOutputHelper output)
{
    private static readonly double[] Awkward =
    [
        0, -0.0, 1, -1, 0.3, -0.3, 2.5, 100, -100, 700, -700, 709.5, 710, -710, -740, -746, 1e300, -1e300, 1e-300, 5e-324, -5e-324, 1e-310,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void The_normal_quantile_is_within_5_ulp()
    {
        (double ulps, string where) = ReferenceValues.Worst("normalQuantile", a => LaneMath.NormalQuantile(Four.All(a[0])).First);
        output.WriteLine($"{ulps:F3} ulp at {where}");
        Assert.True(ulps <= 5, $"{ulps:F3} ulp at {where}");
    }

    [Theory]
    [InlineData("annuity", 2e-15)]
    [InlineData("rampAnnuity", 5e-15)]
    public void Annuities_are_within_their_relative_error(string function, double bound)
    {
        double worst = 0;
        int gentle = 0;
        foreach ((double[] arguments, double high, double low) in ReferenceValues.Of(function))
        {
            Four k = Four.All(arguments[0]), t = Four.All(arguments[1]);
            LaneMath.Fade(k, t, Four.All(1 / arguments[0]), out _, out Four annuity, out Four ramp);
            Check(annuity, ramp);
            if (Math.Abs(arguments[0] * arguments[1]) <= LaneMath.GentleLimit)
            {
                LaneMath.GentleFade(k, t, out _, out annuity, out ramp);
                Check(annuity, ramp);
                gentle++;
            }

            void Check(Four annuity, Four ramp)
            {
                double y = (function == "annuity" ? annuity : ramp).First;
                double error = Math.Abs((y - high - low) / high);
                worst = Math.Max(worst, error);
                Assert.True(error <= bound, $"{function}({arguments[0]:R}, {arguments[1]:R}) = {y:R}, not {high:R}");
            }
        }

        output.WriteLine($"{function}: {worst:E2}, {gentle} gentle");
        Assert.True(worst > 0 && gentle > 20);
    }

    /// <summary>Up to the limit of a gentle fade on either side, beside the exponential itself and both annuities of any rate.</summary>
    [Fact]
    public void Gentle_fades_are_those_of_any_rate()
    {
        for (int i = -5000; i <= 5000; i++)
        {
            double k = i * LaneMath.GentleLimit / 5000 / 8;
            LaneMath.GentleFade(Four.All(k), Four.All(8), out Four decay, out Four annuity, out Four ramp);
            LaneMath.Fade(Four.All(k), Four.All(8), Four.All(1 / k), out Four decayOfAny, out Four annuityOfAny, out Four rampOfAny);
            Near(Math.Exp(-k * 8), decay, 1e-15);
            Near(decayOfAny.First, decay, 1e-15);
            Near(annuityOfAny.First, annuity, 1.5e-15);
            Near(rampOfAny.First, ramp, 4e-15);

            void Near(double known, Four found, double bound) => Assert.True(Math.Abs((found.First / known) - 1) <= bound, $"k = {k:R}: {found.First:R}, not {known:R}");
        }
    }

    [Fact]
    public void Without_a_rate_annuities_are_the_time_and_half_its_square() =>
        Assert.All((double[])[0, -0.0, 5e-324, -5e-324, 1e-300], k => Assert.All((double[])[0, 1e-9, 0.1, 3, 40, 1e9], t =>
        {
            Assert.Equal(t, LaneMath.Annuity(Four.All(k), Four.All(t)).First);
            Assert.Equal(t * t / 2, LaneMath.RampAnnuity(Four.All(k), Four.All(t)).First);
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
                LaneMath.Fade(Four.All(k), Four.All(t), Four.All(1 / k), out Four decay, out Four annuity, out Four ramp);
                Assert.True(decay.First >= 0 && annuity.First >= 0 && ramp.First >= 0, $"k = {k:R}, t = {t:R}: {decay}, {annuity}, {ramp}");
                Assert.True(annuity.First <= t || k < 0, $"k = {k:R}, t = {t:R}: {annuity}");
            }
        }

        Assert.Equal(0.5, LaneMath.Annuity(Four.All(2.0), Four.All(double.PositiveInfinity)).First);
        Assert.Equal(0.25, LaneMath.RampAnnuity(Four.All(2.0), Four.All(double.PositiveInfinity)).First);
    }

    /// <summary>Every ordered pair of awkward and ordinary values side by side, in lanes of two, of four and of eight: neither a rare neighbour nor the width changes a bit.</summary>
    [Fact]
    [Trait("Category", "Bits")]
    public void A_run_knows_neither_its_neighbours_nor_the_width_of_its_lane()
    {
        double[][] two = Curves<Two>(), four = Curves<Four>(), eight = Curves<Eight>();
        double[][] alone = [.. Awkward.Select(x => Values(Four.All(x)).Select(v => v[0]).ToArray()), [.. Values(Four.All(0.7)).Select(v => v[0])]];
        for (int i = 0, pair = 0; i < Awkward.Length; i++)
        {
            for (int j = 0; j < Awkward.Length; j++, pair++)
            {
                for (int f = 0; f < alone[i].Length; f++)
                {
                    (double x, double y, double ordinary) = (alone[i][f], alone[j][f], alone[^1][f]);
                    double[] narrow = two[pair][(2 * f)..(2 * f + 2)], both = four[pair][(4 * f)..(4 * f + 4)], wide = eight[pair][(8 * f)..(8 * f + 8)];
                    Assert.True(
                        Same([x, y], narrow) && Same([x, y, ordinary, x], both) && Same([x, y, ordinary, x, x, y, ordinary, x], wide),
                        $"function {f} of {Awkward[i]:R} beside {Awkward[j]:R}: {string.Join(' ', narrow)}; {string.Join(' ', both)}; {string.Join(' ', wide)}");
                }
            }
        }
    }

    [Fact]
    public void The_scalar_call_is_that_of_a_lane()
    {
        foreach (double x in Awkward)
        {
            Four lane = Lane<Four>(x, 1, 2, 3);
            Assert.True(Same(Elementary.Exp(x), LaneMath.Exp(lane).First));
            Assert.True(Same(Elementary.Log(x), LaneMath.Log(lane).First));
            Assert.True(Same(Elementary.Expm1(x), LaneMath.Expm1(lane).First));
            Assert.True(Same(Elementary.Log1p(x), LaneMath.Log1p(lane).First));
            Assert.True(Same(Elementary.Pow(x, 1.5), LaneMath.Pow(lane, Four.All(1.5)).First));
        }
    }

    [Fact]
    public void The_fast_logarithm_and_exponential_have_the_bits_of_the_full_ones()
    {
        for (double x = -708; x <= 708; x += 0.37)
        {
            Assert.Equal(Elementary.Exp(x), LaneMath.ExpInRange(Four.All(x)).First);
            Assert.Equal(Elementary.Log(Elementary.Exp(x)), LaneMath.LogOfNormal(Four.All(Elementary.Exp(x))).First);
        }
    }

    [Fact]
    public void The_least_and_the_greatest_are_as_the_formula_says()
    {
        LeastAndGreatest<Four>();
        LeastAndGreatest<Eight>();

        static void LeastAndGreatest<T>()
            where T : struct, ILane<T>
        {
            using Column column = new(8);
            foreach (double a in Awkward)
            {
                foreach (double b in Awkward)
                {
                    Assert.All(Runs(T.Min(T.All(a), T.All(b))), x => Assert.True(Same(x, a < b ? a : b), $"min({a:R}, {b:R})"));
                    Assert.All(Runs(T.Max(T.All(a), T.All(b))), x => Assert.True(Same(x, a > b ? a : b), $"max({a:R}, {b:R})"));
                    T.Put(T.All(b), (byte*)column.Pointer);
                    Assert.All(Runs(T.Max(T.All(a), (byte*)column.Pointer)), x => Assert.True(Same(x, a > b ? a : b), $"max({a:R}, {b:R} in memory)"));
                    Assert.All(Runs(T.Fma(T.All(a), T.All(3.0), (byte*)column.Pointer)), x => Assert.True(Same(x, Math.FusedMultiplyAdd(a, 3.0, b)), $"3·{a:R} + {b:R} in memory"));
                }
            }
        }
    }

    /// <summary>What joins and parts the runs of a lane: places, masks, coefficients from as many places, and two lanes written in turns of four.</summary>
    [Fact]
    [Trait("Category", "Bits")]
    public void Runs_keep_their_places_in_lanes_of_any_width()
    {
        Places<Four>();
        Places<Eight>();

        static void Places<T>()
            where T : struct, ILane<T>
        {
            int[] places = [.. Enumerable.Range(0, T.Width)];
            Assert.Equal(places, Array.ConvertAll(Runs(T.Places), x => (int)BitConverter.DoubleToUInt64Bits(x)));
            Assert.Equal((1u << T.Width) - 1, T.Signs(T.Everywhere));
            Assert.Equal(0b10u, T.Signs(Lane<T>([0, -1, .. new double[6]])));
            using Column numbers = new(64), written = new(16);
            for (int i = 0; i < 64; i++)
            {
                numbers.Pointer[i] = i;
            }

            // The coefficients of run i begin at number 4·(15 − i).
            T within = T.SubtractBits(T.AllBits(60 * sizeof(double)), T.Places << 5);
            T.PutCubics((byte*)numbers.Pointer, T.AddBits(T.AllBits(T.Origin((byte*)numbers.Pointer)), within), Lane<T>([.. Enumerable.Range(100, 8)]), (byte*)written.Pointer);
            Assert.Equal(places.Select(i => Cubic(4 * (15 - i), 100 + i)), new Span<double>(written.Pointer, T.Width).ToArray());

            T.PutInFours(T.At((byte*)numbers.Pointer), T.At((byte*)(numbers.Pointer + 8)), (byte*)written.Pointer);
            double[] turns = [0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15];
            Assert.Equal(turns[..(2 * T.Width)], new Span<double>(written.Pointer, 2 * T.Width).ToArray());
        }

        static double Cubic(double first, double x) => first + ((first + 1) * x) + ((first + 2) * x * x) + ((first + 3) * x * x * x);
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
            double x = LaneMath.Triangular(Four.All(u), Four.All(a), Four.All(b), Four.All((c - a) / (b - a)), Four.All((b - a) * (c - a)), Four.All((b - a) * (b - c))).First;
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
            Assert.Equal(LaneMath.NormalQuantile(Four.All(u)).First, -LaneMath.NormalQuantile(Four.All(1 - u)).First);
        }
    }

    /// <summary>For each ordered pair of awkward values x and y, all functions of the lane (x, y, 0.7, x, …).</summary>
    private static double[][] Curves<T>()
        where T : struct, ILane<T> =>
        [.. Awkward.SelectMany(x => Awkward, (x, y) => Values(Lane<T>(x, y, 0.7, x)).SelectMany(v => v).ToArray())];

    /// <summary>Every function and every operation that a formula is made of, run by run.</summary>
    private static double[][] Values<T>(T x)
        where T : struct, ILane<T>
    {
        T k = T.All(1.7), places = T.AllBits(0x0123_4567_89AB_CDEF);
        LaneMath.Fade(x, k, T.All(1) / x, out T decay, out T annuity, out T ramp);
        LaneMath.GentleFade(x, k, out T gentleDecay, out T gentleAnnuity, out T gentleRamp);
        T[] values =
        [
            LaneMath.Exp(x), LaneMath.Expm1(x), LaneMath.Log(x), LaneMath.Log1p(x), LaneMath.Pow(T.Abs(x), k), LaneMath.Pow(x, T.All(3)),
            LaneMath.NormalQuantile(LaneMath.Exp(-T.Abs(x))), LaneMath.Triangular(T.Min(T.All(0.9), T.Abs(x)), T.All(-1), k, T.All(0.5), k, T.All(3)), decay, annuity, ramp, gentleDecay, gentleAnnuity, gentleRamp,
            x + k, x - k, x * k, x / k, -x, x & k, x | k, x ^ k, T.XorHigh(x, k, 0x0123_4567_89AB_CDEF), ~x, x << 3, x >>> 7, T.AddBits(x, places), T.SubtractBits(x, places), T.MultiplyLow(x, 0x89AB_CDEF),
            T.Words(x, places), T.Fma(x, k, x), T.Min(x, k), T.Max(k, x), T.Select(T.LessThan(x, k), x, k), T.Select(T.LessOrEqual(k, x), x, k),
            T.Select(T.Equal(x, k), k, x), T.Abs(x), T.Sqrt(x), T.Floor(x), T.Each(x, k, &Difference),
        ];
        return Array.ConvertAll(values, Runs);
    }

    private static double Difference(double a, double b) => a - b;

    /// <summary>A lane of the values, again and again.</summary>
    private static T Lane<T>(params double[] values)
        where T : struct, ILane<T>
    {
        double* runs = stackalloc double[8];
        for (int i = 0; i < 8; i++)
        {
            runs[i] = values[i % values.Length];
        }

        return T.At((byte*)runs);
    }

    private static double[] Runs<T>(T lane)
        where T : struct, ILane<T>
    {
        double* runs = stackalloc double[8];
        T.Put(lane, (byte*)runs);
        return new Span<double>(runs, T.Width).ToArray();
    }

    private static bool Same(double[] a, double[] b) => a.Zip(b).All(p => Same(p.First, p.Second));

    private static bool Same(double a, double b) => BitConverter.DoubleToUInt64Bits(a) == BitConverter.DoubleToUInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
