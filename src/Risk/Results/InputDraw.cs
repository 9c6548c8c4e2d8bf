namespace Risk;

/// <summary>What one input drew in one run.</summary>
/// <param name="Name">The input.</param>
/// <param name="Law">Its law.</param>
/// <param name="Value">The draw.</param>
public sealed record InputDraw(string Name, Distribution Law, double Value)
{
    /// <summary>Where the draw stands in its law, from 0 to 100: P(X ≤ draw).</summary>
    public double Percentile => 100 * Law.Cdf(Value);
}
