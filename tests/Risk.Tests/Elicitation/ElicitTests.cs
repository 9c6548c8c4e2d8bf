using FsCheck.Xunit;
using static Risk.Distribution;

namespace Risk.Tests.Elicitation;

public class ElicitTests
{
    private static readonly (double Probability, double Value)[] Skewed = [(0.1, 6), (0.5, 9), (0.9, 14)];

    [Fact]
    public void Two_percentiles_of_a_lognormal_are_solved_exactly()
    {
        ElicitedLaw found = Elicit.FromQuantiles([(0.9, 14), (0.1, 6)]);
        Assert.Equal("lognormal", found.Name);
        Distribution closed = LogNormalFromP10P90(6, 14);
        Assert.Equal(closed.Parameters[0].Value, found.Law.Parameters[0].Value, 1e-14);
        Assert.Equal(closed.Parameters[1].Value, found.Law.Parameters[1].Value, 1e-14);
        Assert.InRange(found.Misfit, 0, 1e-15);
        Assert.Equal("normal", Elicit.FromQuantiles([(0.1, -6), (0.9, 14)]).Name);
    }

    [Fact]
    public void Every_family_of_two_parameters_meets_two_percentiles()
    {
        LawFamily[] families =
        [
            LawFamily.Normal, LawFamily.LogNormal, LawFamily.Gamma, LawFamily.Weibull, LawFamily.Pareto, LawFamily.Uniform, LawFamily.Logistic, LawFamily.LogLogistic, LawFamily.Gumbel,
            LawFamily.InverseGaussian, LawFamily.Laplace, LawFamily.StudentT, LawFamily.Beta(0, 40),
        ];
        foreach (LawFamily family in families)
        {
            foreach ((double p, double low, double r, double high) in new[] { (0.1, 6.0, 0.9, 14.0), (0.05, 1.0, 0.5, 3.0), (0.01, 7.9, 0.99, 8.1), (0.3, 2.0, 0.6, 4.0) })
            {
                ElicitedLaw found = Elicit.FromQuantiles(family, [(p, low), (r, high)]);
                Assert.True(Math.Abs((found.Law.Quantile(p) / low) - 1) < 1e-9 && Math.Abs((found.Law.Quantile(r) / high) - 1) < 1e-9, $"{family}: {found}");
            }
        }
    }

    [Property(MaxTest = 40, Replay = "20160520,31")]
    public void A_law_is_found_again_from_its_own_percentiles(uint a, uint b)
    {
        double shape = 0.4 + (a % 1000 / 100.0), scale = 0.1 + (b % 1000 / 10.0);
        Check(LawFamily.Gamma, Gamma(shape, scale), [0.1, 0.9]);
        Check(LawFamily.Gamma, Gamma(shape, scale), [0.05, 0.5, 0.95]);
        Check(LawFamily.Weibull, Weibull(shape, scale), [0.2, 0.5, 0.8]);
        Check(LawFamily.Normal, Normal(scale - 50, shape), [0.1, 0.5, 0.9]);
        Check(LawFamily.Beta(-1, 200), Beta(shape, 2, -1, 200), [0.1, 0.9]);
        Check(LawFamily.InverseGaussian, InverseGaussian(scale, shape * scale), [0.1, 0.5, 0.9]);
        Check(LawFamily.StudentT, StudentT(2.5 + shape, 3, scale), [0.05, 0.25, 0.5, 0.75, 0.95]);
    }

    [Property(MaxTest = 40, Replay = "20160520,33")]
    public void A_three_point_law_is_found_again_from_its_own_percentiles(uint a, uint b)
    {
        double width = 1 + (b % 1000), mode = 5 + (width * (0.02 + (0.96 * (a % 1001) / 1000.0)));
        Distribution triangular = Triangular(5, mode, 5 + width), pert = Pert(5, mode, 5 + width);
        // Where the mode lies outside the percentiles, several triangular laws have them.
        if (triangular.Cdf(mode) is > 0.15 and < 0.85)
        {
            Check(LawFamily.Triangular, triangular, [0.1, 0.5, 0.9]);
            Check(LawFamily.Pert, pert, [0.1, 0.5, 0.9]);
        }

        Close(triangular, TriangularFromP10P90(triangular.Quantile(0.1), mode, triangular.Quantile(0.9)));
        Close(pert, PertFromP10P90(pert.Quantile(0.1), mode, pert.Quantile(0.9)));
        Close(pert, Elicit.Pert((0.03, pert.Quantile(0.03)), mode, (0.6, pert.Quantile(0.6))).Law);
    }

