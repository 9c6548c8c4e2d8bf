namespace Risk;

/// <summary>How parameters are found from data.</summary>
public enum FitMethod
{
    /// <summary>The parameters under which the data are likeliest. The one method for censored data, and the one whose fits can be ranked by AIC and BIC.</summary>
    MaximumLikelihood,

    /// <summary>The parameters whose mean and variance are those of the data.</summary>
    Moments,

    /// <summary>
    /// The parameters whose first two L-moments, or three of a family with three parameters, are those of the data; less moved by outliers than <see cref="Moments"/>
    /// (J. R. M. Hosking, "L-moments", Journal of the Royal Statistical Society B 52 (1990) 105–124).
    /// </summary>
    LMoments,
}
