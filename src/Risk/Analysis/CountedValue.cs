namespace Risk.Analysis;

/// <summary>A value that two models share: Σ (x − x̄)(y − ȳ), and how often both are at most their quantile.</summary>
internal readonly record struct CountedValue(ValuePair Pair, double Product, long[] BothBelow);
