using static Risk.Distribution;

namespace Risk.Modelling;

/// <summary>The laws whose parameters may be uncertain, a line each. What is drawn has a closed form in the plan, or else is solved for run by run.</summary>
internal static class UncertainLaws
{
    private static readonly (double, double)
        Location = (-1e300, 1e300), Scale = (1e-300, 1e300), Shape = (1e-9, 1e15), Probability = (0, 1), Inside = (1e-9, 1 - 1e-9);

    public static readonly LawForm
        Uniform = new("Uniform", ["minimum", "maximum"], (_, p) => Uniform(p[0], p[1])) { Ranges = [Location, Location], Ascending = true },
        Normal = new("Normal", ["mean", "standardDeviation"], (_, p) => Normal(p[0], p[1])) { Ranges = [Location, Scale] },
        LogNormal = new("LogNormal", ["logMean", "logStandardDeviation"], (_, p) => LogNormal(p[0], p[1])) { Ranges = [Location, Scale] },
        LogNormalFromMoments = new("LogNormalFromMoments", ["mean", "standardDeviation"], (_, p) => LogNormalFromMoments(p[0], p[1])),
        LogNormalFromP10P90 = new("LogNormalFromP10P90", ["p10", "p90"], (_, p) => LogNormalFromP10P90(p[0], p[1])) { Ranges = [Scale, Scale], Ascending = true },
        NormalFromInterval = new("NormalFromInterval", ["low", "high", "probability"], (_, p) => NormalFromInterval(p[0], p[1], p[2])),
        LogNormalFromInterval = new("LogNormalFromInterval", ["low", "high", "probability"], (_, p) => LogNormalFromInterval(p[0], p[1], p[2])),
        Exponential = new("Exponential", ["mean"], (_, p) => Exponential(p[0])) { Ranges = [Scale] },
        ExponentialFromRate = new("ExponentialFromRate", ["rate"], (_, p) => ExponentialFromRate(p[0])) { Ranges = [Scale] },
        Gamma = new("Gamma", ["shape", "scale"], (_, p) => Gamma(p[0], p[1])) { Ranges = [Shape, Scale] },
        ChiSquare = new("ChiSquare", ["degreesOfFreedom"], (_, p) => ChiSquare(p[0])),
        Beta = new("Beta", ["alpha", "beta"], (_, p) => Beta(p[0], p[1])) { Ranges = [Shape, Shape] },
        BetaBetween = new("Beta", ["alpha", "beta", "minimum", "maximum"], (_, p) => Beta(p[0], p[1], p[2], p[3])),
        BetaFromMean = new("BetaFromMean", ["mean", "concentration"], (_, p) => OfMean(p[0], p[1])) { Ranges = [Inside, (1, 1e15)] },
        Weibull = new("Weibull", ["shape", "scale"], (_, p) => Weibull(p[0], p[1])) { Ranges = [Shape, Scale] },
        Rayleigh = new("Rayleigh", ["scale"], (_, p) => Rayleigh(p[0])) { Ranges = [(1e-299, 1e299)] },
        Pareto = new("Pareto", ["minimum", "alpha"], (_, p) => Pareto(p[0], p[1])) { Ranges = [Scale, Shape] },
        Triangular = new("Triangular", ["minimum", "mode", "maximum"], (_, p) => Triangular(p[0], p[1], p[2])) { Ranges = [Location, Location, Location], Ascending = true },
        Pert = new("Pert", ["minimum", "mode", "maximum"], (_, p) => Pert(p[0], p[1], p[2])),
        PertWithShape = new("Pert", ["minimum", "mode", "maximum", "shape"], (_, p) => Pert(p[0], p[1], p[2], p[3])),
        TriangularFromP10P90 = new("TriangularFromP10P90", ["p10", "mode", "p90"], (_, p) => TriangularFromP10P90(p[0], p[1], p[2])),
        PertFromP10P90 = new("PertFromP10P90", ["p10", "mode", "p90"], (_, p) => PertFromP10P90(p[0], p[1], p[2])),
        PertFromP10P90WithShape = new("PertFromP10P90", ["p10", "mode", "p90", "shape"], (_, p) => PertFromP10P90(p[0], p[1], p[2], p[3])),
        Trapezoidal = new("Trapezoidal", ["minimum", "lowerMode", "upperMode", "maximum"], (_, p) => Trapezoidal(p[0], p[1], p[2], p[3])),
        LogTriangular = new("LogTriangular", ["minimum", "mode", "maximum"], (_, p) => LogTriangular(p[0], p[1], p[2])) { Ranges = [Scale, Scale, Scale], Ascending = true },
        LogUniform = new("LogUniform", ["minimum", "maximum"], (_, p) => LogUniform(p[0], p[1])) { Ranges = [Scale, Scale], Ascending = true },
        Kumaraswamy = new("Kumaraswamy", ["a", "b"], (_, p) => Kumaraswamy(p[0], p[1])),
        StudentT = new("StudentT", ["degreesOfFreedom"], (_, p) => StudentT(p[0])),
        StudentTAbout = new("StudentT", ["degreesOfFreedom", "location", "scale"], (_, p) => StudentT(p[0], p[1], p[2])) { Ranges = [Shape, Location, Scale] },
        Cauchy = new("Cauchy", ["location", "scale"], (_, p) => Cauchy(p[0], p[1])) { Ranges = [Location, Scale] },
        Laplace = new("Laplace", ["location", "scale"], (_, p) => Laplace(p[0], p[1])) { Ranges = [Location, Scale] },
        Logistic = new("Logistic", ["location", "scale"], (_, p) => Logistic(p[0], p[1])) { Ranges = [Location, Scale] },
        LogLogistic = new("LogLogistic", ["scale", "shape"], (_, p) => LogLogistic(p[0], p[1])) { Ranges = [Scale, Shape] },
        Gumbel = new("Gumbel", ["location", "scale"], (_, p) => Gumbel(p[0], p[1])) { Ranges = [Location, Scale] },
        GumbelMinimum = new("GumbelMinimum", ["location", "scale"], (_, p) => GumbelMinimum(p[0], p[1])) { Ranges = [Location, Scale] },
        Frechet = new("Frechet", ["shape", "scale"], (_, p) => Frechet(p[0], p[1])) { Ranges = [Shape, Scale] },
        FrechetFrom = new("Frechet", ["shape", "scale", "minimum"], (_, p) => Frechet(p[0], p[1], p[2])) { Ranges = [Shape, Scale, Location] },
        GeneralizedExtremeValue = new("GeneralizedExtremeValue", ["location", "scale", "shape"], (_, p) => GeneralizedExtremeValue(p[0], p[1], p[2])),
        GeneralizedPareto = new("GeneralizedPareto", ["threshold", "scale", "shape"], (_, p) => GeneralizedPareto(p[0], p[1], p[2])),
        InverseGaussian = new("InverseGaussian", ["mean", "shape"], (_, p) => InverseGaussian(p[0], p[1])),
        Bernoulli = new("Bernoulli", ["probability"], (_, p) => Bernoulli(p[0])) { Ranges = [Probability] },
        Binomial = new("Binomial", ["trials", "probability"], (_, p) => Binomial(p[0], p[1])),
        Poisson = new("Poisson", ["mean"], (_, p) => Poisson(p[0])),
        GeometricTrials = new("GeometricTrials", ["probability"], (_, p) => GeometricTrials(p[0])),
        GeometricFailures = new("GeometricFailures", ["probability"], (_, p) => GeometricFailures(p[0])),
        NegativeBinomial = new("NegativeBinomial", ["successes", "probability"], (_, p) => NegativeBinomial(p[0], p[1])),
        Hypergeometric = new("Hypergeometric", ["population", "successes", "draws"], (_, p) => Hypergeometric(p[0], p[1], p[2])),
        DiscreteUniform = new("DiscreteUniform", ["minimum", "maximum"], (_, p) => DiscreteUniform(p[0], p[1])),
        Truncated = new("Truncated", ["lower", "upper"], (law, p) => Truncated(law!, p[0], p[1])) { TakesLaw = true },
        Clipped = new("Clipped", ["lower", "upper"], (law, p) => Clipped(law!, p[0], p[1])) { TakesLaw = true, Ranges = [Location, Location], Ascending = true },
        Capped = new("Capped", ["cap"], (law, p) => Capped(law!, p[0])) { TakesLaw = true, Ranges = [Location] },
        Shifted = new("Shifted", ["offset"], (law, p) => Shifted(law!, p[0])) { TakesLaw = true, Ranges = [Location] },
        Scaled = new("Scaled", ["factor"], (law, p) => Scaled(law!, p[0])) { TakesLaw = true, Ranges = [Scale] },
        Uplifted = new("Uplifted", ["uplift"], (law, p) => Uplifted(law!, p[0])) { TakesLaw = true, Ranges = [(-0.999999, 1e3)] };

