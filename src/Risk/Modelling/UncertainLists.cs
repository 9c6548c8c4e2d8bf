using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

/// <summary>
/// Laws of lists whose items are uncertain, and of laws with uncertain parameters. As with every uncertain parameter the law of a run is made of that run's values, by the same rules, and
/// drawn by its quantile at the input's uniform, which is solved for in that run. One law has at most 1,000 numbers and parameters, certain ones among them (LIM014). A list that mixes numbers and uncertain
/// values is a list of uncertain ones: <c>[share, 0.3]</c>, or <c>[.. numbers]</c> for an array.
/// </summary>
public abstract partial class Distribution
{
    /// <summary>One of several laws, by chance: law i with probability weights[i] / Σ weights, where weights and the parameters of the laws may be uncertain.</summary>
    /// <param name="weights">One for each law, not below 0 in any run, and above 0 for one of them. They are divided by their sum, so that they need not sum to 1.</param>
    /// <param name="laws">Laws, whose own parameters may be uncertain too; not values that have a name or are computed.</param>
    /// <remarks>
    /// Weights that are gamma draws of scale 1 make proportions with a Dirichlet law. The draw is the quantile of the mixture, so it rises with the input's uniform, under a copula too.
    /// </remarks>
    /// <exception cref="ParameterException">No law (DIST011), lengths that differ (DIST013), too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException">An item of <paramref name="laws"/> is not a law.</exception>
    public static Uncertain Mixture(IReadOnlyList<Uncertain> weights, [Law] IReadOnlyList<Uncertain> laws) => Mixture(nameof(Mixture), weights, laws);

    /// <summary>Experts' laws pooled linearly, as <see cref="Mixture(IReadOnlyList{Uncertain}, IReadOnlyList{Uncertain})"/>, where weights and the parameters of the laws may be uncertain.</summary>
    /// <param name="weights">One for each expert, not below 0 in any run, and above 0 for one of them. They are divided by their sum.</param>
    /// <param name="laws">Laws, whose own parameters may be uncertain too; not values that have a name or are computed.</param>
    /// <exception cref="ParameterException">No law (DIST011), lengths that differ (DIST013), too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException">An item of <paramref name="laws"/> is not a law.</exception>
    public static Uncertain LinearPool(IReadOnlyList<Uncertain> weights, [Law] IReadOnlyList<Uncertain> laws) => Mixture(nameof(LinearPool), weights, laws);

    /// <summary>Separate values with weights, either of them uncertain: P(X = values[i]) = weights[i] / Σ weights.</summary>
    /// <param name="values">The values, finite, in any order; equal ones are added together.</param>
    /// <param name="weights">One for each value, not below 0 in any run, and above 0 for one of them. They are divided by their sum.</param>
    /// <exception cref="ParameterException">No values (DIST011), lengths that differ (DIST013), too many parameters (LIM014).</exception>
    public static Uncertain Discrete(IReadOnlyList<Uncertain> values, IReadOnlyList<Uncertain> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        Require.Holds(values.Count > 0, "DIST011", nameof(values), 0, "at least one value is required");
        Require.AsMany(values.Count, "value", weights.Count, nameof(weights), "weight");
        return new ListedCall(nameof(Discrete)).Numbers(nameof(values), values).Numbers(nameof(weights), weights)
            .Drawn((p, _) => Discrete(p[..(p.Length / 2)], p[(p.Length / 2)..]));
    }

