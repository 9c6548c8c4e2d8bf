using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>Eight runs: the lane of machines with AVX-512. Elsewhere it has the same values, slowly.</summary>
internal readonly unsafe struct Eight : ILane<Eight>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<double> _runs;

    [MethodImpl(Inline)]
    public Eight(Vector512<double> runs) => _runs = runs;

    /// <summary>Whether the machine computes eight runs at once; a constant to the compiler.</summary>
    public static bool IsNative
    {
        [MethodImpl(Inline)]
        get => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;
    }

    public static int Width => 8;

    public static nint Bytes => 64;

    public static Eight Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector512<double>.Zero);
    }

    public static Eight Everywhere
    {
        [MethodImpl(Inline)]
        get => new(Vector512<double>.AllBitsSet);
    }

    public static Eight Places
    {
        [MethodImpl(Inline)]
        get => new(Vector512.Create(0ul, 1, 2, 3, 4, 5, 6, 7).AsDouble());
    }

    public double First
    {
        [MethodImpl(Inline)]
        get => _runs.ToScalar();
    }

    private Vector512<ulong> Bits
    {
        [MethodImpl(Inline)]
        get => _runs.AsUInt64();
    }

    [MethodImpl(Inline)]
    public static Eight All(double value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Eight AllBits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight At(byte* source) => new(Vector512.Load((double*)source));

    [MethodImpl(Inline)]
    public static void Put(Eight value, byte* target) => value._runs.Store((double*)target);

    [MethodImpl(Inline)]
    public static Eight operator +(Eight a, Eight b) => new(a._runs + b._runs);

    [MethodImpl(Inline)]
    public static Eight operator -(Eight a, Eight b) => new(a._runs - b._runs);

    [MethodImpl(Inline)]
    public static Eight operator *(Eight a, Eight b) => new(a._runs * b._runs);

    [MethodImpl(Inline)]
    public static Eight operator /(Eight a, Eight b) => new(a._runs / b._runs);

    [MethodImpl(Inline)]
    public static Eight operator -(Eight a) => new(-a._runs);

    [MethodImpl(Inline)]
    public static Eight operator &(Eight a, Eight b) => new((a.Bits & b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight operator |(Eight a, Eight b) => new((a.Bits | b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight operator ^(Eight a, Eight b) => new((a.Bits ^ b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight operator ~(Eight a) => new((~a.Bits).AsDouble());

    // One instruction, which the compiler does not find by itself across inlined calls.
    [MethodImpl(Inline)]
    public static Eight XorHigh(Eight product, Eight b, ulong c) => new((Avx512F.IsSupported
        ? Avx512F.TernaryLogic(product.Bits >>> 32, b.Bits, Vector512.Create(c), 0b1001_0110)
        : (product.Bits >>> 32) ^ (b.Bits ^ Vector512.Create(c))).AsDouble());

    [MethodImpl(Inline)]
    public static Eight operator <<(Eight a, int places) => new((a.Bits << places).AsDouble());

    [MethodImpl(Inline)]
    public static Eight operator >>>(Eight a, int places) => new((a.Bits >>> places).AsDouble());

    [MethodImpl(Inline)]
    public static Eight AddBits(Eight a, Eight b) => new((a.Bits + b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight SubtractBits(Eight a, Eight b) => new((a.Bits - b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Eight MultiplyLow(Eight a, uint b) => new((Avx512F.IsSupported
        ? Avx512F.Multiply(a._runs.AsUInt32(), Vector512.Create((ulong)b).AsUInt32())
        : (a.Bits & Vector512.Create(0xFFFF_FFFFul)) * Vector512.Create((ulong)b)).AsDouble());

    [MethodImpl(Inline)]
    public static Eight Words(Eight low, Eight high) =>
        new(Vector512.ConditionalSelect(Vector512.Create(0xFFFF_FFFFul), low.Bits, high.Bits << 32).AsDouble());

    [MethodImpl(Inline)]
    public static Eight Fma(Eight a, Eight b, Eight c) => new(Vector512.FusedMultiplyAdd(a._runs, b._runs, c._runs));

    [MethodImpl(Inline)]
    public static Eight Fma(Eight a, Eight b, byte* c) => new(Vector512.FusedMultiplyAdd(a._runs, b._runs, Vector512.Load((double*)c)));

    [MethodImpl(Inline)]
    public static Eight Min(Eight a, Eight b) => Avx512F.IsSupported ? new(Avx512F.Min(a._runs, b._runs)) : Select(LessThan(a, b), a, b);

    [MethodImpl(Inline)]
    public static Eight Max(Eight a, Eight b) => Avx512F.IsSupported ? new(Avx512F.Max(a._runs, b._runs)) : Select(LessThan(b, a), a, b);

    [MethodImpl(Inline)]
    public static Eight Max(Eight a, byte* b) => Avx512F.IsSupported ? new(Avx512F.Max(a._runs, Vector512.Load((double*)b))) : Max(a, At(b));

    [MethodImpl(Inline)]
    public static Eight Select(Eight mask, Eight a, Eight b) => new(Vector512.ConditionalSelect(mask._runs, a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Eight LessThan(Eight a, Eight b) => new(Vector512.LessThan(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Eight LessOrEqual(Eight a, Eight b) => new(Vector512.LessThanOrEqual(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Eight Equal(Eight a, Eight b) => new(Vector512.Equals(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Eight Abs(Eight a) => new(Vector512.Abs(a._runs));

    [MethodImpl(Inline)]
    public static Eight Sqrt(Eight a) => new(Vector512.Sqrt(a._runs));

    [MethodImpl(Inline)]
    public static Eight Floor(Eight a) => new(Vector512.Floor(a._runs));

    [MethodImpl(Inline)]
    public static uint Signs(Eight a) => (uint)a._runs.ExtractMostSignificantBits();

    public static Eight Each(Eight a, Eight b, delegate*<double, double, double> f)
    {
        Vector512<double> result = default;
        for (int i = 0; i < Width; i++)
        {
            result = result.WithElement(i, f(a._runs[i], b._runs[i]));
        }

        return new(result);
    }

    [MethodImpl(Inline)]
    public static ulong Origin(byte* table) => 0;

    [MethodImpl(Inline)]
    public static void PutCubics(byte* table, Eight places, Eight x, byte* target)
    {
        // Places leave the vector registers two to a word, and coefficients are put together four runs at a time: both are quicker (measured).
        Vector256<uint> words = Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt32(places.Bits) : Vector256.Narrow(places.Bits.GetLower(), places.Bits.GetUpper());
        Vector128<ulong> low = words.GetLower().AsUInt64(), high = words.GetUpper().AsUInt64();
        ulong ab = low.ToScalar(), cd = low.GetElement(1), ef = high.ToScalar(), gh = high.GetElement(1);
        Four.PutCubic(table + (uint)ab, table + (ab >> 32), table + (uint)cd, table + (cd >> 32), new(x._runs.GetLower()), target);
        Four.PutCubic(table + (uint)ef, table + (ef >> 32), table + (uint)gh, table + (gh >> 32), new(x._runs.GetUpper()), target + Four.Bytes);
    }

    [MethodImpl(Inline)]
    public static void PutInFours(Eight even, Eight odd, byte* target)
    {
        even._runs.GetLower().Store((double*)target);
        odd._runs.GetLower().Store((double*)(target + Four.Bytes));
        even._runs.GetUpper().Store((double*)(target + (2 * Four.Bytes)));
        odd._runs.GetUpper().Store((double*)(target + (3 * Four.Bytes)));
    }
}
