using Risk.Distributions;

namespace Risk.Modelling;

/// <summary>Laws of amounts whose sums are found fast enough for every run: in closed form, or on a lattice.</summary>
internal static class KnownSums
{
    private static readonly LawForm[] Known =
    [
        UncertainLaws.Normal, UncertainLaws.NormalFromInterval, UncertainLaws.Gamma, UncertainLaws.ChiSquare, UncertainLaws.Exponential, UncertainLaws.ExponentialFromRate, UncertainLaws.InverseGaussian,
        UncertainLaws.Cauchy, UncertainLaws.Bernoulli, UncertainLaws.Binomial, UncertainLaws.Poisson, UncertainLaws.GeometricTrials, UncertainLaws.GeometricFailures, UncertainLaws.NegativeBinomial,
        UncertainLaws.Hypergeometric, UncertainLaws.DiscreteUniform,
    ];

    /// <summary>Refuses amounts whose sums would be convolved.</summary>
    /// <exception cref="ParameterException">CMP003.</exception>
    public static void Check(LawShape severity)
    {
        LawForm[] inner = [.. severity.Forms.SkipWhile((_, i) => i == 0 && severity.Fixed is null)];
        bool isKnown = (severity.Fixed is { } law ? law.IsDiscrete || CountedSumLaw.Knows(law) : Known.Contains(severity.Forms[0]) || severity.Forms[0].Factory == nameof(Distribution.Discrete))
            && Array.TrueForAll(inner, form => form == UncertainLaws.Scaled || form == UncertainLaws.Uplifted);
        Require.Holds(isKnown, "CMP003", "severity", severity.Name, $"sums of {severity.Name} have no closed form, and with uncertain parameters they would be convolved anew in each run: with a number of amounts whose law is one of numbers, draw them one by one with SumOfDraws; else take amounts of a law whose sums are known, such as a gamma law of the same mean and deviation");
    }
}
