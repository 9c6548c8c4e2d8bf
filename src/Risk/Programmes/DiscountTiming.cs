namespace Risk;

/// <summary>The moment at which the money of a financial year counts. Results differ, so every report says which.</summary>
public enum DiscountTiming
{
    /// <summary>All of a financial year's money at its end: the factor of the year with index t is D(t).</summary>
    YearEnd,

    /// <summary>All of a financial year's money in its middle: D(t − ½), half a year less than at its end.</summary>
    MidYear,

    /// <summary>Each pound at its own moment, e^(−ρτ) with ρ = ln(1 + r) and τ in years since the programme began.</summary>
    Continuous,
}
