namespace Risk;

/// <summary>
/// The year in which a test of value for money first holds. In some runs it never does within the horizon, so it has no mean: only
/// probabilities and quantiles.
/// </summary>
public sealed class BreakEvenDistribution
{
    private readonly IReadOnlyList<int> _years;
    private readonly EventOutput[] _by;
    private readonly double _confidence;

    internal BreakEvenDistribution(IReadOnlyList<int> years, EventOutput[] by, double confidence) => (_years, _by, _confidence) = (years, by, confidence);

    /// <summary>The probability that it never holds within the horizon.</summary>
    public Estimate Never => _by[^1].Not(_confidence);

    /// <summary>The probability that <paramref name="year"/> is the first at whose end it holds.</summary>
    public Estimate ProbabilityOf(int year)
    {
        int k = ValueForMoneyResult.IndexOf(_years, year);
        return _by[k].Beyond(k == 0 ? null : _by[k - 1], _confidence);
    }

    /// <summary>The earliest year by which it holds with a simulated probability of at least <paramref name="p"/>; null where that is never.</summary>
    /// <param name="p">In (0, 1].</param>
    public int? Quantile(double p)
    {
        if (!(p > 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "p must be in (0, 1]");
        }

        int k = Array.FindIndex(_by, e => e.IsAsProbableAs(p));
        return k < 0 ? null : _years[k];
    }
}
