using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>
/// A pseudo-random permutation of [0, n) of which any place can be asked alone: six rounds on the least power of two that holds n, walked
/// until the place is below n (J. Black and P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
/// A round is x ← (x + a)·m mod 2ᵇ with m odd, then x ← x ⊕ ⌊x/2ˢ⌋ with s = ⌈b/2⌉: both are bijections.
/// </summary>
internal readonly struct Permutation
{
    private readonly Vector256<uint> a0, a1, a2, a3, a4, a5, m0, m1, m2, m3, m4, m5, mask, size;
    private readonly int shift;

    /// <summary>The permutation of <paramref name="n"/> places, at most 2³¹, for a key of twelve words: three blocks of the generator.</summary>
    public Permutation(ulong key, ulong replicate, uint n)
    {
        int bits = Math.Max(1, 32 - BitOperations.LeadingZeroCount(n - 1));
        (shift, mask, size) = ((bits + 1) / 2, Vector256.Create((uint)((1ul << bits) - 1)), Vector256.Create(n));
        (uint w0, uint w1, uint w2, uint w3) = Philox.Block((uint)replicate, (uint)(replicate >> 32), 1, 1, (uint)key, (uint)(key >> 32));
        (uint w4, uint w5, uint w6, uint w7) = Philox.Block((uint)replicate, (uint)(replicate >> 32), 2, 1, (uint)key, (uint)(key >> 32));
        (uint w8, uint w9, uint wa, uint wb) = Philox.Block((uint)replicate, (uint)(replicate >> 32), 4, 1, (uint)key, (uint)(key >> 32));
        (a0, a1, a2, a3) = (Vector256.Create(w0), Vector256.Create(w1), Vector256.Create(w2), Vector256.Create(w3));
        (m0, m1, m2, m3) = (Vector256.Create(w4 | 1), Vector256.Create(w5 | 1), Vector256.Create(w6 | 1), Vector256.Create(w7 | 1));
        (a4, a5, m4, m5) = (Vector256.Create(w8), Vector256.Create(w9), Vector256.Create(wa | 1), Vector256.Create(wb | 1));
    }

    /// <summary>The images of eight places, each below n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> Of(Vector256<uint> places)
    {
        Vector256<uint> x = Rounds(places);
        Vector256<uint> outside = Vector256.GreaterThanOrEqual(x, size);
        while (outside != Vector256<uint>.Zero)
        {
            x = Vector256.ConditionalSelect(outside, Rounds(x), x);
            outside = Vector256.GreaterThanOrEqual(x, size);
        }

        return x;
    }

    /// <summary>The image of one place.</summary>
    public uint Of(uint place) => Of(Vector256.Create(place)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<uint> Rounds(Vector256<uint> x)
    {
        x = ((x + a0) * m0) & mask;
        x ^= x >>> shift;
        x = ((x + a1) * m1) & mask;
        x ^= x >>> shift;
        x = ((x + a2) * m2) & mask;
        x ^= x >>> shift;
        x = ((x + a3) * m3) & mask;
        x ^= x >>> shift;
        x = ((x + a4) * m4) & mask;
        x ^= x >>> shift;
        x = ((x + a5) * m5) & mask;
        return x ^ (x >>> shift);
    }
}
