using System.Globalization;
using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

/// <summary>How inputs depend on each other, apart from the law of each. Use it with <see cref="Model.Inputs"/>.</summary>
/// <remarks>
/// Draws are pure functions of (seed, names, run): each input has a stream of its own, and a copula with a common driver one more, named after the group.
/// Source: McNeil, Frey and Embrechts, Quantitative Risk Management (2015), ch. 7; Marshall and Olkin, Families of multivariate distributions (1988), for the frailties.
/// </remarks>
public abstract class Copula
{
    /// <summary>More are those of the Gaussian copula within a double; with fewer, the common divisor lies below the doubles with more than 1e-15 of its probability.</summary>
    private const double MostDegrees = 1e14, LeastDegrees = 0.1;

    private protected Copula(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        Dimension = dimension;
    }

    /// <summary>The number of inputs it joins.</summary>
    public int Dimension { get; }

    /// <summary>Which one it is, before it was turned over.</summary>
    public abstract CopulaFamily Family { get; }

    /// <summary>The correlations of a Gaussian or t copula; null for the others.</summary>
    public virtual CorrelationMatrix? Correlation => null;

    /// <summary>Of a t copula; null for the others.</summary>
    public virtual double? DegreesOfFreedom => null;

    /// <summary>θ of a Clayton, Gumbel or Frank copula; null for the others.</summary>
    public virtual double? Theta => null;

    /// <summary>True where it was turned over: see <see cref="Survival"/>.</summary>
    public virtual bool IsSurvival => false;

    /// <summary>Kendall's τ of inputs <paramref name="i"/> and <paramref name="j"/>, from 0.</summary>
    public abstract double KendallTau(int i = 0, int j = 1);

    /// <summary>The limit of P(U₁ ≤ q | U₂ ≤ q) as q falls to 0: how far worst cases at the low end come together.</summary>
    public abstract double LowerTailDependence(int i = 0, int j = 1);

    /// <summary>The limit of P(U₁ &gt; q | U₂ &gt; q) as q rises to 1.</summary>
    public abstract double UpperTailDependence(int i = 0, int j = 1);

    /// <summary>Dependence of normal scores: no dependence in the extremes unless perfect.</summary>
    public static Copula Gaussian(CorrelationMatrix correlation) => new GaussianCopula(Given(correlation));

    /// <summary>Two inputs with the scores' correlation <paramref name="correlation"/>.</summary>
    /// <exception cref="ModelException">It is not in [−1, 1].</exception>
    public static Copula Gaussian(double correlation) => new GaussianCopula(CorrelationMatrix.Equal(2, correlation));

    /// <summary>Dependence of Student scores: extremes come together, the more the fewer the degrees of freedom.</summary>
    /// <param name="correlation">Of the scores, or given as Kendall's; Spearman's and Pearson's have no closed form here.</param>
    /// <param name="degreesOfFreedom">0.1 to 1e14, whole or not.</param>
    /// <exception cref="ParameterException">The degrees of freedom are not a number (DIST001), not above 0 (DIST003) or beyond 0.1 to 1e14 (DIST006), or the matrix was given in Spearman's or Pearson's (COR013).</exception>
    public static Copula StudentT(CorrelationMatrix correlation, double degreesOfFreedom)
    {
        Require.Finite(degreesOfFreedom);
        Require.Holds(degreesOfFreedom <= MostDegrees, "DIST006", nameof(degreesOfFreedom), degreesOfFreedom,
            $"degrees of freedom above 1e14 make the Gaussian copula: use that one (was {Require.Text(degreesOfFreedom)})");
        Require.Holds(degreesOfFreedom > 0, "DIST003", nameof(degreesOfFreedom), degreesOfFreedom, $"degrees of freedom must be greater than 0 (was {Require.Text(degreesOfFreedom)})");
        Require.Holds(degreesOfFreedom >= LeastDegrees, "DIST006", nameof(degreesOfFreedom), degreesOfFreedom, $"degrees of freedom below {Require.Text(LeastDegrees)} make scores that no double holds (was {Require.Text(degreesOfFreedom)})");
        Require.Holds(Given(correlation).Kind is CorrelationKind.Scores or CorrelationKind.Kendall, "COR013", nameof(correlation), correlation.Kind, $"a t copula takes correlations of scores or Kendall's: {correlation.Kind}'s has no closed form for it");
        return new StudentTCopula(correlation, degreesOfFreedom);
    }

    /// <summary>Low values come together: C(u) = (Σ uᵢ^(−θ) − d + 1)^(−1/θ).</summary>
    /// <param name="theta">1e-6 to 1e9; τ = θ/(θ + 2).</param>
    /// <param name="dimension">How many inputs.</param>
    /// <exception cref="ParameterException">θ is not a number (DIST001), not above 0 (COR009), or beyond 1e-6 to 1e9 (DIST006).</exception>
    public static Copula Clayton(double theta, int dimension = 2) => new ClaytonCopula(theta, dimension);

    /// <summary>High values come together: C(u) = exp(−(Σ (−ln uᵢ)^θ)^(1/θ)).</summary>
    /// <param name="theta">At least 1, which is independence; τ = 1 − 1/θ.</param>
    /// <param name="dimension">How many inputs.</param>
    /// <exception cref="ParameterException">θ is not a number (DIST001) or below 1 (COR009).</exception>
    public static Copula Gumbel(double theta, int dimension = 2) => new GumbelCopula(theta, dimension);

