namespace Risk;

/// <summary>One observation beside what was simulated.</summary>
/// <param name="Observation">What really happened, or was forecast.</param>
/// <param name="Simulated">The simulated figure: mean, quantiles, spread.</param>
/// <param name="Rank">P(X &lt; actual) + ½ P(X = actual): near 0 or 1 the actual lies at the edge of what was simulated. Null without an actual.</param>
public sealed record BacktestRow(Observation Observation, ValueOutput Simulated, double? Rank);
