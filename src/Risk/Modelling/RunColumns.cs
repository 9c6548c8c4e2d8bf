namespace Risk.Modelling;

/// <summary>The outputs of one model over the batch of runs at hand: a column each, in the order of their names.</summary>
internal sealed unsafe class RunColumns(IReadOnlyList<string> valueNames, IReadOnlyList<string> eventNames, nint[] values, nint[] events)
{
    public IReadOnlyList<string> ValueNames => valueNames;

    public IReadOnlyList<string> EventNames => eventNames;

    /// <summary>A value output in the first <paramref name="runs"/> runs of the batch.</summary>
    public ReadOnlySpan<double> Value(int index, int runs) => new((void*)values[index], runs);

    /// <summary>An event output: all bits set where it happens, none where not.</summary>
    public ReadOnlySpan<ulong> Event(int index, int runs) => new((void*)events[index], runs);
}
