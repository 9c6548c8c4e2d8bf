using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Probabilities of intervals of a law: a difference of its smaller tails, or where that cancels the integral of its density.</summary>
/// <param name="law">A law with a density, and perhaps values with a probability of their own.</param>
/// <param name="marks">Where its density bends or jumps.</param>
internal sealed class IntervalProbability(Distribution law, IEnumerable<double> marks)
{
    // Each mark costs a panel of the integral.
    private const int FewMarks = 8;
    private readonly Lazy<double[]> _marks = new(() => [.. marks.Distinct().Order()]);

    /// <summary>P(a &lt; X ≤ b).</summary>
    public double Between(double a, double b)
    {
        double fromBelow = law.Cdf(b), fromAbove = law.SurvivalFunction(a);
        double first = fromBelow <= fromAbove ? law.Cdf(a) : law.SurvivalFunction(b), second = Math.Min(fromBelow, fromAbove);
        double difference = second - first;
        return difference > (_marks.Value.Length > FewMarks ? 1e-4 : 0.1) * second || double.IsInfinity(b - a) ? difference : OfDensity(a, b) + law.Atoms(Math.BitIncrement(a), b).Sum(law.Atom);
    }

    private double OfDensity(double a, double b)
    {
        double[] ends = [a, .. _marks.Value.Where(m => m > a && m < b), b];
        return Enumerable.Range(1, ends.Length - 1).Sum(i => GaussLegendre.Integral(law.Density, ends[i - 1], ends[i]));
    }
}
