using Risk.Engine;
using Risk.Engine.Kernels;
using Risk.Tests.Engine.Kernels;

namespace Risk.Tests.Engine.Designs;

public unsafe class SobolTests
{
    /// <summary>
    /// Points 1, 2, 3, 7, 100 and 1023 of dimension d, times 2³², by scipy 1.10.1 (<c>qmc.Sobol(21201, scramble=False, bits=32)</c>), whose point i is our
    /// point i ⊕ ⌊i/2⌋: it goes in the order of Gray's code.
    /// </summary>
    [Theory]
    [InlineData(1, 2147483648, 3221225472, 1073741824, 536870912, 1778384896, 4194304)]
    [InlineData(2, 2147483648, 1073741824, 3221225472, 2684354560, 1107296256, 3233808384)]
    [InlineData(3, 2147483648, 1073741824, 3221225472, 1610612736, 3321888768, 2629828608)]
    [InlineData(4, 2147483648, 1073741824, 3221225472, 536870912, 3120562176, 624951296)]
    [InlineData(5, 2147483648, 3221225472, 1073741824, 536870912, 3791650816, 801112064)]
    [InlineData(10, 2147483648, 3221225472, 1073741824, 3758096384, 2986344448, 3653238784)]
    [InlineData(50, 2147483648, 3221225472, 1073741824, 536870912, 2852126720, 3535798272)]
    [InlineData(160, 2147483648, 3221225472, 1073741824, 3758096384, 2248146944, 1832910848)]
    [InlineData(1111, 2147483648, 3221225472, 1073741824, 2684354560, 1979711488, 2529165312)]
    [InlineData(5000, 2147483648, 3221225472, 1073741824, 1610612736, 1040187392, 3426746368)]
    [InlineData(12345, 2147483648, 1073741824, 3221225472, 1610612736, 4060086272, 1866465280)]
    [InlineData(21201, 2147483648, 3221225472, 1073741824, 3758096384, 2449473536, 1027604480)]
    public void Directions_are_those_of_Joe_and_Kuo(int dimension, uint p1, uint p2, uint p3, uint p7, uint p100, uint p1023)
    {
        uint[] v = SobolDirections.Of(dimension - 1);
        (uint Index, uint Expected)[] points = [(1, p1), (2, p2), (3, p3), (7, p7), (100, p100), (1023, p1023)];

        Assert.All(points, point => Assert.Equal(point.Expected, Reverse(Point(v, point.Index ^ (point.Index >> 1)))));
    }

    [Fact]
    public void Past_the_last_dimension_there_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => SobolDirections.Of(SobolDirections.Dimensions));

    /// <summary>Every elementary interval of a scrambled net holds its points: 2^k points have one in each of 2^k equal parts of each axis, and of the first two together.</summary>
    [Theory]
    [InlineData("a", 0ul)]
    [InlineData("b", 3ul)]
    public void Scrambled_points_are_one_in_each_stratum(string name, ulong replicate)
    {
        const int n = 1024;
        double[] x = Draw(name, 0, replicate, n, 0, n), y = Draw(name + " other", 1, replicate, n, 0, n);

        Assert.Equal(Enumerable.Range(0, n), x.Select(u => (int)(u * n)).Order());
        Assert.Equal(Enumerable.Range(0, n), y.Select(u => (int)(u * n)).Order());
        foreach (int k in new[] { 2, 32, 512 })
        {
            Assert.Equal(n, x.Zip(y, (a, b) => ((int)(a * k), (int)(b * (n / k)))).Distinct().Count());
        }
    }

    /// <summary>A digit's flip depends on the digits before it alone: points that share their first d digits share them after scrambling.</summary>
    [Fact]
    public void Scrambling_is_nested()
    {
        var scramble = new OwenScramble(StreamKey.Of(1, "x"), 5);
        for (uint i = 0; i < 2000; i++)
        {
            uint a = i * 2654435761u;
            for (int d = 1; d < 32; d += 5)
            {
                uint low = (1u << d) - 1, b = (a & low) | (~a & ~low);
                uint sa = scramble.Of(System.Runtime.Intrinsics.Vector256.Create(a))[0], sb = scramble.Of(System.Runtime.Intrinsics.Vector256.Create(b))[0];
                Assert.Equal(sa & low, sb & low);
            }
        }
    }

    /// <summary>One point of many replicates is uniform: χ² with 63 degrees of freedom is within 25 and 125 with probability above 1 − 1e-5.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    public void A_point_is_uniform_over_replicates(int point)
    {
        const int replicates = 6400;
        int[] cells = new int[64];
        for (ulong r = 0; r < replicates; r++)
        {
            cells[(int)(Draw("u", 2, r, 1024, point, 1)[0] * 64)]++;
        }

        Assert.InRange(cells.Sum(c => (c - 100.0) * (c - 100.0) / 100), 25, 125);
    }

    /// <summary>The variance of the mean of u² + v² over n scrambled points falls as n⁻³, not n⁻¹: from 64 to 1,024 points by 4,096, within sampling error.</summary>
    [Fact]
    public void The_error_of_a_smooth_mean_falls_faster_than_that_of_Monte_Carlo()
    {
        double Variance(int n)
        {
            double[] means = [.. Enumerable.Range(0, 300).Select(r =>
                Draw("u", 0, (ulong)r, n, 0, n).Zip(Draw("v", 1, (ulong)r, n, 0, n), (u, v) => (u * u) + (v * v)).Average())];
            Assert.InRange(means.Average() - (2.0 / 3), -4 * Math.Sqrt(means.Average(m => (m - (2.0 / 3)) * (m - (2.0 / 3))) / 300), 4 * Math.Sqrt(means.Average(m => (m - (2.0 / 3)) * (m - (2.0 / 3))) / 300));
            return means.Average(m => (m - means.Average()) * (m - means.Average()));
        }

        Assert.InRange(Variance(64) / Variance(1024), 2000, 8000);
    }

    private static uint Point(uint[] v, uint index) =>
        Enumerable.Range(0, 32).Where(k => (index >> k & 1) == 1).Aggregate(0u, (x, k) => x ^ v[k]);

    private static uint Reverse(uint x) => Convert.ToUInt32(new string([.. Convert.ToString(x, 2).PadLeft(32, '0').Reverse()]), 2);

    private static double[] Draw(string name, int dimension, ulong replicate, int points, int first, int count)
    {
        fixed (uint* v = SobolDirections.Of(dimension))
        {
            var stream = new DesignStream { Key = StreamKey.Of(9, name), Points = (ulong)points, Directions = v, Method = SamplingMethod.Sobol };
            using Column column = new(count);
            DesignColumns.Fill(&stream, (replicate * (ulong)points) + (ulong)first, column.Pointer, count);
            return column.Values.ToArray();
        }
    }
}
