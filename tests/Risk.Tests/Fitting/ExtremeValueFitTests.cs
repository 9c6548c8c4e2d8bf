using static Risk.Tests.Fitting.FitTests;

namespace Risk.Tests.Fitting;

/// <summary>Fits of extreme-value laws against the same equations solved with mpmath 1.3 at 40 digits: the likelihood's own derivatives, and the closed forms of Hosking (1990) and Hosking and Wallis (1987).</summary>
public class ExtremeValueFitTests
{
    [Theory]
    [InlineData("gamma 40", FitMethod.MaximumLikelihood, 2.8627405123724115, 2.284982301707177, 0.31591540327136469)]
    [InlineData("gamma 40", FitMethod.LMoments, 2.9706317326957413, 2.5316030819659358, 0.19384757609399202)]
    [InlineData("gamma 40", FitMethod.Moments, 3.1502554245551793, 3.017843697536867, 0.043069352996196683)]
    [InlineData("lognormal 200", FitMethod.MaximumLikelihood, 5.7400478262676281, 3.150351108714227, 0.27404492896185963)]
    [InlineData("lognormal 200", FitMethod.LMoments, 5.7126400332048872, 3.1155624613780711, 0.28695989441021499)]
    [InlineData("lognormal 200", FitMethod.Moments, 5.619054245982725, 3.6712747230460687, 0.21690902213877465)]
    [InlineData("normal 60", FitMethod.MaximumLikelihood, 96.256921002320863, 10.491118523952048, -0.098923820885101661)]
    [InlineData("normal 60", FitMethod.LMoments, 96.284864664419756, 10.956515284269878, -0.12141196256800283)]
    [InlineData("normal 60", FitMethod.Moments, 96.395250658111108, 10.749127817301458, -0.12292956285121936)]
    public void A_law_of_greatest_values_has_its_reference_values(string data, FitMethod method, params double[] expected) =>
        Same(Fit.Fitted(LawFamily.GeneralizedExtremeValue, method, new(FittingReferenceTests.Data(data))), method, expected);

    [Theory]
    [InlineData("gamma 40", 0, FitMethod.MaximumLikelihood, 6.2087503889456878, -0.23369253424088325)]
    [InlineData("gamma 40", 0, FitMethod.LMoments, 6.5952425570637006, -0.31220310865076393)]
    [InlineData("gamma 40", 0, FitMethod.Moments, 6.2720766713242673, -0.24790535520074383)]
    [InlineData("pareto 50", 2, FitMethod.MaximumLikelihood, 0.50331218961982531, 0.79677810700683047)]
    [InlineData("pareto 50", 2, FitMethod.LMoments, 0.46747839890297738, 0.80794515280344123)]
    [InlineData("pareto 50", 2, FitMethod.Moments, 1.2844201895238667, 0.47231973966271283)]
    public void A_law_of_excesses_has_its_reference_values(string data, double threshold, FitMethod method, params double[] expected) =>
        Same(Fit.Fitted(LawFamily.GeneralizedPareto(threshold), method, new(FittingReferenceTests.Data(data))), method, expected);

    [Fact]
    public void The_likelihood_of_an_extreme_value_law_is_that_of_theory()
    {
        Assert.Equal(-103.32688527492304, Fit.MaximumLikelihood(LawFamily.GeneralizedExtremeValue, FittingReferenceTests.Data("gamma 40")).LogLikelihood, 1e-9);
        Assert.Equal(-103.69068463373214, Fit.MaximumLikelihood(LawFamily.GeneralizedPareto(), FittingReferenceTests.Data("gamma 40")).LogLikelihood, 1e-9);
    }

    [Fact]
    public void Excesses_that_are_still_going_on_are_not_left_out()
    {
        Distribution law = Distribution.GeneralizedPareto(10, 4, 0.3);
        double horizon = law.Quantile(0.7);
        Measurement[] seen = [.. Draws(law, 4000, 5).Select(m => m.Low > horizon ? Measurement.MoreThan(horizon) : m)];

        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.GeneralizedPareto(10), seen);

        Assert.Equal(4, fit.Parameters[0].Value, 0.3);
        Assert.Equal(0.3, fit.Parameters[1].Value, 0.15);
    }

    /// <summary>Below ξ = −1 the likelihood rises for ever as the end comes down to the greatest value.</summary>
    [Fact]
    public void Where_the_end_runs_into_the_greatest_value_there_is_no_likeliest_law()
    {
        FitException e = Assert.Throws<FitException>(() => Fit.MaximumLikelihood(LawFamily.GeneralizedPareto(), 6.0, 8.0, 9.0, 9.5, 9.8, 9.9, 10.0));
        Assert.Equal("FIT004", e.Code);
        Assert.Equal("FIT002", Assert.Throws<FitException>(() => Fit.MaximumLikelihood(LawFamily.GeneralizedPareto(7), 6.0, 8.0, 9.0)).Code);
    }

    /// <summary>Above ξ = −½ theory holds, and AIC can be compared.</summary>
    [Fact]
    public void An_extreme_value_law_warns_of_its_likelihood_only_where_it_ends_near_the_data()
    {
        Assert.Empty(Fit.Compare(FittingReferenceTests.Data("gamma 40"), LawFamily.GeneralizedPareto(), LawFamily.GeneralizedExtremeValue, LawFamily.Gamma).Warnings);
        FitComparison near = Fit.Compare(Draws(Distribution.GeneralizedPareto(0, 4, -0.7), 300, 3), LawFamily.GeneralizedPareto(), LawFamily.Gamma);
        Assert.Contains("generalised Pareto", Assert.Single(near.Warnings).Message, StringComparison.Ordinal);
    }

    private static void Same(FittedLaw fit, FitMethod method, double[] expected)
    {
        double tolerance = method == FitMethod.MaximumLikelihood ? 1e-6 : 1e-10;
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs((fit.Parameters[i].Value / expected[i]) - 1) <= tolerance, $"{fit.Parameters[i].Name}: {fit.Parameters[i].Value:R}, expected {expected[i]:R}");
        }
    }
}
