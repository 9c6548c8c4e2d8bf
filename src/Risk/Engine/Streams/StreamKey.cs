using System.Buffers.Binary;
using System.Text;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// The name of a stream as bits: a 64-bit hash of the seed and the name of the input. What it returns is part of every result,
/// so it never changes within one <see cref="StreamVersion"/>.
/// </summary>
internal static class StreamKey
{
    /// <summary>
    /// The version of the map from (seed, name, run, slot) to a draw: this hash, the layout in <see cref="Philox"/> and its rounds.
    /// Any change of a bit raises it.
    /// </summary>
    public const int StreamVersion = 1;

    // 2⁶⁴ divided by the golden ratio, odd: the step of SplitMix64.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The key of the input <paramref name="name"/> under <paramref name="seed"/>.</summary>
    /// <remarks>
    /// h₀ = mix(seed + golden); for each 8 bytes of the UTF-8 name, little-endian, the last padded by zeros: h ← mix(h ⊕ word);
    /// at the end mix(h ⊕ golden·length). Each step is a bijection of h and of the word, so one seed never gives one key to two names of the
    /// same length up to 8 bytes; beyond that the chance of a collision is 2⁻⁶⁴ a pair, and the plan refuses one.
    /// </remarks>
    public static ulong Of(ulong seed, string name)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(name);
        ulong length = (ulong)bytes.Length;
        ulong h = Mix(unchecked(seed + Golden));
        while (bytes.Length >= 8)
        {
            h = Mix(h ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        ulong last = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            last |= (ulong)bytes[i] << (8 * i);
        }

        h = Mix(h ^ last);
        return Mix(h ^ unchecked(Golden * length));
    }

    /// <summary>The uniform of one run, the same bits as in a column.</summary>
    public static double Uniform(ulong seed, string name, ulong run, uint slot = 0) => Philox.Uniform(Of(seed, name), run, slot);

    // The finaliser of SplitMix64: Stafford, "Better bit mixing" (2011), variant 13.
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
