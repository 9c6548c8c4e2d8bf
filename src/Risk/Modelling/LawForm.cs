namespace Risk.Modelling;

/// <summary>A law of its parameters; a combinator is given the law inside as well.</summary>
internal delegate Distribution LawMaker(Distribution? inner, ReadOnlySpan<double> parameters);

/// <summary>A factory of <see cref="Distribution"/> as a function of its parameters, by which the law of a run is made from the parameters of that run.</summary>
/// <param name="factory">The name of the factory.</param>
/// <param name="names">Its parameters, without the law inside of a combinator.</param>
/// <param name="make">The factory itself, which checks the parameters.</param>
internal sealed class LawForm(string factory, string[] names, LawMaker make)
{
    public string Factory { get; } = factory;

    public string[] Names { get; } = names;

    /// <summary>True for a combinator: truncated, shifted, scaled, clipped.</summary>
    public bool TakesLaw { get; init; }

    /// <summary>For each parameter a range that <see cref="Make"/> certainly takes; what lies outside is asked of it. Unlimited where none is given.</summary>
    public (double Least, double Most)[]? Ranges { get; init; }

    /// <summary>True where a draw may have to be solved for run by run; what has ranges has a closed form, but for the shapes of gamma, beta and t laws.</summary>
    public bool IsSolved => Ranges is null || Factory is "Gamma" or "Beta" or "BetaFromMean" or "StudentT";

    /// <summary>The laws it is made of, whose parameters stand among its own; it is then a form of one call, as every form of lists is.</summary>
    public LawShape[] Inside { get; init; } = [];

    /// <summary>True where the parameters are those of lists, which a formula has no words for.</summary>
    public bool IsListed { get; init; }

    /// <summary>True where the parameters must not fall, and the last be greater than the first.</summary>
    public bool Ascending { get; init; }

    /// <summary>What a formula calls the quantile of this law: <c>gumbelQuantile(u, location, scale)</c>.</summary>
    public string Function { get; } = char.ToLowerInvariant(factory[0]) + factory[1..] + "Quantile";

    /// <summary>The law with these parameters.</summary>
    /// <exception cref="ParameterException">They break a rule.</exception>
    public Distribution Make(Distribution? inner, ReadOnlySpan<double> parameters) => make(inner, parameters);
}
