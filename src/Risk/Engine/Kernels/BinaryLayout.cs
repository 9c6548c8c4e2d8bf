using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Risk.Engine.Kernels;

/// <summary>Columns as the bytes of little-endian binary64, whatever the machine.</summary>
internal static class BinaryLayout
{
    /// <summary>The bytes of <paramref name="column"/>, in place; on a big-endian machine the column is turned round and no longer readable.</summary>
    public static Span<byte> LittleEndian(Span<double> column)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<long> bits = MemoryMarshal.Cast<double, long>(column);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return MemoryMarshal.AsBytes(column);
    }
}
