using Risk.Fitting;
using Risk.Mathematics;

namespace Risk;

/// <summary>A family of laws that can be fitted to data: each member is one choice of its parameters.</summary>
public abstract class LawFamily
{
    private readonly bool[] positive;

    private protected LawFamily(string name, params (string Name, bool IsPositive)[] parameters)
    {
        Name = name;
        ParameterNames = [.. parameters.Select(p => p.Name)];
        positive = [.. parameters.Select(p => p.IsPositive)];
    }

    /// <summary>Normal: mean and standard deviation.</summary>
    public static LawFamily Normal { get; } = new NormalFamily();

    /// <summary>Lognormal: mean and standard deviation of the logarithm. Values above 0.</summary>
    public static LawFamily LogNormal { get; } = new LogNormalFamily();

    /// <summary>Exponential: the mean. Values of 0 and more.</summary>
    public static LawFamily Exponential { get; } = new ExponentialFamily();

    /// <summary>Gamma: shape and scale. Values above 0.</summary>
    public static LawFamily Gamma { get; } = new GammaFamily();

    /// <summary>Weibull: shape and scale. Values above 0.</summary>
    public static LawFamily Weibull { get; } = new WeibullFamily();

    /// <summary>Pareto: minimum and tail index. Values above 0; exact, or open above. Its likeliest minimum is the least value: it is compared where it is named.</summary>
    public static LawFamily Pareto { get; } = new ParetoFamily();

    /// <summary>Uniform: minimum and maximum. Exact values only. Its likeliest ends are the least and the greatest: it is compared where it is named.</summary>
    public static LawFamily Uniform { get; } = new UniformFamily();

    /// <summary>Triangular: minimum, mode and maximum. No fit by L-moments. Its ends are read from the extremes of the data: it is compared where it is named.</summary>
    public static LawFamily Triangular { get; } = new TriangularFamily();

    /// <summary>PERT of shape 4: minimum, mode and maximum. No fit by L-moments. Its ends are read from the extremes of the data: it is compared where it is named.</summary>
    public static LawFamily Pert { get; } = new PertFamily();

    /// <summary>Logistic: location and scale.</summary>
    public static LawFamily Logistic { get; } = new LogisticFamily();

    /// <summary>Log-logistic: scale and shape. Values above 0.</summary>
    public static LawFamily LogLogistic { get; } = new LogLogisticFamily();

    /// <summary>Gumbel, of greatest values: location and scale.</summary>
    public static LawFamily Gumbel { get; } = new GumbelFamily();

    /// <summary>Inverse Gaussian: mean and shape. Values above 0. No fit by L-moments.</summary>
    public static LawFamily InverseGaussian { get; } = new InverseGaussianFamily();

    /// <summary>Laplace: location and scale.</summary>
    public static LawFamily Laplace { get; } = new LaplaceFamily();

    /// <summary>Student's t: degrees of freedom, location and scale. By maximum likelihood only.</summary>
    public static LawFamily StudentT { get; } = new StudentTFamily();

    /// <summary>
    /// Generalised extreme value, of the greatest of many, as the highest of each year: location, scale and shape ξ. With a shape of −½ or less it ends near the data, and at −1 there is no likeliest
    /// one: it is compared where it is named.
    /// </summary>
    public static LawFamily GeneralizedExtremeValue { get; } = new GeneralizedExtremeValueFamily();

    /// <summary>Poisson: the mean. Whole numbers from 0.</summary>
    public static LawFamily Poisson { get; } = new PoissonFamily();

    /// <summary>Geometric, of failures before the first success: the probability of a success. Whole numbers from 0.</summary>
    public static LawFamily Geometric { get; } = new GeometricFamily();

    /// <summary>Negative binomial: successes and probability. Whole numbers from 0. No fit by L-moments, nor where the variance is below the mean.</summary>
    public static LawFamily NegativeBinomial { get; } = new NegativeBinomialFamily();

    /// <summary>Every continuous family but those that need bounds of their own.</summary>
    public static IReadOnlyList<LawFamily> All { get; } =
    [
        Normal, LogNormal, Exponential, Gamma, Weibull, Pareto, Uniform, Triangular, Pert, Logistic, LogLogistic, Gumbel, InverseGaussian, Laplace, StudentT, GeneralizedExtremeValue,
    ];

    /// <summary>Those of <see cref="All"/> whose AIC and BIC can be compared whatever the data: what <see cref="Fit.Compare(IEnumerable{Measurement}, IReadOnlyList{LawFamily})"/> tries where no family is named.</summary>
    internal static IReadOnlyList<LawFamily> Comparable { get; } = [.. All.Where(f => !f.MayEndWithTheData)];

