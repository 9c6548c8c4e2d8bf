namespace Risk.Distributions;

/// <summary>An interval that holds what is looked for, ends included.</summary>
internal readonly record struct Bracket(double Low, double High)
{
    /// <summary>From the least to the greatest of some values.</summary>
    public static Bracket Around(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new(all.Min(), all.Max());
    }
}
