using System.Runtime.CompilerServices;
using Risk.Distributions;

namespace Risk;

/// <content>Metalogs found from quantiles or data.</content>
public abstract partial class Distribution
{
    /// <summary>The metalog through quantiles, or nearest to them by least squares where there are more of them than terms.</summary>
    /// <param name="quantiles">Probabilities strictly between 0 and 1, and the values there; both rise.</param>
    /// <param name="terms">How many terms, from 2 to the number of quantiles; as many as there are quantiles unless set.</param>
    /// <param name="lower">The least value, or −∞.</param>
    /// <param name="upper">The greatest value, or +∞.</param>
    /// <remarks>P10, P50 and P90 are the usual three: <c>MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)])</c>. Source: Keelin (2016), section 3.</remarks>
    /// <exception cref="ParameterException">
    /// Fewer than two quantiles (DIST011), probabilities outside (0, 1) (DIST009), quantiles that do not rise or lie beyond a bound (DIST005), or no feasible metalog (DIST015).
    /// </exception>
    [OverloadResolutionPriority(1)]
    public static Distribution MetalogFromQuantiles(
        IReadOnlyList<(double Probability, double Value)> quantiles, int? terms = null, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        return new MetalogLaw(MetalogFit.Coefficients(quantiles, terms ?? quantiles.Count, lower, upper), lower, upper);
    }

    /// <summary>The metalog nearest to a sample: its order statistics x₍ᵢ₎ at probabilities (i − ½)/n, by least squares.</summary>
    /// <param name="sample">The data; more than <paramref name="terms"/> values.</param>
    /// <param name="terms">How many terms, at least 2; 5 is usual.</param>
    /// <param name="lower">The least value, or −∞.</param>
    /// <param name="upper">The greatest value, or +∞.</param>
    /// <exception cref="ParameterException">Too few values (DIST011), values that are not finite (DIST001) or beyond a bound (DIST005), or no feasible metalog (DIST015).</exception>
    public static Distribution MetalogFromData(IReadOnlyList<double> sample, int terms = 5, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new MetalogLaw(MetalogFit.OfSample(sample, terms, lower, upper), lower, upper);
    }
}
