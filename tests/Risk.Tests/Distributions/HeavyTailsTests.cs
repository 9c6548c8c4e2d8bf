using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class HeavyTailsTests
{
    /// <summary>What is capped, or the least of several, has the mean that its law has not; what is shifted, or the greatest, has none either.</summary>
    [Fact]
    public void A_law_made_of_others_warns_of_its_mean_where_it_has_none()
    {
        Distribution endless = Pareto(1, 0.9);
        foreach (Distribution law in new[]
        {
            MinimumOf(2, endless), Truncated(endless, 1, 10), Clipped(endless, 0, 10), Clipped(Cauchy(0, 1), -9, 9),
            Shifted(endless, 1), Scaled(endless, 2), MaximumOf(2, endless), Truncated(endless, 2, double.PositiveInfinity), Clipped(endless, 2, double.PositiveInfinity),
            Mixture([0.5, 0.5], [Cauchy(0, 1), Normal(0, 1)]), Spliced(Normal(0, 1), endless, 0.1), Shifted(MinimumOf(2, endless), 1),
        })
        {
            Assert.True(law.Warnings.Any(w => w.Code == "DIST008") != double.IsFinite(law.Mean), $"{law}: mean {law.Mean}");
        }

        Assert.Empty(MinimumOf(2, endless).Warnings);
    }

    /// <summary>Of a law of any make without a mean its law warns, and the model and its results by the name of the input; what no output needs is not told.</summary>
    [Fact]
    public void A_model_tells_the_warnings_of_its_laws()
    {
        Distribution[] endless =
        [
            Pareto(1, 0.9), Cauchy(0, 1), Metalog([1, 1.5, 0.1], lower: 2), MetalogFromQuantiles([(0.1, 1), (0.5, 10), (0.9, 1000)], lower: 0), FromQuantile(p => 1 / (1 - p), q => 1 / q), Shifted(Pareto(1, 0.9), 2),
        ];
        foreach (Distribution law in endless)
        {
            Assert.Equal("DIST008", Assert.Single(law.Warnings).Code);
            var model = new Model("m");
            Uncertain tail = model.Input("tail", law), scale = model.Input("scale", LogNormal(0, 40));
            _ = model.Input("idle", law);
            model.Output("x", tail + 1);
            Assert.Equal(("DIST008", "tail"), (Assert.Single(model.Warnings).Code, model.Warnings[0].Path));
            model.Output("y", scale * tail);
            ModelResult result = model.Simulate(1000, 1);
            Assert.Equal(["DIST007 scale", "DIST008 tail"], result.Warnings.Select(w => $"{w.Code} {w.Path}"));
            Assert.Equal(result.Warnings, model.SimulatePart(new SimulationOptions { Runs = 1000, Seed = 1 }, 0, 1).ToResult().Warnings);
        }

        Assert.All([Metalog([1, 1.5, 0.1]), Metalog([1, 0.5, 0.1], lower: 2), FromQuantile(p => p, q => 1 - q)], law => Assert.Empty(law.Warnings));
        IReadOnlyList<Uncertain> joined;
        var group = new Model("joined");
        joined = group.Inputs("g", Copula.Gaussian(0.5), ("a", Pareto(1, 0.9)), ("b", Normal(0, 1)));
        group.Output("sum", joined[0] + joined[1]);
        Assert.Equal("a", Assert.Single(group.Warnings).Path);
    }

    /// <summary>A law in a programme is told once.</summary>
    [Fact]
    public void A_programme_tells_the_warning_of_a_law_once()
    {
        var programme = new Programme("p") { Years = 5, Customers = [new("a") { AnnualSaving = 3, PlannedMigration = Duration.Months(6), MigrationCost = Pareto(1, 0.9) }] };
        Assert.Equal("DIST008", Assert.Single(programme.Simulate(1000, 1).Warnings).Code);
    }

    /// <summary>One draw has the moments of the law; beyond the range of quantiles those of two follow from E g(max) = n·E g(X)·F(X)ⁿ⁻¹.</summary>
    [Fact]
    public void The_greatest_of_heavy_tails_has_a_finite_mean_where_its_law_has_one()
    {
        Distribution wide = LogNormal(0, 30);
        Assert.Equal(wide.Mean, MaximumOf(1, wide).Mean);
        Near(2 * wide.Mean, MaximumOf(2, wide).Mean);
        Near(LogNormal(0, 10).ExcessKurtosis / 2, MaximumOf(2, LogNormal(0, 10)).ExcessKurtosis);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (MaximumOf(3, Cauchy(0, 1)).Mean, MaximumOf(3, Pareto(1, 1)).Mean));
        Assert.True(double.IsNaN(MaximumOf(1, Cauchy(0, 1)).Mean));
    }

    /// <summary>A mixture with very many single values beside such a tail is not followed value by value: then the moment is not known.</summary>
    [Fact]
    public void Endless_rows_of_values_beside_a_heavy_tail_are_not_followed() =>
        Assert.True(double.IsNaN(MaximumOf(2, Mixture([0.5, 0.5], [GeometricTrials(1e-6), LogNormal(0, 30)])).Mean));

    /// <summary>The least of n Pareto values has the index n·α.</summary>
    [Fact]
    public void The_least_of_heavy_tails_has_the_moments_of_a_thinner_tail()
    {
        Near(Pareto(1, 2).Mean, MinimumOf(2, Pareto(1, 1)).Mean);
        Near(Pareto(1, 2.02).Variance, MinimumOf(2, Pareto(1, 1.01)).Variance);
        Near(Pareto(1, 4.1).ExcessKurtosis, MinimumOf(2, Pareto(1, 2.05)).ExcessKurtosis);
    }

    [Fact]
    public void Heavy_tails_cut_or_held_on_one_side_keep_the_moments_of_the_other()
    {
        Near(2 * LogNormal(0, 10).Mean, Truncated(LogNormal(0, 10), 1, double.PositiveInfinity).Mean);
        Near(LogNormal(0, 26).Mean, Clipped(LogNormal(0, 26), 1, double.PositiveInfinity).Mean);
        Near(LogNormal(0, 10).ExcessKurtosis, Clipped(LogNormal(0, 10), 1, double.PositiveInfinity).ExcessKurtosis);
    }

    /// <summary>exp(800), and a variance about a mean beyond all quantiles of the body.</summary>
    [Fact]
    public void Moments_beyond_the_range_of_numbers_are_infinite()
    {
        Assert.Equal(double.PositiveInfinity, MaximumOf(2, LogNormal(0, 40)).Mean);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (MaximumOf(2, LogNormal(0, 20)).Variance, Clipped(LogNormal(0, 26), 1, double.PositiveInfinity).Variance));
    }

    [Fact]
    public void Laws_of_functions_have_the_moments_of_the_laws_whose_functions_they_are()
    {
        foreach (Distribution law in new[] { LogNormal(0, 5), Pareto(1, 1.01), Pareto(1, 2.05), Pareto(1, 4.2) })
        {
            foreach (Distribution own in new[] { FromQuantile(law.Quantile, law.UpperQuantile), FromCdf(law.Cdf, law.Minimum, law.Maximum, law.SurvivalFunction, law.Density) })
            {
                Near(law.Mean, own.Mean);
                Near(law.Variance, own.Variance);
                Near(law.Skewness, own.Skewness);
            }
        }
    }

    /// <summary>An upper tail that the function does not tell is not known; the lower tail is told by any quantile function, and by any distribution function.</summary>
    [Fact]
    public void Laws_of_functions_follow_the_tails_that_are_told()
    {
        Assert.True(double.IsNaN(FromQuantile(LogNormal(0, 5).Quantile).Mean));
        Assert.Equal(double.NegativeInfinity, FromQuantile(p => -1 / p).Mean);
        Assert.Equal(double.NegativeInfinity, FromQuantile(p => -Math.Pow(p, -17.5)).Mean);
        Near(-10, FromQuantile(p => -Math.Pow(p, -0.9)).Mean);
        Near(-1.1 / 0.1, FromCdf(x => Math.Pow(-x, -1.1), double.NegativeInfinity, -1).Mean);
    }

    private static void Near(double known, double found) => Assert.True(found.Equals(known) || Math.Abs((found / known) - 1) < 1e-9, $"{found:R}, not {known:R}");
}
