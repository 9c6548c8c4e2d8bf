using System.Collections.Concurrent;

namespace Risk.Engine;

/// <summary>
/// The directions of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on Scientific
/// Computing 30 (2008) 2635–2654: the set new-joe-kuo-6.21201. The resource holds, after the number of dimensions of each degree 0 to 18 (two bytes
/// each, from dimension 2 on), for each dimension of degree s the s − 1 inner bits of its polynomial and the k − 1 bits of (m_k − 1)/2, k = 1…s, low bits first.
/// </summary>
internal static class SobolDirections
{
    /// <summary>How many dimensions there are directions for.</summary>
    public const int Dimensions = 21_201;

    private const int Degrees = 19;
    private const int Bits = 32;

    private static readonly Lazy<byte[]> Resource = new(Read);
    private static readonly ConcurrentDictionary<int, uint[]> Known = new();

    /// <summary>The 32 directions of <paramref name="dimension"/>, from 0, each with its bits reversed: bit k of direction j is digit k + 1. Pinned.</summary>
    public static uint[] Of(int dimension) => Known.GetOrAdd(dimension, Make);

    private static uint[] Make(int dimension)
    {
        uint[] reversed = GC.AllocateUninitializedArray<uint>(Bits, pinned: true);
        if (dimension == 0)
        {
            // The van der Corput sequence: direction j is 2^-(j + 1).
            for (int j = 0; j < Bits; j++)
            {
                reversed[j] = 1u << j;
            }

            return reversed;
        }

        (int degree, long bit) = Locate(dimension);
        uint inner = Take(ref bit, degree - 1);
        var m = new ulong[Bits];
        for (int k = 0; k < Bits; k++)
        {
            m[k] = k < degree ? (2 * Take(ref bit, k)) + 1 : Next(m, k, degree, inner);

            // m_k / 2^(k + 1): its highest bit is digit 1, that is bit 0 here.
            reversed[k] = Reverse((uint)(m[k] << (Bits - 1 - k)));
        }

        return reversed;
    }

    /// <summary>m_k = 2·a₁·m_(k−1) ⊕ … ⊕ 2^(s−1)·a_(s−1)·m_(k−s+1) ⊕ 2^s·m_(k−s) ⊕ m_(k−s); a₁ is the highest of the inner bits.</summary>
    private static ulong Next(ulong[] m, int k, int degree, uint inner)
    {
        ulong next = m[k - degree] ^ (m[k - degree] << degree);
        for (int i = 1; i < degree; i++)
        {
            next ^= ((inner >> (degree - 1 - i)) & 1) == 0 ? 0 : m[k - i] << i;
        }

        return next;
    }

    private static (int Degree, long Bit) Locate(int dimension)
    {
        int before = 1;
        long bit = Degrees * 16;
        for (int degree = 1; degree < Degrees; degree++)
        {
            int count = Resource.Value[2 * degree] | (Resource.Value[(2 * degree) + 1] << 8);
            int size = degree - 1 + (degree * (degree - 1) / 2);
            if (dimension < before + count)
            {
                return (degree, bit + ((long)(dimension - before) * size));
            }

            before += count;
            bit += (long)count * size;
        }

        throw new ArgumentOutOfRangeException(nameof(dimension), dimension, $"there are directions for {Dimensions} dimensions");
    }

    private static uint Take(ref long bit, int count)
    {
        uint value = 0;
        for (int i = 0; i < count; i++, bit++)
        {
            value |= (uint)((Resource.Value[bit / 8] >> (int)(bit % 8)) & 1) << i;
        }

        return value;
    }

    private static uint Reverse(uint x)
    {
        uint y = 0;
        for (int i = 0; i < Bits; i++)
        {
            y |= ((x >> i) & 1) << (Bits - 1 - i);
        }

        return y;
    }

    private static byte[] Read()
    {
        using Stream stream = typeof(SobolDirections).Assembly.GetManifestResourceStream("Risk.joe-kuo-6.bin")!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
