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
    public void A_law_with_a_kink_is_asked_itself_around_the_kink_only()
    {
        QuantileTable table = LawTables.OfContinuous(Distribution.Triangular(0, 0.2, 1.2));
        Assert.False(table.IsAccurate);
        Assert.InRange(table.Marks!.Cast<bool>().Count(m => m), 1, 4);
    }

    /// <summary>Every law of the list that no closed form serves, through the operation that draws it: the promise of 1e-10 in probability, and 1e-9 of the tail, from 2⁻⁵³ to 1 − 2⁻⁵³.</summary>
    [Fact]
    public void Every_law_of_the_list_is_drawn_within_the_tolerance_from_end_to_end()
    {
        const int Draws = 4096;
        using Column u = new(Draws), x = new(Draws);
        var failures = new List<string>();
        foreach (Distribution law in Risk.Tests.Distributions.AllLaws.Both.Concat(Ranges).Where(l => !l.IsDiscrete && l is not Risk.Distributions.TriangularLaw))
        {
            StandardForm form = StandardForm.Of(law);
            QuantileTable table = LawTables.OfContinuous(form.Law);
            Assert.True(table.IsAccurate || table.Marks is not null, $"{law} has no table");
            for (int i = 0; i < Draws; i++)
            {
                double fraction = (i + 1) * 0.6180339887498949 % 1, v = i % 2 == 0 ? 0.5 * fraction : Math.Pow(2, -1 - (52 * fraction));
                u.Pointer[i] = i % 4 < 2 ? v : 1 - v;
            }

            (u.Pointer[0], u.Pointer[1], u.Pointer[2]) = (Math.ScaleB(1, -53), 1 - Math.ScaleB(1, -53), 0.5);
            table.Evaluate(u.Pointer, x.Pointer, Draws);
            for (int i = 0; i < Draws; i++)
            {
                if (table.Marks is null || !table.IsMarked(u.Pointer[i]))
                {
                    bool above = u.Pointer[i] > 0.5;
                    Check(law, above ? 1 - u.Pointer[i] : u.Pointer[i], above != form.Scale < 0, Math.FusedMultiplyAdd(form.Scale, x.Pointer[i], form.Location), failures);
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(20)));
    }

    // The probabilities of the doubles around x: a law with atoms, or with doubles further apart than the tolerance, meets u between them.
    private static void Check(Distribution law, double v, bool above, double x, List<string> failures)
    {
        double grain = 4 * (Math.BitIncrement(Math.Abs(x)) - Math.Abs(x)), allowed = Math.Min(QuantileTable.AbsoluteTolerance, 1.1 * QuantileTable.RelativeTolerance * v);
        (double least, double most) = above ? (law.SurvivalFunction(x + grain), law.SurvivalFunction(x - grain)) : (law.Cdf(x - grain), law.Cdf(x + grain));
        if (!(v >= least - allowed && v <= most + allowed))
        {
            failures.Add($"{law} at {v:R}{(above ? " from above" : "")}: {x:R} has {least:R} to {most:R}");
        }
    }

    [Fact]
    public void Equal_laws_share_a_table() =>
        Assert.Same(LawTables.OfContinuous(Distribution.Normal(3, 4)), LawTables.OfContinuous(Distribution.Normal(3, 4)));

    /// <summary>The same judgement in pounds, in millions, for a customer twice as large, or counted from another day.</summary>
    [Fact]
    public void Laws_that_differ_in_their_unit_share_a_standard_form()
    {
        foreach (double unit in (double[])[1e-6, 0.001, 0.7, 1.1, 3, 1e6])
        {
            Shared(Distribution.Pert(0.8, 1, 1.3), Distribution.Pert(0.8 * unit, unit, 1.3 * unit));
            Shared(Distribution.Gamma(1.5, 4.5), Distribution.Gamma(1.5, 4.5 * unit));
            Shared(Distribution.Weibull(1.5, 2), Distribution.Weibull(1.5, 2 * unit));
            Shared(Distribution.LogLogistic(4, 5), Distribution.LogLogistic(4 * unit, 5));
            Shared(Distribution.Pareto(1, 6), Distribution.Pareto(unit, 6));
            Shared(Distribution.Beta(2, 5), Distribution.Beta(2, 5, 3 * unit, 4 * unit));
            Shared(Distribution.StudentT(5), Distribution.StudentT(5, 10, unit));
            Shared(Distribution.Logistic(0, 1), Distribution.Logistic(10, unit));
            Shared(Distribution.Gumbel(0, 1), Distribution.Gumbel(10, unit));
            Shared(Distribution.Laplace(0, 1), Distribution.Laplace(10, unit));
            Shared(Distribution.Cauchy(0, 1), Distribution.Cauchy(10, unit));
        }

        Assert.NotEqual(StandardForm.Of(Distribution.Pert(0, 1, 4)).Law, StandardForm.Of(Distribution.Pert(0, 1.000001, 4)).Law);
        Assert.NotEqual(StandardForm.Of(Distribution.Gamma(0.01, 4)).Law, StandardForm.Of(Distribution.Gamma(0.01, 8)).Law);

        static void Shared(Distribution a, Distribution b) => Assert.Equal(StandardForm.Of(a).Law, StandardForm.Of(b).Law);
    }

    /// <summary>Counted from either end, whatever the rounding of the range: 2,000 ranges in hundredths and those of the grid, at both ends and in the middle.</summary>
    [Fact]
    public void No_draw_leaves_the_support()
    {
        var random = new Random(20261127);
        double Next() => random.Next(-1000, 1001) / 100.0;
        IEnumerable<Distribution> laws = Enumerable.Range(0, 2000).Select(_ => (A: Next(), B: Next())).Where(r => r.A != r.B)
            .Select(r => Distribution.Pert(Math.Min(r.A, r.B), r.A, Math.Max(r.A, r.B)));
        foreach (Distribution law in laws.Concat(Ranges))
        {
            StandardForm form = StandardForm.Of(law);
            QuantileTable table = LawTables.OfContinuous(form.Law);
            foreach (double u in (double[])[Math.ScaleB(1, -53), 1e-6, 0.01, 0.5, 0.99, 1 - 1e-6, 1 - Math.ScaleB(1, -53)])
            {
                Assert.InRange(Math.FusedMultiplyAdd(form.Scale, table.Evaluate(u), form.Location), law.Minimum, law.Maximum);
            }
        }
    }

    /// <summary>Ranges below, around and above 0, with much weight at the ends, and modes at the ends under any shape.</summary>
    private static IEnumerable<Distribution> Ranges => ((double Low, double High)[])
        [(-1, 0), (-7.04, -0.01), (-5.7, 3.1), (-1000, 0.001), (-0.001, 1000), (1e6, 1e6 + 1), (-3, 3), (0.1, 0.4)] is var ranges
        ? ranges.SelectMany(r => (Distribution[])
        [
            Distribution.Beta(0.1, 0.1, r.Low, r.High), Distribution.Beta(0.5, 0.5, r.Low, r.High), Distribution.Beta(2, 2, r.Low, r.High), Distribution.Beta(5, 0.2, r.Low, r.High),
            Distribution.Pert(r.Low, r.Low + (0.95 * (r.High - r.Low)), r.High), Distribution.Pert(r.Low, r.High, r.High), Distribution.Pert(r.Low, r.Low, r.High),
            Distribution.Pert(r.Low, r.Low + (3.3e-7 * (r.High - r.Low)), r.High, 1e6), Distribution.Pert(r.Low, r.Low + (0.3 * (r.High - r.Low)), r.High, 256),
        ])
        : [];

    /// <summary>More laws than are kept between plans: each is asked as often as one law alone, so each table is built once.</summary>
    [Fact]
    public void A_plan_builds_each_table_once_also_where_they_are_more_than_are_kept()
    {
        Assert.All(Asked(300), times => Assert.Equal(Asked(1)[0], times));

        static int[] Asked(int laws)
        {
            int[] asked = new int[laws];
            var model = new Model("many");
            model.Output("sum", Enumerable.Range(0, laws).Select(i => model.Input($"x{i}", Distribution.FromQuantile(p =>
            {
                Interlocked.Increment(ref asked[i]);
                return p;
            }))).Aggregate((a, b) => a + b));
            model.Compile();
            return asked;
        }
    }
}
