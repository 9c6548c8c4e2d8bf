namespace Risk;

/// <summary>A rate that holds from one year on, until the next band begins.</summary>
/// <param name="FromYear">The first year of the band; year 1 is the first after the base date.</param>
/// <param name="Rate">A share a year: 0.035 for 3.5 %.</param>
public readonly record struct DiscountBand(int FromYear, double Rate);