    /// <summary>No extremes come together, and both signs are possible for two: C(u) = −ln(1 + Π(e^(−θuᵢ) − 1)/(e^(−θ) − 1)^(d − 1))/θ.</summary>
    /// <param name="theta">Not 0; below 0 for two inputs only.</param>
    /// <param name="dimension">How many inputs.</param>
    /// <exception cref="ParameterException">θ is not a number (DIST001), 0, or below 0 for more than two inputs (COR009).</exception>
    public static Copula Frank(double theta, int dimension = 2) => new FrankCopula(theta, dimension);

    /// <summary>The copula of a family, with one strength for all pairs, that has this Kendall's τ, such as that of data. A t copula takes a matrix of <see cref="CorrelationKind.Kendall"/> in place of it.</summary>
    /// <param name="family">Gaussian (ρ = sin(π τ/2)), Clayton (θ = 2τ/(1 − τ)), Gumbel (θ = 1/(1 − τ)) or Frank (solved to the last digits).</param>
    /// <param name="tau">Kendall's τ, in [−1, 1] as far as the family reaches: Clayton above 5e-7, Gumbel from 0, Frank other than 0, and below 0 for two inputs only; these three to within 2e-9 of ±1.</param>
    /// <param name="dimension">How many inputs.</param>
    /// <exception cref="ParameterException">τ is no number, or not in [−1, 1] (DIST001, COR004), or the family does not reach it (COR009).</exception>
    /// <exception cref="ModelException">So many inputs cannot have that correlation (COR006).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The t copula, whose degrees of freedom τ does not tell, or no family.</exception>
    public static Copula FromKendall(CopulaFamily family, double tau, int dimension = 2)
    {
        Risk.Correlation.Checked(tau);
        switch (family)
        {
            case CopulaFamily.Gaussian:
                return Gaussian(CorrelationMatrix.Equal(dimension, tau, CorrelationKind.Kendall));
            case CopulaFamily.Clayton:
                Reaches(tau is >= 5e-7 and <= 1 - 2e-9, tau, "a Clayton copula has Kendall's tau from 5e-7 to 1 - 2e-9");
                return Clayton(2 * tau / (1 - tau), dimension);
            case CopulaFamily.Gumbel:
                Reaches(tau is >= 0 and <= 1 - 2e-9, tau, "a Gumbel copula has Kendall's tau from 0 to 1 - 2e-9");
                return Gumbel(1 / (1 - tau), dimension);
            case CopulaFamily.Frank:
                Reaches(Math.Abs(tau) is > 0 and <= 1 - 2e-9, tau, "a Frank copula has Kendall's tau to within 2e-9 of 1 and -1, and not 0, which is independence");
                Reaches(tau > 0 || dimension == 2, tau, "a Frank copula of more than two inputs has Kendall's tau above 0");
                return Frank(FrankCopula.ThetaOf(tau), dimension);
            case CopulaFamily.StudentT:
                throw new ArgumentOutOfRangeException(nameof(family), family, "a t copula takes a CorrelationMatrix of Kendall's correlations, and its degrees of freedom");
            default:
                throw new ArgumentOutOfRangeException(nameof(family), family, "there is no such family");
        }

        static void Reaches(bool condition, double tau, string rule) => Require.Holds(condition, "COR009", nameof(tau), tau, $"{rule} (was {Require.Text(tau)})");
    }

    /// <summary>The copula turned over: what this one does at the low end, the result does at the high end.</summary>
    public Copula Survival() => this is SurvivalCopula turned ? turned.Inner : new SurvivalCopula(this);

    /// <summary>Such as <c>Gaussian copula, Spearman correlation 0.6</c> or <c>Clayton copula with theta 2: Kendall's tau 0.5; extremes together 0.71 at the low end, 0 at the high end</c>.</summary>
    public override string ToString()
    {
        string family = (IsSurvival ? "survival " : "") + (Family == CopulaFamily.StudentT ? "t" : Family.ToString()) + " copula";
        string strength = Theta is { } theta ? string.Create(CultureInfo.InvariantCulture, $" with theta {theta}: Kendall's tau {KendallTau():0.##}")
            : (DegreesOfFreedom is { } degrees ? string.Create(CultureInfo.InvariantCulture, $" with {degrees} degrees of freedom, ") : ", ") + Correlation;
        bool isAlike = Dimension > 1 && (Theta is not null || Correlation?.StatedForAll is not null);
        return family + strength + (isAlike ? string.Create(CultureInfo.InvariantCulture, $"; extremes together {LowerTailDependence():0.##} at the low end, {UpperTailDependence():0.##} at the high end") : "");
    }

    /// <summary>One score for each input, in its own law, such as a standard normal or a uniform.</summary>
    internal abstract (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names);

    private protected static Uncertain Driver(string name, Distribution law) => new(Node.Input(name, law));

    private protected static void Holds(bool condition, double theta, string rule)
    {
        Require.Finite(theta);
        Require.Holds(condition, "COR009", nameof(theta), theta, $"{rule} (was {Require.Text(theta)})");
    }

    private static CorrelationMatrix Given(CorrelationMatrix correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        return correlation;
    }
}
