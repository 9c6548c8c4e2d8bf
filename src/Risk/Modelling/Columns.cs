namespace Risk;

/// <summary>The argument columns of a <see cref="ColumnFunction"/>, valid during the call only.</summary>
public readonly unsafe ref struct Columns
{
    private readonly double** _columns;
    private readonly int _runs;

    internal Columns(double** columns, int count, int runs)
    {
        _columns = columns;
        _runs = runs;
        Count = count;
    }

    /// <summary>How many arguments there are.</summary>
    public int Count { get; }

    /// <summary>The column of argument <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    public ReadOnlySpan<double> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(_columns[index], _runs);
        }
    }
}
