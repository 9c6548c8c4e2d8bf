namespace Risk;

/// <summary>A model cannot be simulated. It carries every problem found, up to <see cref="Limit"/>, not only the first.</summary>
public sealed class ModelException : Exception
{
    /// <summary>The most problems one exception lists.</summary>
    public const int Limit = 100;

    /// <summary>A reader counts problems up to about so many: beyond, the rest of a file is not read.</summary>
    public const int MostCounted = 1_000;

    /// <summary>All problems of the model.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many problems were found, which may be more than <see cref="Problems"/> lists.</summary>
    public int Found { get; }

    /// <summary>True where a reader stopped before the end of a file, so that there may be more than <see cref="Found"/>.</summary>
    public bool MayBeMore { get; init; }

    /// <summary>An exception for <paramref name="problems"/>, of which there is at least one.</summary>
    public ModelException(IReadOnlyList<Problem> problems)
        : this(problems, problems?.Count ?? 0)
    {
    }

    /// <summary>An exception for the first of the problems that were found.</summary>
    /// <param name="problems">Those that are known, at least one.</param>
    /// <param name="found">How many were found in all, such as by several exceptions together.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no problem, or fewer were found than are known.</exception>
    public ModelException(IReadOnlyList<Problem> problems, int found)
        : base(Describe(problems, found)) => (Problems, Found) = ([.. problems.Take(Limit)], found);

    /// <summary>An exception for one problem.</summary>
    public ModelException(Problem problem)
        : this([problem])
    {
    }

    private static string Describe(IReadOnlyList<Problem> problems, int found)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentOutOfRangeException.ThrowIfZero(problems.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(found, problems.Count);
        string lines = string.Join(Environment.NewLine, problems.Take(Limit).Select(p => "  " + p));
        int told = Math.Min(problems.Count, Limit);
        string more = found > told ? $"{Environment.NewLine}  and {found - told} more" : "";
        return $"{found} problem{(found == 1 ? "" : "s")}:{Environment.NewLine}{lines}{more}";
    }
}
