using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// Kept samples: per value output one column, in which run r stands at r − 4,096·<see cref="FirstLeaf"/>. Only the runs of
/// <see cref="Held"/> are filled; workers write their own runs and nobody else's.
/// </summary>
internal sealed record SampleBlock(long FirstLeaf, IReadOnlyList<LeafRange> Held, double[][] Columns)
{
    public static double[][] NewColumns(int outputs, int runs)
    {
        var columns = new double[outputs][];
        for (int i = 0; i < outputs; i++)
        {
            columns[i] = GC.AllocateUninitializedArray<double>(runs);
        }

        return columns;
    }

    /// <summary>The bytes of <paramref name="samples"/> as files hold them, in place; on a big-endian machine the samples are turned round.</summary>
    public static Span<byte> LittleEndian(Span<double> samples) => BinaryLayout.LittleEndian(samples);

    /// <summary>The held runs of one column, stretch by stretch, each with its first run.</summary>
    public IEnumerable<(long FirstRun, ReadOnlyMemory<double> Samples)> Stretches(int output, long runs)
    {
        foreach (LeafRange range in Held)
        {
            yield return (range.First * Leaf.Runs, Stretch(range, output, runs));
        }
    }

    /// <summary>The runs of one held range, in one column.</summary>
    public ReadOnlyMemory<double> Stretch(LeafRange range, int output, long runs)
    {
        long first = range.First * Leaf.Runs;
        long end = Math.Min(range.End * Leaf.Runs, runs);
        return Columns[output].AsMemory((int)(first - (FirstLeaf * Leaf.Runs)), (int)(end - first));
    }
}
