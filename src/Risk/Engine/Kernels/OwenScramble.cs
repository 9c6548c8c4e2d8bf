using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>
/// Nested uniform scrambling by a hash, on bit-reversed numbers: every step lets a bit be changed by lower bits only, so that each digit is flipped by
/// a function of the digits before it (S. Laine and T. Karras, "Stratified sampling for stochastic transparency", EGSR 2011; B. Burley, "Practical
/// hash-based Owen scrambling", JCGT 9 (2020) no. 4; constants of N. Vegdahl, 2021). Two passes with keys of their own.
/// </summary>
internal readonly struct OwenScramble
{
    private readonly Vector256<uint> add0, times0, add1, times1;

    public OwenScramble(ulong key, ulong replicate)
    {
        (uint w0, uint w1, uint w2, uint w3) = Philox.Block((uint)replicate, (uint)(replicate >> 32), 3, 1, (uint)key, (uint)(key >> 32));
        (add0, times0, add1, times1) = (Vector256.Create(w0), Vector256.Create(w1 | 1), Vector256.Create(w2), Vector256.Create(w3 | 1));
    }

    /// <summary>Scrambles bit-reversed numbers; the result is bit-reversed too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> Of(Vector256<uint> x)
    {
        x += add0;
        x ^= x * Vector256.Create(0x3d20adeau);
        x *= times0;
        x ^= x * Vector256.Create(0x05526c56u);
        x ^= x * Vector256.Create(0x53a22864u);
        x += add1;
        x ^= x * Vector256.Create(0x3d20adeau);
        x *= times1;
        x ^= x * Vector256.Create(0x05526c56u);
        return x ^ (x * Vector256.Create(0x53a22864u));
    }

    /// <summary>Twenty bits for the digits past the 32nd, a hash of the scrambled number, in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> Rest(Vector256<uint> scrambled)
    {
        // The finaliser of MurmurHash3 (A. Appleby).
        Vector256<uint> x = scrambled ^ add1;
        x ^= x >>> 16;
        x *= Vector256.Create(0x85ebca6bu);
        x ^= x >>> 13;
        x *= Vector256.Create(0xc2b2ae35u);
        return x >>> 12;
    }

    /// <summary>The 32 bits in opposite order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Reverse(Vector256<uint> x)
    {
        x = ((x >>> 1) & Vector256.Create(0x55555555u)) | ((x & Vector256.Create(0x55555555u)) << 1);
        x = ((x >>> 2) & Vector256.Create(0x33333333u)) | ((x & Vector256.Create(0x33333333u)) << 2);
        x = ((x >>> 4) & Vector256.Create(0x0f0f0f0fu)) | ((x & Vector256.Create(0x0f0f0f0fu)) << 4);
        x = ((x >>> 8) & Vector256.Create(0x00ff00ffu)) | ((x & Vector256.Create(0x00ff00ffu)) << 8);
        return (x >>> 16) | (x << 16);
    }
}
