using System.Globalization;
using Risk.Fitting;
using Risk.Mathematics;

namespace Risk;

/// <summary>A law fitted to data, and how well it fits.</summary>
public sealed class FittedLaw
{
    private readonly double[] parameters;

    internal FittedLaw(LawFamily family, Distribution law, FitMethod method, double[] parameters, FittingData data, double logLikelihood)
    {
        (Family, Law, Method, this.parameters, Data, LogLikelihood) = (family, law, method, parameters, data, logLikelihood);
        AndersonDarling = data.IsComplete && !law.IsDiscrete ? Likelihood.AndersonDarling(law, data.Exact) : double.NaN;
    }

    /// <summary>The family.</summary>
    public LawFamily Family { get; }

    /// <summary>The law, ready to be an input.</summary>
    public Distribution Law { get; }

    /// <summary>How its parameters were found.</summary>
    public FitMethod Method { get; }

    /// <summary>The number of measurements, censored ones among them.</summary>
    public int Count => Data.Count;

    /// <summary>The parameters in the order of <see cref="LawFamily.ParameterNames"/>.</summary>
    public IReadOnlyList<(string Name, double Value)> Parameters => [.. Family.ParameterNames.Zip(parameters)];

    /// <summary>ln L: the sum of the logarithms of the density at exact values and of the probabilities of what is known of the others.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion, 2k − 2 ln L (H. Akaike, IEEE Transactions on Automatic Control 19 (1974) 716–723).</summary>
    public double Aic => 2 * (parameters.Length - LogLikelihood);

    /// <summary>Akaike's criterion for few data, AIC + 2k(k + 1)⁄(n − k − 1) (N. Sugiura 1978); ∞ where n ≤ k + 1.</summary>
    public double AicCorrected => Count > parameters.Length + 1
        ? Aic + (2.0 * parameters.Length * (parameters.Length + 1) / (Count - parameters.Length - 1))
        : double.PositiveInfinity;

    /// <summary>Schwarz's criterion, k ln n − 2 ln L (G. Schwarz, Annals of Statistics 6 (1978) 461–464).</summary>
    public double Bic => (parameters.Length * Elementary.Log(Count)) - (2 * LogLikelihood);

    /// <summary>Anderson and Darling's A² of the data about the law; NaN for censored data and counts, infinite where the law ends at a value. No p-value: the parameters come from the same data.</summary>
    public double AndersonDarling { get; }

    internal FittingData Data { get; }

    /// <summary>
    /// How sure the parameters are: the data are drawn again with replacement, and fitted again, <paramref name="replicates"/> times
    /// (B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979) 1–26).
    /// </summary>
    /// <param name="replicates">How often, at least 20.</param>
    /// <param name="seed">The one number of the experiment: the same seed gives the same draws.</param>
    /// <param name="cancellation">Ends it between replicates, and within the search of one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 replicates, or more than 100 million values to draw.</exception>
    /// <exception cref="FitException">FIT004: fewer than half of the drawn data sets could be fitted, or all that could to the same parameters.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ParameterUncertainty Bootstrap(int replicates = 500, ulong seed = 1, CancellationToken cancellation = default) =>
        Uncertainty(replicates, seed, u => Data.All[(int)(u * Count)], cancellation);

    /// <summary>
    /// How sure the parameters are if the law is of this family: as many values as there are data are drawn from the fitted law, and fitted again, <paramref name="replicates"/> times
    /// (A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), ch. 2). It takes as few as two values, where <see cref="Bootstrap"/> draws the same ones again and
    /// again, but believes the family.
    /// </summary>
    /// <param name="replicates">How often, at least 20.</param>
    /// <param name="seed">The one number of the experiment: the same seed gives the same draws.</param>
    /// <param name="cancellation">Ends it between replicates, and within the search of one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 replicates, or more than 100 million values to draw.</exception>
    /// <exception cref="FitException">FIT003: some data are censored, and where the others would have been is not known. FIT004: as for <see cref="Bootstrap"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ParameterUncertainty ParametricBootstrap(int replicates = 500, ulong seed = 1, CancellationToken cancellation = default) => Data.IsComplete
        ? Uncertainty(replicates, seed, u => (u > 0.5 ? Law.UpperQuantile(1 - u) : Law.Quantile(u)) is var x && double.IsFinite(x) ? x : null, cancellation)
        : throw new FitException("FIT003", "values drawn from the law would have to be censored as the data are, and where an exact one would have been is not known: use Bootstrap");

    /// <summary>The family and its parameters, such as <c>gamma: shape 1.52, scale 4.41 (AIC 203.1, n = 40)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Family}: {string.Join(", ", Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Value:G4}")))} (AIC {Aic:F1}, n = {Count})");

    internal double Criterion(FitCriterion criterion)
    {
        double value = criterion switch
        {
            FitCriterion.Aic => Aic,
            FitCriterion.Bic => Bic,
            _ => AndersonDarling,
        };

        // A uniform or Pareto law that begins at the least value has an infinite distance: it goes last, as does what is not a number.
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    internal double[] Values => parameters;

    private ParameterUncertainty Uncertainty(int replicates, ulong seed, Func<double, Measurement?> draw, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 20);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)replicates * Count, 100_000_000, nameof(replicates));
        return ParameterUncertainty.Of(this, replicates, seed, draw, cancellation);
    }
}