    [Fact]
    public void A_mode_at_an_end_is_found_again()
    {
        foreach (Distribution law in new[] { Triangular(0, 0, 1), Triangular(2, 7, 7) })
        {
            double mode = law.Parameters[1].Value;
            Close(law, TriangularFromP10P90(law.Quantile(0.1), mode, law.Quantile(0.9)));
        }

        Close(Pert(1, 1, 5), PertFromP10P90(Pert(1, 1, 5).Quantile(0.1), 1, Pert(1, 1, 5).Quantile(0.9)));
    }

    // The symmetric triangular law: P10 of [0, 1] is √0.05, so the half-width is 4 ⁄ (½ − √0.05) × ½.
    [Fact]
    public void A_symmetric_triangular_law_has_the_closed_form()
    {
        Distribution law = TriangularFromP10P90(6, 10, 14);
        Assert.Equal(10 - (2 / (0.5 - Math.Sqrt(0.05))), law.Minimum, 1e-12);
        Assert.Equal(10 + (2 / (0.5 - Math.Sqrt(0.05))), law.Maximum, 1e-12);
    }

    [Fact]
    public void Three_percentiles_choose_a_family_and_say_the_misfit()
    {
        IReadOnlyList<ElicitedLaw> all = Elicit.Compare(Skewed);
        Assert.Equal(all.Min(f => f.RootMeanSquare), all[0].RootMeanSquare);
        Assert.True(all.Count >= 8 && all[0].Misfit is > 0 and < 0.01, string.Join('\n', all));
        Assert.Equal("gamma", Elicit.FromQuantiles([(0.1, Gamma(2, 3).Quantile(0.1)), (0.5, Gamma(2, 3).Quantile(0.5)), (0.9, Gamma(2, 3).Quantile(0.9))]).Name);
        ElicitedLaw far = Elicit.FromQuantiles(LawFamily.Normal, [(0.1, 1), (0.5, 2), (0.9, 20)]);
        Assert.Contains(far.Warnings, w => w.Code == "ELI010");
        Assert.Equal(far.Law.Cdf(2), far.Points[1].FittedProbability);
        Assert.Empty(all[0].Warnings);
    }