    /// <summary>The families of counts. Their likelihoods are probabilities and those of <see cref="All"/> densities: do not rank the one with the other.</summary>
    public static IReadOnlyList<LawFamily> Counts { get; } = [Poisson, Geometric, NegativeBinomial];

    /// <summary>The name of the family, such as <c>lognormal</c>.</summary>
    public string Name { get; }

    /// <summary>The names of its parameters, in the order in which a fit gives them.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Beta between known bounds: alpha and beta. Values strictly between.</summary>
    /// <param name="minimum">The least possible value.</param>
    /// <param name="maximum">The greatest possible value.</param>
    /// <exception cref="ParameterException">The bounds are not finite or not in order.</exception>
    public static LawFamily Beta(double minimum = 0, double maximum = 1) => new BetaFamily(minimum, maximum);

    /// <summary>Generalised Pareto, of what exceeds a threshold: scale and shape ξ, from −1 where there is no likeliest one. Values from the threshold on.</summary>
    /// <param name="threshold">The least possible value. It is chosen, high enough for a tail and low enough for data beyond it, not fitted; leave out what lies below.</param>
    /// <exception cref="ParameterException">The threshold is not finite.</exception>
    public static LawFamily GeneralizedPareto(double threshold = 0) => new GeneralizedParetoFamily(threshold);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The law with these parameters.</summary>
    /// <exception cref="ParameterException">There is none.</exception>
    internal abstract Distribution LawOf(double[] parameters);

    /// <summary>ln f(x), where it can be had without f underflowing.</summary>
    internal virtual double LogDensity(Distribution law, double[] parameters, double x) => Elementary.Log(law.Density(x));

    /// <summary>True where members of the family lie as close about one value as one likes, so that data which may be of one value have no likeliest member.</summary>
    internal virtual bool HasSpread => true;

    /// <summary>
    /// True where the likeliest law may end at the extremes of the data. Its likelihood is then not that of theory, and AIC and BIC, which rest on that, favour
    /// it: the fewer the data, the more (R. L. Smith, "Maximum likelihood estimation in a class of nonregular cases", Biometrika 72 (1985) 67–90).
    /// </summary>
    internal virtual bool MayEndWithTheData => false;

    /// <summary>True where the member with these parameters does.</summary>
    internal virtual bool EndsWithTheData(double[] parameters) => MayEndWithTheData;

    /// <summary>Why the data cannot come from the family; null where they can.</summary>
    internal virtual string? Refusal(FittingData data) => null;

    /// <summary>The likeliest parameters by a way of the family's own; null where there is none for such data, and all parameters are searched for.</summary>
    internal virtual double[]? Likeliest(FittingData data) => null;

    /// <summary>True where the family is fitted in this way.</summary>
    internal virtual bool Knows(FitMethod method) => true;

    /// <summary>The parameters with these moments; null where none has, or the family has no such fit.</summary>
    internal abstract double[]? FromMoments(SampleMoments moments);

    /// <summary>The parameters with these L-moments; null where none has, or the family has no such fit.</summary>
    internal virtual double[]? FromLMoments(SampleMoments moments) => null;

    /// <summary>False where a search ended, but no member is the likeliest: the likelihood rises for ever, or does not hang on a parameter.</summary>
    internal virtual bool IsLikeliest(double[] parameters, FittingData data) => true;

    /// <summary>Where the search for the likeliest parameters begins.</summary>
    internal virtual double[]? Start(FittingData data) => FromMoments(SampleMoments.Of(data.Typical));

    /// <summary>Several such places, for a likelihood with more than one peak.</summary>
    internal virtual IEnumerable<double[]> Starts(FittingData data) => Start(data) is { } start ? [start] : [];

    /// <summary>Parameters as coordinates without bounds: logarithms of those that are above 0.</summary>
    internal virtual double[] Free(double[] parameters, FittingData data) => [.. parameters.Select((p, i) => positive[i] ? Elementary.Log(p) : p)];

    /// <summary>The inverse of <see cref="Free"/>.</summary>
    internal virtual double[] Bound(double[] free, FittingData data) => [.. free.Select((p, i) => positive[i] ? Elementary.Exp(p) : p)];

    private protected static string? RefusalOfCounts(FittingData data) =>
        Array.Exists(data.Exact, x => x < 0 || x != Math.Floor(x)) || data.Censored.Any(c => c.Measurement.High < 0) ? "the data must be whole numbers from 0" : null;

    private protected static string? Above(double bound, FittingData data) =>
        data.All.Any(m => m.IsExact ? !(m.Low > bound) : !(m.High > bound)) ? $"the data must be greater than {bound}" : null;
}
