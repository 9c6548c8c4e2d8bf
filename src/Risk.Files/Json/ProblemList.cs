namespace Risk.Files.Json;

/// <summary>All that is wrong with a file, gathered before anything is thrown.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _all = [];
    private bool _isCut;

    /// <summary>How many of them are errors.</summary>
    public int Count { get; private set; }

    /// <summary>Asked before each part of a file: true once so many are counted that the rest is not read.</summary>
    public bool Stops() => _isCut |= Count >= ModelException.MostCounted;

    public bool HasErrors => Count > 0;

    public IReadOnlyList<Problem> Warnings => [.. _all.Where(p => p.Severity == Severity.Warning)];

    /// <summary>The names that a mistyped one may have meant; nothing beyond the problems that are told, which are only counted.</summary>
    public string Near(string wanted, IEnumerable<string> names) => Count < ModelException.Limit ? NearNames.Hint(wanted, [.. names]) : "";

    public void Error(string code, string path, string message, string? hint = null) => Add(new(code, path, message, Severity.Error, hint));

    public void Error(string code, Element place, string message, string? hint = null) => Error(code, place.Place, message, hint);

    public void Warn(string code, Element place, string message) => Add(new(code, place.Place, message, Severity.Warning));

    public void Add(Problem problem)
    {
        _all.Add(problem);
        Count += problem.Severity == Severity.Error ? 1 : 0;
    }

    public ModelException Exception() => new([.. _all.Where(p => p.Severity == Severity.Error)]) { MayBeMore = _isCut };
}
