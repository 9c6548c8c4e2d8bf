namespace Risk;

/// <summary>What an <see cref="Estimate"/> estimates, and so which interval it carries.</summary>
public enum EstimateKind
{
    /// <summary>A probability; Wilson's score interval.</summary>
    Probability,

    /// <summary>A mean; the normal interval.</summary>
    Mean,

    /// <summary>A standard deviation; the normal interval by the delta method.</summary>
    StandardDeviation,

    /// <summary>A quantile; the interval between two order statistics.</summary>
    Quantile,
}
