namespace Risk.Analysis;

/// <summary>A value that two models share: Σ (d − d̄)² of the differences d = y − x (of the means of pairs, where runs come in pairs), between which they lie, and how often both are at most their quantile.</summary>
internal readonly record struct CountedValue(ValuePair Pair, double Squares, DifferenceRange Range, long[] BothBelow);
