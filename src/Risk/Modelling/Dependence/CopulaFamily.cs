namespace Risk;

/// <summary>The families of <see cref="Copula"/>.</summary>
public enum CopulaFamily
{
    /// <summary>Dependence of normal scores: none in the extremes unless perfect.</summary>
    Gaussian,

    /// <summary>Dependence of Student scores: both ends come together.</summary>
    StudentT,

    /// <summary>Low values come together.</summary>
    Clayton,

    /// <summary>High values come together.</summary>
    Gumbel,

    /// <summary>No extremes come together.</summary>
    Frank,
}
