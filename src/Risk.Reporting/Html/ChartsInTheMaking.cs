namespace Risk.Reporting;

/// <summary>Charts of a page, drawn one after another: each is told before it is drawn, and none is begun once the page is cancelled.</summary>
internal sealed class ChartsInTheMaking(IProgress<ReportProgress>? progress, CancellationToken cancellation)
{
    private readonly OrderedDictionary<string, Chart> _all = [];

    public IReadOnlyDictionary<string, Chart> All => _all;

    public CancellationToken Cancellation => cancellation;

    /// <exception cref="OperationCanceledException">The page was cancelled.</exception>
    public void Add(string name, Func<Chart> draw) => _all.Add(name, Made(name, draw));

    /// <summary>Something that charts need, told by the name of the first of them.</summary>
    /// <exception cref="OperationCanceledException">The page was cancelled.</exception>
    public T Made<T>(string name, Func<T> make)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(name, _all.Count));
        return make();
    }

    public void End()
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new("", _all.Count));
    }
}
