using System.Buffers.Binary;

namespace Risk.Engine;

/// <summary>
/// The checksum of results: Σ over leaves, modulo 2²⁵⁶, of
/// SHA-256(leaf index as 8 bytes, little-endian ‖ the outputs of the leaf in ordinal order of name, values and events in one order;
/// of each output its runs in order, as little-endian binary64; a run of an event is 1.0 where it happens and 0.0 where not;
/// last the weights, where runs have them).
/// A digest counts as a big-endian number. The sum does not depend on the order of leaves, so parts can be added in any order.
/// Printed as 64 hexadecimal digits, lower case.
/// </summary>
internal readonly record struct ResultChecksum(ulong High, ulong MiddleHigh, ulong MiddleLow, ulong Low)
{
    /// <summary>Bytes of a digest.</summary>
    public const int Bytes = 32;

    public static ResultChecksum FromDigest(ReadOnlySpan<byte> digest) => new(
        BinaryPrimitives.ReadUInt64BigEndian(digest),
        BinaryPrimitives.ReadUInt64BigEndian(digest[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(digest[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(digest[24..]));

    public static ResultChecksum operator +(ResultChecksum a, ResultChecksum b)
    {
        UInt128 low = (UInt128)a.Low + b.Low;
        UInt128 middleLow = (UInt128)a.MiddleLow + b.MiddleLow + (low >> 64);
        UInt128 middleHigh = (UInt128)a.MiddleHigh + b.MiddleHigh + (middleLow >> 64);
        ulong high = unchecked(a.High + b.High + (ulong)(middleHigh >> 64));
        return new(high, (ulong)middleHigh, (ulong)middleLow, (ulong)low);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{MiddleHigh:x16}{MiddleLow:x16}{Low:x16}";
}