    private static readonly LawForm[] All =
    [
        Uniform, Normal, LogNormal, LogNormalFromMoments, LogNormalFromP10P90, NormalFromInterval, LogNormalFromInterval, Exponential, ExponentialFromRate, Gamma, ChiSquare, Beta, BetaBetween, BetaFromMean,
        Weibull, Rayleigh, Pareto, Triangular, Pert, PertWithShape, TriangularFromP10P90, PertFromP10P90, PertFromP10P90WithShape, Trapezoidal, LogTriangular, LogUniform, Kumaraswamy, StudentT, StudentTAbout, Cauchy, Laplace, Logistic,
        LogLogistic, Gumbel, GumbelMinimum, Frechet, FrechetFrom, GeneralizedExtremeValue, GeneralizedPareto, InverseGaussian, Bernoulli, Binomial, Poisson, GeometricTrials, GeometricFailures, NegativeBinomial,
        Hypergeometric, DiscreteUniform, Truncated, Clipped, Capped, Shifted, Scaled, Uplifted,
    ];

    /// <summary>The form that a formula means by a function of <paramref name="arguments"/> arguments, the uniform or the law inside among them; null where there is none.</summary>
    public static LawForm? Called(string function, int arguments) => Array.Find(All, f => f.Function == function && f.Names.Length == arguments - 1);

    /// <summary>True where some form has this function, with any number of arguments.</summary>
    public static bool Has(string function) => Array.Exists(All, f => f.Function == function);

    /// <summary>Shapes m·k and (1 − m)·k.</summary>
    private static Distribution OfMean(double mean, double concentration)
    {
        Distributions.Require.Holds(mean is > 0 and < 1, "DIST009", nameof(mean), mean, $"mean must be in (0,1) (was {Distributions.Require.Text(mean)})");
        Distributions.Require.Shape(concentration);
        return Beta(mean * concentration, (1 - mean) * concentration);
    }
}
