using System.Globalization;

namespace Risk;

/// <summary>How runs depend on each other, and so from what errors are read: independent runs, pairs, replicates of some points, or independent runs with weights.</summary>
/// <param name="Dependence">What hangs together.</param>
/// <param name="Points">1 where runs are independent, 2 for pairs, else the points of a replicate.</param>
/// <param name="Redraws">How many runs share all inputs but those that are drawn again; 1 where none is.</param>
internal readonly record struct RunScheme(RunDependence Dependence, long Points, int Redraws = 1)
{
    /// <summary>Runs that are computed side by side and drawn again together.</summary>
    public const int RunsTogether = 64;

    private const string Marker = "replicates of ";
    private const string RedrawMarker = " points, redraws: ";

    /// <summary>How a design whose runs have weights begins in words.</summary>
    public const string WeightedName = "importance sampling";

    public static RunScheme Independent { get; } = new(RunDependence.Independent, 1);

    public static RunScheme Pairs { get; } = new(RunDependence.Pairs, 2);

    public static RunScheme Weighted { get; } = new(RunDependence.Weighted, 1);

    public static RunScheme Replicated(long points, int redraws = 1) => new(RunDependence.Replicates, points, redraws);

    /// <summary>
    /// The columns whose moments are added up for errors, of so many values and events: the values of replicates or of pairs; under weights the weight, and of every event the weight
    /// where it happens and the weight where it does not.
    /// </summary>
    public int SumsOf(int values, int events) => Dependence == RunDependence.Weighted ? 1 + (2 * events) : values;

    /// <summary>How many runs may agree on an event because they share draws: a pair, or the redraws of one draw.</summary>
    public int Sharing => Dependence == RunDependence.Pairs ? 2 : Redraws;

    /// <summary>The events that are counted for errors.</summary>
    public int CountsOf(int events) => Dependence == RunDependence.Weighted ? 0 : events;

    /// <summary>The columns of kept samples: the values, and the weight where there is one.</summary>
    public int SamplesOf(int values) => Dependence == RunDependence.Weighted ? values + 1 : values;

    /// <summary>The replicate that <paramref name="run"/> belongs to; all pairs count as one.</summary>
    public long ReplicateOf(long run) => Dependence == RunDependence.Replicates ? run / Points : 0;

    /// <summary>The runs of whole replicates or pairs that make at least <paramref name="runs"/> and at least <paramref name="replicates"/> replicates.</summary>
    public long WholeRuns(long runs, int replicates) => Dependence switch
    {
        RunDependence.Independent or RunDependence.Weighted => runs,
        RunDependence.Pairs => runs + (runs % 2),
        _ => Math.Max(replicates, 1 + ((runs - 1) / Points)) * Points,
    };

    /// <summary>How many runs, or pairs, of [<paramref name="first"/>, <paramref name="end"/>) belong to <paramref name="replicate"/>.</summary>
    public long CountIn(long replicate, long first, long end) => Dependence == RunDependence.Replicates
        ? Math.Max(0, Math.Min(end, (replicate + 1) * Points) - Math.Max(first, replicate * Points))
        : (end - first) / Points;

    /// <summary>The design in the words of a result; <see cref="Parse"/> reads the scheme back from them.</summary>
    public string Describe(string name) => Dependence switch
    {
        RunDependence.Independent or RunDependence.Weighted => name,
        RunDependence.Pairs => name + " pairs",
        _ when Redraws > 1 => string.Create(CultureInfo.InvariantCulture, $"{name}, {Marker}{Points}{RedrawMarker}{Redraws}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name}, {Marker}{Points} points"),
    };

    /// <summary>The scheme of a design in words.</summary>
    public static RunScheme Parse(string design)
    {
        // First: what follows are names of inputs, which may be any words.
        if (design.StartsWith(WeightedName, StringComparison.Ordinal))
        {
            return Weighted;
        }

        int at = design.IndexOf(Marker, StringComparison.Ordinal);
        if (at >= 0)
        {
            int again = design.IndexOf(RedrawMarker, at, StringComparison.Ordinal);
            return NumberAt(design, at + Marker.Length) is { } points && (again < 0 ? 1 : NumberAt(design, again + RedrawMarker.Length)) is { } redraws and <= SamplingDesign.MaximumRedraws
                ? Replicated(points, (int)redraws)
                : throw new FormatException($"no points in the design \"{design}\"");
        }

        return design.EndsWith(" pairs", StringComparison.Ordinal) ? Pairs : Independent;
    }

    private static long? NumberAt(string design, int at) =>
        long.TryParse(design[at..].Split(' ', ',', ';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 ? number : null;
}

/// <summary>How runs depend on each other.</summary>
internal enum RunDependence
{
    Independent,
    Pairs,
    Replicates,

    /// <summary>Independent runs, each of which counts with its weight.</summary>
    Weighted,
}
