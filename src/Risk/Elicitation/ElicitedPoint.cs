namespace Risk;

/// <summary>One judgement, and what the law found makes of it.</summary>
/// <param name="Probability">The probability asked for, between 0 and 1: 0.9 for P90.</param>
/// <param name="Value">The value that was judged to be exceeded with probability 1 − <paramref name="Probability"/>.</param>
/// <param name="FittedProbability">P(X ≤ <paramref name="Value"/>) by the law found.</param>
/// <param name="FittedValue">The quantile of the law found at <paramref name="Probability"/>; an end of the support at 0 and 1.</param>
public readonly record struct ElicitedPoint(double Probability, double Value, double FittedProbability, double FittedValue)
{
    /// <summary>By how much the law misses the judgement, in probability; 0 where it meets it.</summary>
    public double Misfit => FittedProbability - Probability;

    /// <summary>Two points in a hundred: people do not judge percentiles more closely than that. Of P98 and beyond, and P2 and below, nine tenths of what lies further out, all of which would else be lost unseen.</summary>
    internal bool IsMissed => Math.Abs(Misfit) > Math.Min(0.02, 0.9 * Math.Min(Probability, 1 - Probability));
}
