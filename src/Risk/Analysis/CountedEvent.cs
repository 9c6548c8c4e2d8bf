namespace Risk.Analysis;

/// <summary>An event that two models share, and in how many runs it happens in both; <see cref="PairCounts.InPairs"/> where runs come in pairs.</summary>
internal readonly record struct CountedEvent(EventPair Pair, long Both, long InPairs);
