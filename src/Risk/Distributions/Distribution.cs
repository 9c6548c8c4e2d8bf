using System.Globalization;
using Risk.Distributions;

namespace Risk;

/// <summary>
/// The law of one uncertain number. Immutable; two distributions are equal when their family and parameters are.
/// Made by the factories of this class only: <c>Distribution.Normal(0, 1)</c>.
/// </summary>
/// <remarks>
/// Members are mathematics on [0, 1]; an undefined moment is <see cref="double.NaN"/>, an infinite one is infinite.
/// <see cref="Cdf"/> and <see cref="SurvivalFunction"/> are computed apart, so that neither tail is lost to rounding.
/// </remarks>
public abstract partial class Distribution : IEquatable<Distribution>, IMoments
{
    private protected Distribution()
    {
    }

    /// <summary>The family, in lower case, such as <c>triangular</c>.</summary>
    public abstract string Family { get; }

    /// <summary>The parameters by name, in the order of the factory.</summary>
    public abstract IReadOnlyList<(string Name, double Value)> Parameters { get; }

    /// <summary>The least value, or −∞.</summary>
    public abstract double Minimum { get; }

    /// <summary>The greatest value, or +∞.</summary>
    public abstract double Maximum { get; }

    /// <summary>True where the law sits on separate points; then <see cref="Density"/> is the mass function.</summary>
    public virtual bool IsDiscrete => false;

    /// <summary>The density at <paramref name="x"/>, or the mass of a discrete law.</summary>
    public abstract double Density(double x);

    /// <summary>P(X ≤ x).</summary>
    public abstract double Cdf(double x);

    /// <summary>P(X &gt; x), accurate in the upper tail.</summary>
    public abstract double SurvivalFunction(double x);

    /// <summary>The least x with P(X ≤ x) ≥ <paramref name="p"/>; the ends of the support at 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "p must be in [0, 1]");
        }

        return p == 0 ? Minimum : p == 1 ? Maximum : InverseCdf(p);
    }

    /// <summary>The x with P(X &gt; x) = <paramref name="q"/>: the quantile counted from the upper end, exact where 1 − q would round.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is not in [0, 1].</exception>
    public double UpperQuantile(double q)
    {
        if (!(q >= 0 && q <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, "q must be in [0, 1]");
        }

        return q == 0 ? Maximum : q == 1 ? Minimum : InverseSurvival(q);
    }

    /// <summary>The mean; NaN where it does not exist.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance; infinite where the second moment is, NaN where there is no mean to measure from.</summary>
    public abstract double Variance { get; }

    /// <summary>The square root of the variance.</summary>
    public virtual double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The third standardised moment; NaN where it does not exist.</summary>
    public abstract double Skewness { get; }

    /// <summary>The fourth standardised moment less 3; NaN where it does not exist.</summary>
    public abstract double ExcessKurtosis { get; }

    /// <summary>
    /// The parameters by which a person would state the law, those of one of its factories: for a lognormal law P10 and P90, or mean and standard deviation, where numbers of up to
    /// six digits make the same law to the last bit. Else, and for all other laws, <see cref="Parameters"/>.
    /// </summary>
    public virtual IReadOnlyList<(string Name, double Value)> StatedParameters => Parameters;

    /// <summary>What is odd but allowed: an infinite mean, a shape that underflows. Empty for most.</summary>
    public virtual IReadOnlyList<Problem> Warnings => [];

    /// <summary>The laws that this one is made of: those of a mixture, the one that is truncated. Empty for most.</summary>
    public virtual IReadOnlyList<Distribution> Components => [];

    /// <summary>How many laws stand inside each other below this one.</summary>
    internal virtual int Depth => 0;

    /// <summary>How many laws this one is made of, itself included.</summary>
    internal virtual int Size => 1;

    /// <summary>Where the law bends, jumps or hides something narrow: integrals are split there, and tables are checked there.</summary>
    internal virtual IEnumerable<double> Landmarks => [];

    /// <summary>True where single values of the law have a probability.</summary>
    internal virtual bool HasAtoms => IsDiscrete;

    /// <summary>P(X = x).</summary>
    internal virtual double Atom(double x) => IsDiscrete ? Density(x) : 0;

    /// <summary>The values in [low, high] that have a probability of their own, in order.</summary>
    internal virtual IEnumerable<double> Atoms(double low, double high) => IsDiscrete ? SeparateValues.Between(this, low, high) : [];

    /// <summary>The quantile for 0 &lt; p &lt; 1.</summary>
    private protected abstract double InverseCdf(double p);

    /// <summary>The inverse survival function for 0 &lt; q &lt; 1.</summary>
    private protected abstract double InverseSurvival(double q);

    /// <inheritdoc/>
    public virtual bool Equals(Distribution? other) =>
        other is not null && GetType() == other.GetType() && Family == other.Family
        && SameParameters(other) && Components.SequenceEqual(other.Components);

    private bool SameParameters(Distribution other)
    {
        if (Parameters.Count != other.Parameters.Count)
        {
            return false;
        }

        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name != other.Parameters[i].Name || !Parameters[i].Value.Equals(other.Parameters[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Distribution);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Family);
        foreach (Distribution component in Components)
        {
            hash.Add(component);
        }

        foreach ((_, double value) in Parameters)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>The factory call, as a person would state it, such as <c>triangular(minimum: 0, mode: 1, maximum: 3)</c>.</summary>
    public override string ToString() =>
        $"{Family}({string.Join(", ", [.. StatedParameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}: {p.Value:R}")), .. Components.Select(c => c.ToString())])})";
}
