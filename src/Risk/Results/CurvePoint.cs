namespace Risk;

/// <summary>A point of an S-curve.</summary>
/// <param name="Value">The value.</param>
/// <param name="Probability">The probability that the output is at most this value, from 0 to 1.</param>
public readonly record struct CurvePoint(double Value, double Probability);
