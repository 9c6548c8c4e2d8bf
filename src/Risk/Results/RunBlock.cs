namespace Risk;

/// <summary>Consecutive runs, as columns of numbers.</summary>
public sealed class RunBlock
{
    private readonly ReadOnlyMemory<double>[] _columns;

    /// <summary>A block of columns of equal length.</summary>
    /// <param name="firstRun">The index of the first run, from 0.</param>
    /// <param name="columns">At least one; each a run a value.</param>
    /// <exception cref="ArgumentException">There is no column, or their lengths differ.</exception>
    public RunBlock(long firstRun, IReadOnlyList<ReadOnlyMemory<double>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns.Any(c => c.Length != columns[0].Length))
        {
            throw new ArgumentException("a block has at least one column, and as many runs in each", nameof(columns));
        }

        (FirstRun, _columns) = (firstRun, [.. columns]);
    }

    /// <summary>The index of the first run, from 0.</summary>
    public long FirstRun { get; }

    /// <summary>How many runs it holds.</summary>
    public int Runs => _columns[0].Length;

    /// <summary>How many columns it has.</summary>
    public int Columns => _columns.Length;

    /// <summary>One column, in the order in which columns were asked for; an event is 1 where it happens and 0 where not.</summary>
    public ReadOnlyMemory<double> this[int column] => _columns[column];
}
