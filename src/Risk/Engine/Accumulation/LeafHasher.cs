using System.Buffers.Binary;
using System.Security.Cryptography;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Holds the outputs of one leaf until it is whole, and hashes them as <see cref="ResultChecksum"/> says.</summary>
internal sealed unsafe class LeafHasher : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly double[][] columns;
    private readonly int[] valueColumns;
    private readonly int[] eventColumns;

    public LeafHasher(IBatchProgram program)
    {
        string[] names = [.. program.ValueNames, .. program.EventNames];
        Array.Sort(names, StringComparer.Ordinal);
        columns = new double[names.Length + (program.HasWeights ? 1 : 0)][];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = new double[Leaf.Runs];
        }

        (valueColumns, eventColumns) = (Places(program.ValueNames, names), Places(program.EventNames, names));
    }

    /// <summary>The sum over the leaves hashed so far.</summary>
    public ResultChecksum Sum { get; private set; }

    public void AddValue(int value, int offset, double* column, int runs) =>
        new ReadOnlySpan<double>(column, runs).CopyTo(columns[valueColumns[value]].AsSpan(offset));

    /// <summary>The weights, which stand after the outputs.</summary>
    public void AddWeight(int offset, double* column, int runs) => new ReadOnlySpan<double>(column, runs).CopyTo(columns[^1].AsSpan(offset));

    public void AddEvent(int @event, int offset, ulong* masks, int runs)
    {
        fixed (double* column = columns[eventColumns[@event]])
        {
            Accumulate.Indicators(masks, runs, column + offset);
        }
    }

    private static int[] Places(IReadOnlyList<string> outputs, string[] names)
    {
        var places = new int[outputs.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = Array.BinarySearch(names, outputs[i], StringComparer.Ordinal);
        }

        return places;
    }

    /// <summary>Hashes the <paramref name="runs"/> runs of <paramref name="leaf"/>.</summary>
    public void EndLeaf(long leaf, int runs)
    {
        Span<byte> buffer = stackalloc byte[ResultChecksum.Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, leaf);
        hash.AppendData(buffer[..8]);
        foreach (double[] column in columns)
        {
            hash.AppendData(BinaryLayout.LittleEndian(column.AsSpan(0, runs)));
        }

        hash.GetHashAndReset(buffer);
        Sum += ResultChecksum.FromDigest(buffer);
    }

    public void Dispose() => hash.Dispose();
}
