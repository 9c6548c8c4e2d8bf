namespace Risk.Distributions;

/// <summary>
/// The law of a rising function of X that rounds: its tails at x are those of X at the last number that comes to x, or below it. A rounded inverse may lie
/// just below a value that has a probability of its own, or just above.
/// </summary>
internal sealed class RoundedImage(Distribution law, Func<double, double> image)
{
    /// <summary>Where the tails of X are those of its image at x.</summary>
    /// <param name="x">A value of the image.</param>
    /// <param name="near">The inverse at x, rounded: what a law with a density is asked at.</param>
    public double Origin(double x, double near)
    {
        if (!law.HasAtoms)
        {
            return near;
        }

        double last = Last(x);
        return law.IsDiscrete ? last : law.Atoms(First(x), last).LastOrDefault(Math.Min(near, last));
    }

    /// <summary>The probability of all values that come to x.</summary>
    public double Atom(double x) => law.HasAtoms ? law.Atoms(First(x), Last(x)).Sum(law.Atom) : 0;

    /// <summary>The values in [low, high] that have a probability of their own, in order.</summary>
    public IEnumerable<double> Atoms(double low, double high) => law.Atoms(First(low), Last(high)).Select(image).Distinct();

    private double First(double x) => MonotoneInverse.First(double.NegativeInfinity, double.PositiveInfinity, v => image(v) >= x);

    private double Last(double x) => Math.BitDecrement(MonotoneInverse.First(double.NegativeInfinity, double.PositiveInfinity, v => image(v) > x));
}