    [Fact]
    public void Three_percentiles_that_no_family_comes_near_are_met_all_the_same()
    {
        foreach ((double Probability, double Value)[] points in ((double, double)[][])
            [[(0.05, 3), (0.5, 5), (0.95, 14)], [(0.1, -20), (0.5, 30), (0.9, 32)], [(0.05, 3), (0.5, 3.1), (0.95, 14)], [(0.02, 1e6), (0.3, 1.1e6), (0.99, 9e6)], [(0.1, 0.3), (0.2, 5), (0.9, 6)]])
        {
            ElicitedLaw law = Elicit.FromQuantiles(points);
            Assert.Equal("shifted lognormal", law.Name);
            Assert.All(law.Points, p => Assert.Equal(p.Value, p.FittedValue, 1e-9 * (points[2].Value - points[0].Value)));
            Assert.Empty(law.Warnings);
            Assert.Contains(Elicit.Compare(points)[1].Warnings, w => w.Code == "ELI010");
        }

        // e^(σz) = 9/2 with the normal z of 95 %: the least value is 5 − 2 ÷ (1 − 2/9).
        ElicitedLaw delay = Elicit.FromQuantiles([(0.05, 3), (0.5, 5), (0.95, 14)]);
        Assert.Equal(5 - (2 / (1 - (2.0 / 9))), delay.Law.Minimum, 1e-12);
        Assert.Contains("shifted lognormal, since no family of two parameters comes near all three: the nearest, log-logistic, misses one by", delay.ToString(), StringComparison.Ordinal);

        // Turned round for judgements that lean the other way.
        ElicitedLaw left = Elicit.FromQuantiles([(0.05, -14), (0.5, -5), (0.95, -3)]);
        Assert.Equal(delay.Law.Quantile(0.2), -left.Law.Quantile(0.8), 1e-12);
        Assert.DoesNotContain("since no family", Elicit.FromQuantiles(Skewed).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Between_bounds_a_metalog_meets_three_percentiles_where_there_is_one()
    {
        foreach ((double lower, double upper) in ((double, double)[])[(0, 1e9), (0, double.PositiveInfinity)])
        {
            ElicitedLaw law = Elicit.FromQuantiles([(0.05, 3), (0.5, 5), (0.95, 14)], lower, upper);
            Assert.Equal(("metalog", lower, upper), (law.Name, law.Law.Minimum, law.Law.Maximum));
            Assert.All(law.Points, p => Assert.Equal(p.Value, p.FittedValue, 1e-9));
        }

        // Here no metalog of three terms is feasible, but the lognormal law begins above the bound.
        ElicitedLaw above = Elicit.FromQuantiles([(0.1, 1), (0.5, 1.01), (0.9, 100)], lower: 0);
        Assert.Equal(("shifted lognormal", 0), (above.Name, (int)above.Law.Minimum));
        Assert.InRange(above.Misfit, 0, 1e-9);

        // It has no end above: there the nearest law says by how much it misses.
        ElicitedLaw nearest = Elicit.FromQuantiles([(0.1, 1), (0.5, 1.01), (0.9, 100)], 0, 1000);
        Assert.Equal("beta", nearest.Name);
        Assert.Contains(nearest.Warnings, w => w.Code == "ELI010");
    }

    [Fact]
    public void A_probability_that_is_none_says_what_was_meant()
    {
        static string Rule(Func<object> call) => Assert.Throws<ParameterException>(call).Rule;
        Assert.Equal("probability must be in (0,1) (was 10): probabilities run from 0 to 1, so P10 is 0.1", Rule(() => Elicit.FromQuantiles([(10, 5), (50, 7)])));
        Assert.Equal("probability must be in (0,1) (was 0); for ends of the range give lower and upper", Rule(() => Elicit.FromQuantiles([(0, 5), (0.5, 7)])));
        Assert.Equal("probability must be in (0,1) (was -0.5)", Rule(() => Elicit.FromQuantiles([(-0.5, 5), (0.5, 7)])));
        ParameterException end = Assert.Throws<ParameterException>(() => Elicit.Triangular((0, 6), 9, (0.95, 14)));
        Assert.Equal("low", end.ParamName);
        Assert.Equal("probabilities must be in (0,1) and increase (were 0 and 0.95); for a value that is an end itself use Distribution.Triangular or Pert", end.Rule);
        Assert.Contains("so P95 is 0.95", Rule(() => Elicit.Pert((5, 6), 9, (95, 14))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_least_squares_are_least()
    {
        ElicitedLaw found = Elicit.FromQuantiles(LawFamily.Normal, [(0.1, 1), (0.5, 2), (0.75, 5), (0.9, 20)]);
        double Sum(double mean, double deviation) => found.Points.Sum(p => Math.Pow(Normal(mean, deviation).Cdf(p.Value) - p.Probability, 2));
        double mean = found.Law.Mean, deviation = found.Law.StandardDeviation, least = Sum(mean, deviation);
        Assert.All(new[] { (1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3), (1e-3, 1e-3), (-1e-3, 1e-3) }, d => Assert.True(Sum(mean + d.Item1, deviation + d.Item2) > least));
    }

    /// <summary>Judgements that lie far from a family have several laws that are nearest among their neighbours; the least sums by SciPy's Nelder-Mead from many starts.</summary>
    [Fact]
    public void Of_several_nearest_laws_the_nearest_is_found()
    {
        (double, double)[] skewed = [(0.1, 12), (0.5, 20), (0.9, 45)];

        Assert.InRange(Elicit.FromQuantiles(LawFamily.Weibull, skewed).RootMeanSquare, 0, 0.057736);
        Assert.InRange(Elicit.FromQuantiles(LawFamily.Pareto, skewed).RootMeanSquare, 0, 0.039808);
    }

    /// <summary>Judgements close together beside their bounds or their size: the first is normal to five digits; the others SciPy 1.10 finds by a search from many places.</summary>
    [Fact]
    public void A_narrow_law_is_found_as_any_other()
    {
        ElicitedLaw narrow = Elicit.FromQuantiles([(0.1, 5000), (0.9, 5000.2)], 0, 1e6);
        Assert.True(narrow.RootMeanSquare < 1e-9);
        Assert.Equal(0.2 / 2 / 1.2815515655446004, narrow.Law.StandardDeviation, 1e-6);

        ElicitedLaw beta = Elicit.FromQuantiles([(0.17, 0.27506699267793105), (0.25, 0.30132145153941314), (0.99, 0.5458928609245847)], 0, 1);
        Assert.Equal(0.00014253188755945288, 3 * beta.RootMeanSquare * beta.RootMeanSquare, 1e-9);
        Assert.Equal(11.488653, beta.Law.Parameters[0].Value, 1e-4);

        // Several inverse Gaussian laws are near these, two of them within a hundredth of each other.
        ElicitedLaw several = Elicit.FromQuantiles(LawFamily.InverseGaussian,
            [(0.05, 11.158245259007485), (0.25, 12.391498166916493), (0.5, 12.528714876124827), (0.75, 12.922569441620197), (0.83, 14.00045597906216), (0.9, 14.079156606809601), (0.99, 14.187357937647633)]);
        Assert.Equal(0.049660993287531034, 7 * several.RootMeanSquare * several.RootMeanSquare, 1e-8);

        // A gamma law of a great shape is the lognormal one.
        foreach ((double Probability, double Value)[] points in ((double, double)[][])[[(0.1, 100), (0.5, 100.01), (0.75, 100.016), (0.9, 100.03)], [(0.1, 1e12), (0.5, 1.00001e12), (0.75, 1.000015e12), (0.9, 1.00003e12)]])
        {
            double expected = Elicit.FromQuantiles(LawFamily.LogNormal, points).RootMeanSquare;
            Assert.Equal(expected, Elicit.FromQuantiles(LawFamily.Gamma, points).RootMeanSquare, 1e-5);
            Assert.Equal(expected, Elicit.FromQuantiles(LawFamily.InverseGaussian, points).RootMeanSquare, 1e-8);
        }
    }

    [Fact]
    public void Chips_in_two_heaps_have_no_family()
    {
        foreach (double[] chips in (double[][])[[5, 0, 0, 0, 5], [0, 5, 0, 5, 0]])
        {
            ParameterException e = Assert.Throws<ParameterException>(() => Elicit.FromRoulette([0, 10, 20, 30, 40, 50], chips, LawFamily.Gamma));
            Assert.Equal("ELI001", e.Code);
        }

        Assert.Equal("chips[1]", Assert.Throws<ParameterException>(() => Elicit.FromRoulette([0, 1, 2], [1, -1])).ParamName);
    }

    [Fact]
    public void Bounds_move_and_turn_a_law()
    {
        Distribution shifted = Shifted(Gamma(2, 3), 10), turned = Shifted(Scaled(LogNormal(1, 0.5), -1), 40);
        Close(shifted, Elicit.FromQuantiles(LawFamily.Gamma, [(0.1, shifted.Quantile(0.1)), (0.9, shifted.Quantile(0.9))], lower: 10).Law);
        Close(turned, Elicit.FromQuantiles(LawFamily.LogNormal, [(0.1, turned.Quantile(0.1)), (0.9, turned.Quantile(0.9))], upper: 40).Law);
        ElicitedLaw beta = Elicit.FromQuantiles([(0.1, 2), (0.9, 6)], 0, 10);
        Assert.Equal(("beta", 0, 10), (beta.Name, beta.Law.Minimum, beta.Law.Maximum));
    }

    [Fact]
    public void An_interval_is_what_it_says()
    {
        Distribution law = NormalFromInterval(-1.6448536269514722, 1.6448536269514722);
        Assert.Equal(1, law.StandardDeviation, 1e-14);
        Assert.Equal(0.8, LogNormalFromInterval(2, 9, 0.8).Cdf(9) - LogNormalFromInterval(2, 9, 0.8).Cdf(2), 1e-14);
        Assert.Equal("lognormal", Elicit.FromInterval(2, 9).Name);
        Assert.Equal("normal", Elicit.FromInterval(-2, 9).Name);
    }

    [Fact]
    public void A_metalog_meets_any_feasible_percentiles()
    {
        ElicitedLaw law = Elicit.Metalog([(0.1, 17), (0.5, 24), (0.9, 35)], lower: 0);
        Assert.InRange(law.Misfit, 0, 1e-12);
    }

    [Fact]
    public void Chips_become_the_nearest_law_or_a_histogram()
    {
        double[] edges = [0, 10, 20, 30, 40, 50, 60], chips = [0, 2, 5, 7, 4, 2];
        ElicitedLaw law = Elicit.FromRoulette(edges, chips);
        Assert.True(law.Misfit < 0.03, law.ToString());
        Assert.Equal(0.35, law.Points[1].Probability, 1e-15);
        Distribution histogram = Elicit.RouletteHistogram(edges, chips);
        Assert.Equal((0.1, 0.35, 0.7, 1), (histogram.Cdf(20), histogram.Cdf(30), histogram.Cdf(40), histogram.Cdf(60)));
        Assert.Equal(10, histogram.Minimum);
        Assert.Equal("ELI002", Assert.Throws<ParameterException>(() => Elicit.FromRoulette([0, 1, 2], [3, 4])).Code);

        // A bin in the middle may be empty.
        Assert.Equal(3, Elicit.FromRoulette([0, 1, 2, 3, 4], [5, 0, 3, 2], LawFamily.Normal).Points.Count);
    }

    [Theory]
    [InlineData("DIST005", 0.1, 14, 0.9, 6)]
    [InlineData("DIST009", 0, 6, 0.9, 14)]
    [InlineData("DIST009", 0.1, 6, 1, 14)]
    [InlineData("DIST009", double.NaN, 6, 0.9, 14)]
    [InlineData("DIST001", 0.1, double.NaN, 0.9, 14)]
    [InlineData("DIST001", 0.1, 6, 0.9, double.PositiveInfinity)]
    [InlineData("DIST005", 0.1, 6, 0.1, 14)]
    [InlineData("DIST005", 0.1, 6, 0.9, 6)]
    [InlineData("DIST004", 0.1, -6, 0.9, 6)]
    public void Judgements_that_make_no_sense_are_refused(string code, double p, double x, double r, double y) =>
        Assert.Equal(code, Assert.Throws<ParameterException>(() => Elicit.FromQuantiles(LawFamily.LogNormal, [(p, x), (r, y)])).Code);

    [Fact]
    public void What_no_law_of_the_family_can_say_is_refused_with_the_miss()
    {
        ParameterException refused = Assert.Throws<ParameterException>(() => Elicit.FromQuantiles(LawFamily.Triangular, [(0.1, 0), (0.5, 1), (0.9, 100)]));
        Assert.Equal("ELI001", refused.Code);
        Assert.Contains("points in a hundred", refused.Rule, StringComparison.Ordinal);
        Assert.Equal("ELI002", Assert.Throws<ParameterException>(() => Elicit.FromQuantiles(LawFamily.Pert, [(0.1, 0), (0.9, 1)])).Code);
        Assert.Equal("ELI003", Assert.Throws<ParameterException>(() => Elicit.FromQuantiles(LawFamily.Normal, [(0.1, 1), (0.9, 2)], lower: 0)).Code);
        Assert.Equal("ELI003", Assert.Throws<ParameterException>(() => Elicit.FromQuantiles(LawFamily.Poisson, [(0.1, 1), (0.9, 2)])).Code);
        Assert.Equal("ELI001", Assert.Throws<ParameterException>(() => TriangularFromP10P90(6, 20, 14)).Code);
        Assert.Equal("DIST015", Assert.Throws<ParameterException>(() => Elicit.Metalog([(0.1, 1), (0.5, 1.01), (0.9, 100)])).Code);
    }

    [Fact]
    public void An_elicited_law_stands_where_a_distribution_can()
    {
        var model = new Model("m");
        Uncertain x = model.Input("x", Elicit.FromQuantiles(Skewed));
        model.Output("x", x);
        Assert.Equal(9, model.Simulate(20_000, seed: 5).Values["x"].Percentile(50).Value, 0.2);
    }

    private static void Check(LawFamily family, Distribution law, double[] probabilities) =>
        Close(law, Elicit.FromQuantiles(family, [.. probabilities.Select(p => (p, law.Quantile(p)))]).Law);

    private static void Close(Distribution expected, Distribution found)
    {
        foreach (double p in new[] { 0.01, 0.1, 0.3, 0.5, 0.8, 0.99 })
        {
            double x = expected.Quantile(p), miss = Math.Abs(found.Cdf(x) - p);
            Assert.True(miss < 1e-7, $"{expected} is found as {found}: {miss:G3} at {p}");
        }
    }
}