    /// <summary>Points of a distribution function with straight lines between them, either of them uncertain.</summary>
    /// <param name="values">The values, rising in every run.</param>
    /// <param name="probabilities">The probability up to each value: from 0 to 1, and falling in no run.</param>
    /// <exception cref="ParameterException">Fewer than two points (DIST011), lengths that differ (DIST013), too many parameters (LIM014).</exception>
    public static Uncertain Cumulative(IReadOnlyList<Uncertain> values, IReadOnlyList<Uncertain> probabilities)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(probabilities);
        Require.Holds(values.Count >= 2, "DIST011", nameof(values), values.Count, "at least two points are required");
        Require.AsMany(values.Count, "value", probabilities.Count, nameof(probabilities), "probability");
        return new ListedCall(nameof(Cumulative)).Numbers(nameof(values), values).Numbers(nameof(probabilities), probabilities)
            .Drawn((p, _) => Cumulative(p[..(p.Length / 2)], p[(p.Length / 2)..]));
    }

    /// <summary>The metalog law with uncertain coefficients or bounds, which must make a quantile that rises in every run.</summary>
    /// <param name="coefficients">Two or more.</param>
    /// <param name="lower">The least value; none unless set.</param>
    /// <param name="upper">The greatest value, above the lower in every run; none unless set.</param>
    /// <exception cref="ParameterException">Fewer than two coefficients (DIST011), too many (LIM014).</exception>
    public static Uncertain Metalog(IReadOnlyList<Uncertain> coefficients, Uncertain? lower = null, Uncertain? upper = null)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        Require.Holds(coefficients.Count >= 2, "DIST011", nameof(coefficients), coefficients.Count, "at least two coefficients are required");
        int count = coefficients.Count;
        return new ListedCall(nameof(Metalog)).Numbers(nameof(coefficients), coefficients).Optional(nameof(lower), lower).Optional(nameof(upper), upper)
            .Drawn((p, _) => Metalog(p[..count], lower is null ? double.NegativeInfinity : p[count], upper is null ? double.PositiveInfinity : p[^1]));
    }

    /// <summary>The metalog through quantiles whose values are uncertain, or nearest to them where there are more of them than terms; found anew in every run.</summary>
    /// <param name="quantiles">Probabilities strictly between 0 and 1, which are numbers, and the values there; both rise in every run.</param>
    /// <param name="terms">How many terms, from 2 to the number of quantiles; as many as there are quantiles unless set.</param>
    /// <param name="lower">The least value; none unless set.</param>
    /// <param name="upper">The greatest value; none unless set.</param>
    /// <exception cref="ParameterException">Fewer than two quantiles (DIST011), too many (LIM014).</exception>
    public static Uncertain MetalogFromQuantiles(IReadOnlyList<(double Probability, Uncertain Value)> quantiles, int? terms = null, Uncertain? lower = null, Uncertain? upper = null)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        Require.Holds(quantiles.Count >= 2, "DIST011", nameof(quantiles), quantiles.Count, "at least two quantiles are required");
        int count = quantiles.Count;
        double[] probabilities = [.. quantiles.Select(q => q.Probability)];

        // Of the probabilities and the number of terms, which no run changes, a fault is told now.
        MetalogFit.CheckProbabilities(probabilities, terms ?? count);
        return new ListedCall(nameof(MetalogFromQuantiles)).Pairs(nameof(quantiles), quantiles).Fixed(nameof(terms), terms).Optional(nameof(lower), lower).Optional(nameof(upper), upper)
            .Drawn((p, _) => MetalogFromQuantiles([.. probabilities.Zip(p)], terms, lower is null ? double.NegativeInfinity : p[count], upper is null ? double.PositiveInfinity : p[^1]));
    }

    /// <summary>The total of a random number of independent amounts, where the parameters of the number and of the amounts may be uncertain; all amounts of a run share them.</summary>
    /// <param name="count">How many: a law of whole numbers from 0, such as <see cref="Poisson(Uncertain)"/>.</param>
    /// <param name="severity">Each amount: a law whose sums are known (normal, gamma, exponential, chi-square, inverse Gaussian, Cauchy, one of these scaled or uplifted), or a discrete law on a lattice.</param>
    /// <remarks>
    /// The law of a run is <see cref="Compound(Distribution, Distribution)"/> of its parameters, made and solved for in that run: some tenths of a millisecond for a few amounts, and more for more. Sums of
    /// other laws would be convolved anew in each run: <see cref="SumOfDraws(Distribution, Uncertain)"/> draws such amounts one by one, where the law of their number is one of numbers.
    /// </remarks>
    /// <exception cref="ParameterException">Amounts whose sums would have to be convolved (CMP003), too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException"><paramref name="count"/> or <paramref name="severity"/> is not a law.</exception>
    public static Uncertain Compound([Law] Uncertain count, [Law] Uncertain severity)
    {
        ListedCall call = new ListedCall(nameof(Compound)).Law(nameof(count), count).Law(nameof(severity), severity);
        KnownSums.Check(LawShape.Of(severity)!.Value.Shape);
        return call.Drawn((_, laws) => Compound(laws[0], laws[1]));
    }

    /// <summary>A body with a tail of another law, where the parameters of both and the probability of the tail may be uncertain.</summary>
    /// <param name="body">The law below the point where the tail begins; its own parameters may be uncertain.</param>
    /// <param name="tail">The law from its own minimum on; its own parameters may be uncertain.</param>
    /// <param name="tailProbability">The probability of the tail, between 0 and 1 in every run.</param>
    /// <exception cref="ParameterException">Too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException"><paramref name="body"/> or <paramref name="tail"/> is not a law.</exception>
    public static Uncertain Spliced([Law] Uncertain body, [Law] Uncertain tail, Uncertain tailProbability) =>
        new ListedCall(nameof(Spliced)).Law(nameof(body), body).Law(nameof(tail), tail).Number(nameof(tailProbability), tailProbability)
            .Drawn((p, laws) => Spliced(laws[0], laws[1], p[0]));

    /// <summary>The greatest of an uncertain number of independent draws of one law, whose parameters may be uncertain.</summary>
    /// <param name="count">The number of draws: whole, and at least 1, in every run.</param>
    /// <param name="law">A law, whose own parameters may be uncertain; all draws of a run share them.</param>
    /// <exception cref="ParameterException">Too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain MaximumOf(Uncertain count, [Law] Uncertain law) =>
        new ListedCall(nameof(MaximumOf)).Number(nameof(count), count).Law(nameof(law), law).Drawn((p, laws) => MaximumOf(Whole(p[0]), laws[0]));

    /// <summary>The least of an uncertain number of independent draws of one law, whose parameters may be uncertain.</summary>
    /// <param name="count">The number of draws: whole, and at least 1, in every run.</param>
    /// <param name="law">A law, whose own parameters may be uncertain; all draws of a run share them.</param>
    /// <exception cref="ParameterException">Too many parameters (LIM014).</exception>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain MinimumOf(Uncertain count, [Law] Uncertain law) =>
        new ListedCall(nameof(MinimumOf)).Number(nameof(count), count).Law(nameof(law), law).Drawn((p, laws) => MinimumOf(Whole(p[0]), laws[0]));

    private static Uncertain Mixture(string factory, IReadOnlyList<Uncertain> weights, IReadOnlyList<Uncertain> laws)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(laws);
        Require.Holds(laws.Count > 0, "DIST011", nameof(laws), 0, "at least one component is required");
        Require.AsMany(laws.Count, "component", weights.Count, nameof(weights), "weight");
        return new ListedCall(factory).Numbers(nameof(weights), weights).Laws(nameof(laws), laws).Drawn(Mixture);
    }

    private static int Whole(double count)
    {
        Require.Holds(count is >= int.MinValue and <= int.MaxValue && count == Math.Floor(count), "DIST010", nameof(count), count, $"count must be a whole number (was {Require.Text(count)})");
        return (int)count;
    }
}
