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

    /// <summary>A correlation, from −1 to 1; the interval of Fisher's transformation.</summary>
    Correlation,

    /// <summary>The difference of two probabilities, from −1 to 1; a score interval where the two were seen in the same runs.</summary>
    ProbabilityDifference,

    /// <summary>The difference of two quantiles; the normal interval.</summary>
    QuantileDifference,
}
