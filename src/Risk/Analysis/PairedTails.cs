namespace Risk.Analysis;

/// <summary>What antithetic pairs do to the errors of the means of two groups of runs.</summary>
/// <param name="Low">How many times that of independent runs the error of the mean of the low group is; null where it holds no pair whole.</param>
/// <param name="High">The same of the high group.</param>
/// <param name="Correlation">The correlation of the two errors.</param>
internal readonly record struct PairedTails(double? Low, double? High, double Correlation)
{
    /// <summary>
    /// From what each pair adds to the sum of deviations of a group from its mean: √Σ d² over pairs, over the same over runs, and Σ d d′ ÷ √(Σ d² Σ d′²) of the two groups.
    /// </summary>
    public static PairedTails Of(ReadOnlySpan<double> draws, ReadOnlySpan<double> values, in TailGroups groups, double meanLow, double meanHigh)
    {
        double lows = 0, highs = 0, product = 0, bothLow = 0, bothHigh = 0;
        bool anyLow = false, anyHigh = false;
        for (int first = 0; first + 1 < draws.Length; first += 2)
        {
            (bool lowA, bool lowB, bool highA, bool highB) = (draws[first] <= groups.Low, draws[first + 1] <= groups.Low, draws[first] >= groups.High, draws[first + 1] >= groups.High);
            (double la, double lb) = (lowA ? values[first] - meanLow : 0, lowB ? values[first + 1] - meanLow : 0);
            (double ha, double hb) = (highA ? values[first] - meanHigh : 0, highB ? values[first + 1] - meanHigh : 0);
            (anyLow, anyHigh) = (anyLow || (lowA && lowB), anyHigh || (highA && highB));
            (lows, highs, bothLow, bothHigh) = (lows + (la * la) + (lb * lb), highs + (ha * ha) + (hb * hb), bothLow + (2 * la * lb), bothHigh + (2 * ha * hb));
            product += (la + lb) * (ha + hb);
        }

        double byPairsLow = Math.Max(0, lows + bothLow), byPairsHigh = Math.Max(0, highs + bothHigh);
        double correlation = product / Math.Sqrt(byPairsLow) / Math.Sqrt(byPairsHigh);
        return new(anyLow ? Ratio(byPairsLow, lows) : null, anyHigh ? Ratio(byPairsHigh, highs) : null, double.IsFinite(correlation) ? correlation : 0);
    }

    /// <summary>√2, the most it can be, where squares leave the doubles; 1 where there is no deviation.</summary>
    private static double Ratio(double byPairs, double byRuns) => byRuns == 0 ? 1 : double.IsFinite(byPairs / byRuns) ? Math.Sqrt(byPairs / byRuns) : Math.Sqrt(2);
}
