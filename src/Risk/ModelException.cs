namespace Risk;

/// <summary>A model cannot be simulated. It carries every problem found, up to <see cref="Limit"/>, not only the first.</summary>
public sealed class ModelException : Exception
{
    /// <summary>The most problems one exception lists.</summary>
    public const int Limit = 100;

    /// <summary>All problems of the model.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many problems were found: more than <see cref="Problems"/> lists beyond <see cref="Limit"/>. A reader may stop looking once it has found that many.</summary>
    public int Found { get; }

    /// <summary>An exception for <paramref name="problems"/>, of which there is at least one.</summary>
    public ModelException(IReadOnlyList<Problem> problems)
        : base(Describe(problems)) => (Problems, Found) = ([.. problems.Take(Limit)], problems.Count);

    /// <summary>An exception for one problem.</summary>
    public ModelException(Problem problem)
        : this([problem])
    {
    }

    private static string Describe(IReadOnlyList<Problem> problems)
    {
        ArgumentOutOfRangeException.ThrowIfZero(problems.Count);
        string lines = string.Join(Environment.NewLine, problems.Take(Limit).Select(p => "  " + p));
        string more = problems.Count > Limit ? $"{Environment.NewLine}  and {problems.Count - Limit} more" : "";
        return $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}:{Environment.NewLine}{lines}{more}";
    }
}
