using Risk.Tests.Statistics;
using static Risk.Distribution;

namespace Risk.Tests.Fitting;

public class ParameterUncertaintyTests
{
    [Fact]
    public void Standard_errors_are_those_of_theory()
    {
        // For the normal law: s/√n for the mean, s/√(2n) for the deviation; 2,000 replicates know them to 1.6 %, and 60 data deviate from normal kurtosis.
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Normal, FittingReferenceTests.Data("normal 60"));
        double s = fit.Parameters[1].Value;

        ParameterUncertainty sure = fit.Bootstrap(2000, 7);

        Assert.Equal(s / Math.Sqrt(60), sure.StandardError("mean"), 0.06 * s / Math.Sqrt(60));
        Assert.InRange(sure.StandardError("standardDeviation"), 0.7 * s / Math.Sqrt(120), 1.3 * s / Math.Sqrt(120));
        (double low, double high) = sure.Interval("mean");
        Assert.Equal(fit.Parameters[0].Value - (1.96 * s / Math.Sqrt(60)), low, 0.05 * s);
        Assert.Equal(fit.Parameters[0].Value + (1.96 * s / Math.Sqrt(60)), high, 0.05 * s);
    }

    [Fact]
    public void Intervals_cover_the_true_parameter_about_as_often_as_they_say()
    {
        // 200 data sets of 50 exponential values: the percentile interval of the mean covers 91 to 93 %. Binomial limits at 10⁻⁶.
        int held = Enumerable.Range(0, 200).AsParallel().Count(i =>
        {
            FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Exponential, FitTests.Draws(Exponential(4), 50, (ulong)i));
            (double low, double high) = fit.Bootstrap(100, (ulong)i).Interval("mean");
            return low <= 4 && 4 <= high;
        });

        Assert.InRange(PValue.Count(held, 200, 0.92), 1e-6, 1);
    }

    /// <summary>Means of n exponential values have a gamma law of shape n, means of two normal ones a normal law of σ/√2: Kolmogorov and Smirnov's test at 10⁻⁶.</summary>
    [Fact]
    public void Parameters_of_values_drawn_from_the_law_have_the_law_of_theory()
    {
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Exponential, 1.0, 2, 4, 5);
        double[] means = [.. fit.ParametricBootstrap(4000, 5).Draws.Select(d => d[0])];
        Assert.InRange(Agreement(means, Gamma(4, 0.75)), 1e-6, 1);

        FittedLaw pair = Fit.MaximumLikelihood(LawFamily.Normal, 7.0, 16);
        Assert.Throws<FitException>(() => pair.Bootstrap(100, 5));
        ParameterUncertainty sure = pair.ParametricBootstrap(4000, 5);
        Assert.Equal(0, sure.Failed);
        Assert.InRange(Agreement([.. sure.Draws.Select(d => d[0])], Normal(11.5, 4.5 / Math.Sqrt(2))), 1e-6, 1);

        // Half the distance of the two, whatever its sign: √2 σ |Z|/2.
        Assert.InRange(Agreement([.. sure.Draws.Select(d => d[1] * d[1])], Gamma(0.5, 4.5 * 4.5)), 1e-6, 1);
        Assert.NotEqual(sure.Draws, pair.ParametricBootstrap(4000, 6).Draws);
        Assert.Equal(sure.Draws.Take(20), pair.ParametricBootstrap(20, 5).Draws);
    }

    /// <summary>Counts are drawn as counts: sums of ten Poisson counts of mean 0.7 are Poisson of 7, so that the variance of the mean is 0.07; 4,000 draws know it to 2.3 %.</summary>
    [Fact]
    public void Counts_are_drawn_as_counts()
    {
        ParameterUncertainty sure = Fit.MaximumLikelihood(LawFamily.Poisson, 0.0, 0, 0, 0, 1, 1, 1, 1, 1, 2).ParametricBootstrap(4000, 9);
        Assert.All(sure.Draws, d => Assert.Equal(Math.Round(10 * d[0]), 10 * d[0], 1e-9));
        Assert.Equal(Math.Sqrt(0.07), sure.StandardError("mean"), 0.06 * Math.Sqrt(0.07));
    }

    /// <summary>A lognormal law as wide as the doubles gives values beyond them, whose data sets have no fit.</summary>
    [Fact]
    public void Values_drawn_beyond_the_doubles_are_not_fitted()
    {
        ParameterUncertainty sure = Fit.MaximumLikelihood(LawFamily.LogNormal, 1e-300, 1e300).ParametricBootstrap(100);
        Assert.InRange(sure.Failed, 1, 50);
        Assert.True(sure.Draws.All(d => double.IsFinite(d[0]) && double.IsFinite(d[1])));
    }

    [Fact]
    public void Censored_data_are_drawn_again_only()
    {
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Gamma, FittingReferenceTests.Data("censored"));
        Assert.Equal("FIT003", Assert.Throws<FitException>(() => fit.ParametricBootstrap()).Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit.MaximumLikelihood(LawFamily.Normal, 7.0, 16).ParametricBootstrap(19));
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws_and_another_seed_others()
    {
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Gamma, FittingReferenceTests.Data("censored"));

        Assert.Equal(fit.Bootstrap(25, 3).Draws, fit.Bootstrap(25, 3).Draws);
        Assert.Equal(fit.Bootstrap(25, 3).Draws.Take(20), fit.Bootstrap(20, 3).Draws);
        Assert.NotEqual(fit.Bootstrap(25, 3).Draws, fit.Bootstrap(25, 4).Draws);
    }

    [Fact]
    public void As_an_input_its_law_is_the_mixture_of_the_drawn_laws()
    {
        ParameterUncertainty sure = Fit.MaximumLikelihood(LawFamily.Gamma, FittingReferenceTests.Data("gamma 40")).Bootstrap(200, 1);
        Distribution[] laws = [.. sure.Draws.Select(p => Gamma(p[0], p[1]))];
        var model = new Model("second order");
        model.Output("delay", model.Input("delay", sure.Law("delays/parameters")));

        ValueOutput delay = model.Simulate(200_000, 11).Values["delay"];

        double mean = laws.Average(l => l.Mean);
        double variance = laws.Average(l => l.Variance + ((l.Mean - mean) * (l.Mean - mean)));
        Assert.InRange(PValue.Normal((delay.Mean.Value - mean) / Math.Sqrt(variance / 200_000)), 1e-6, 1);
        foreach (double x in (double[])[1, 5, 10, 20])
        {
            Assert.InRange(PValue.Count(delay.ProbabilityAtMost(x).Value is var p ? (long)Math.Round(p * 200_000) : 0, 200_000, laws.Average(l => l.Cdf(x))), 1e-6, 1);
        }
    }

    [Fact]
    public void Two_customers_share_the_parameters_and_not_the_draw()
    {
        // Given the parameters the two are independent, so their covariance is the variance of the mean that they share.
        ParameterUncertainty sure = Fit.MaximumLikelihood(LawFamily.LogNormal, FittingReferenceTests.Data("gamma 40")).Bootstrap(200, 1);
        Uncertain law = sure.Law("delays/parameters");
        var model = new Model("shared");
        Uncertain a = model.Input("a", law), b = model.Input("b", law);
        model.Output("a", a);
        model.Output("b", b);
        model.Output("log mean", sure.Parameters("delays/parameters")["logMean"]);

        ModelResult result = model.Simulate(100_000, 11);

        double[] x = [.. result.Values["a"].Samples.ToArray().Select(v => Math.Log(v))], y = [.. result.Values["b"].Samples.ToArray().Select(v => Math.Log(v))];
        (double meanX, double meanY) = (x.Average(), y.Average());
        double covariance = x.Zip(y, (u, v) => (u - meanX) * (v - meanY)).Average();
        double shared = Math.Pow(sure.StandardError("logMean"), 2);
        Assert.InRange(covariance, 0.8 * shared, 1.2 * shared);
        Assert.Equal(shared, result.Values["log mean"].Variance, 0.05 * shared);
        Assert.NotEqual(x, y);
    }

    [Fact]
    public void Too_few_data_are_refused_and_names_are_checked()
    {
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Normal, 1.0, 2.0, 4.0);

        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Bootstrap(19));
        Assert.Throws<ArgumentException>(() => fit.Bootstrap(50).StandardError("scale"));
        Assert.InRange(fit.Bootstrap(200).Failed, 1, 100);
    }

    /// <summary>Of two values half of the data sets that are drawn again are one value twice, and the others the two again.</summary>
    [Fact]
    public void The_reason_is_told_where_drawn_data_cannot_be_fitted()
    {
        ParameterUncertainty few = Fit.MaximumLikelihood(LawFamily.Normal, 1.0, 2.0, 4.0).Bootstrap(200), all = Fit.MaximumLikelihood(LawFamily.Normal, 1.0, 2.0, 4.0).ParametricBootstrap(200);
        Assert.Equal("all measurements are equal: use Constant [FIT001]", few.FirstFailure);
        Assert.Equal((0, null), (all.Failed, all.FirstFailure));
        FittedLaw wide = Fit.MaximumLikelihood(LawFamily.LogNormal, 1e-200, 1e200);
        Assert.Contains("a value drawn from the law is beyond the doubles", Enumerable.Range(1, 20).Select(seed => wide.ParametricBootstrap(20, (ulong)seed).FirstFailure));

        FittedLaw pair = Fit.MaximumLikelihood(LawFamily.Normal, 1.0, 2.0);
        string[] messages = [.. Enumerable.Range(1, 20).Select(seed => Assert.Throws<FitException>(() => pair.Bootstrap(101, (ulong)seed)).Message).Order()];
        Assert.Matches("^[0-9]+ of 101 drawn data sets could not be fitted: the data are too few for normal; of the first: all measurements are equal: use Constant \\[FIT001\\] \\[FIT004\\]$", messages[0]);
        Assert.Equal("every drawn data set that could be fitted gives the same parameters: the data are too few for normal [FIT004]", messages[^1]);
    }

    private static double Agreement(double[] values, Distribution law) => Battery.KolmogorovSmirnov([.. values.Select(law.Cdf).Order()]);
}
