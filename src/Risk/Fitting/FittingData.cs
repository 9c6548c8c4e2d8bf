namespace Risk.Fitting;

/// <summary>The measurements of one fit, checked, with what every family asks of them.</summary>
internal sealed class FittingData
{
    private double? concentration;

    public FittingData(IEnumerable<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);

        // Sorted, so that the order of the data moves no last bit of a sum.
        All = [.. measurements.OrderBy(m => m.Low).ThenBy(m => m.High)];
        if (All.Count < 2)
        {
            throw new FitException("FIT001", $"at least 2 measurements are required (were {All.Count})");
        }

        // default(Measurement) is exactly 0, so every measurement here is a valid one.
        Exact = [.. All.Where(m => m.IsExact).Select(m => m.Low).Order()];
        Censored = [.. All.Where(m => !m.IsExact).GroupBy(m => m).Select(g => (g.Key, g.Count()))];
        Typical = [.. All.Select(m => m.IsExact || double.IsPositiveInfinity(m.High) ? m.Low : double.IsNegativeInfinity(m.Low) ? m.High : (m.Low / 2) + (m.High / 2)).Order()];
        LeastHigh = All.Min(m => m.High);
        if (!All.Any(m => double.IsFinite(m.High)) || !All.Any(m => double.IsFinite(m.Low)))
        {
            throw new FitException("FIT004", "every measurement is open on the same side: nothing is known of where the values end");
        }
    }

    public IReadOnlyList<Measurement> All { get; }

    /// <summary>The exact values, ascending.</summary>
    public double[] Exact { get; }

    /// <summary>The censored measurements, each with how often it occurs: whatever is unfinished at a review is open at the same moment.</summary>
    public (Measurement Measurement, int Count)[] Censored { get; }

    /// <summary>One value for each measurement, ascending: itself, the middle of its interval, or its one bound. Only to start from.</summary>
    public double[] Typical { get; }

    public int Count => All.Count;

    /// <summary>
    /// Whether one value may be behind all measurements: equal ones, or 5 beside "more than 3". A law about that value is the likelier the narrower it is, so that no scale is the likeliest.
    /// </summary>
    public bool MayBeOneValue => All[^1].Low <= LeastHigh;

    /// <summary>Whether 0 may be behind all counts: an open bound is not held, both bounds of an interval are.</summary>
    public bool MayAllBe0 => All.All(m => (m.Low < 0 || (m.Low == 0 && double.IsFinite(m.High))) && (m.High > 0 || (m.High == 0 && double.IsFinite(m.Low))));

    /// <summary>The greatest k/m of an exact value that stands k times while m measurements are not of it; 0 without exact values.</summary>
    public double Concentration => concentration ??= MostConcentrated();

    /// <summary>The least upper bound: something lies at or below it.</summary>
    public double LeastHigh { get; }

    public bool IsComplete => Censored.Length == 0;

    /// <summary>True where nothing is censored but on the right.</summary>
    public bool IsRightCensored => Array.TrueForAll(Censored, m => double.IsPositiveInfinity(m.Measurement.High));

    private double MostConcentrated()
    {
        double[] highs = [.. All.Select(m => m.High).Order()];
        (int notAbove, int below, double most) = (0, 0, 0);
        foreach (IGrouping<double, double> equal in Exact.GroupBy(x => x))
        {
            while (notAbove < Count && All[notAbove].Low <= equal.Key)
            {
                notAbove++;
            }

            while (below < Count && highs[below] < equal.Key)
            {
                below++;
            }

            most = Math.Max(most, (double)equal.Count() / (Count - notAbove + below));
        }

        return most;
    }
}
