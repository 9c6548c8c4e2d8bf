using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>Four runs. Where the processor lacks an instruction, .NET computes the same value run by run.</summary>
internal readonly unsafe struct Four : ILane<Four>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<double> _runs;

    [MethodImpl(Inline)]
    public Four(Vector256<double> runs) => _runs = runs;

    public static int Width => 4;

    public static nint Bytes => 32;

    public static Four Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector256<double>.Zero);
    }

    public static Four Everywhere
    {
        [MethodImpl(Inline)]
        get => new(Vector256<double>.AllBitsSet);
    }

    public static Four Places
    {
        [MethodImpl(Inline)]
        get => new(Vector256.Create(0ul, 1, 2, 3).AsDouble());
    }

    public double First
    {
        [MethodImpl(Inline)]
        get => _runs.ToScalar();
    }

    public Vector256<double> Runs
    {
        [MethodImpl(Inline)]
        get => _runs;
    }

    private Vector256<ulong> Bits
    {
        [MethodImpl(Inline)]
        get => _runs.AsUInt64();
    }

    [MethodImpl(Inline)]
    public static Four All(double value) => new(Vector256.Create(value));

    [MethodImpl(Inline)]
    public static Four AllBits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(Inline)]
    public static Four At(byte* source) => new(Vector256.Load((double*)source));

    [MethodImpl(Inline)]
    public static void Put(Four value, byte* target) => value._runs.Store((double*)target);

    [MethodImpl(Inline)]
    public static Four operator +(Four a, Four b) => new(a._runs + b._runs);

    [MethodImpl(Inline)]
    public static Four operator -(Four a, Four b) => new(a._runs - b._runs);

    [MethodImpl(Inline)]
    public static Four operator *(Four a, Four b) => new(a._runs * b._runs);

    [MethodImpl(Inline)]
    public static Four operator /(Four a, Four b) => new(a._runs / b._runs);

    [MethodImpl(Inline)]
    public static Four operator -(Four a) => new(-a._runs);

    [MethodImpl(Inline)]
    public static Four operator &(Four a, Four b) => new(a._runs & b._runs);

    [MethodImpl(Inline)]
    public static Four operator |(Four a, Four b) => new(a._runs | b._runs);

    [MethodImpl(Inline)]
    public static Four operator ^(Four a, Four b) => new(a._runs ^ b._runs);

    [MethodImpl(Inline)]
    public static Four operator ~(Four a) => new(~a._runs);

    [MethodImpl(Inline)]
    public static Four XorHigh(Four product, Four b, ulong c) =>
        new(((product._runs.AsUInt64() >>> 32) ^ (b._runs.AsUInt64() ^ Vector256.Create(c))).AsDouble());

    [MethodImpl(Inline)]
    public static Four operator <<(Four a, int places) => new((a.Bits << places).AsDouble());

    [MethodImpl(Inline)]
    public static Four operator >>>(Four a, int places) => new((a.Bits >>> places).AsDouble());

    [MethodImpl(Inline)]
    public static Four AddBits(Four a, Four b) => new((a.Bits + b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Four SubtractBits(Four a, Four b) => new((a.Bits - b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Four MultiplyLow(Four a, uint b) => new((Avx2.IsSupported
        ? Avx2.Multiply(a._runs.AsUInt32(), Vector256.Create((ulong)b).AsUInt32())
        : (a.Bits & Vector256.Create(0xFFFF_FFFFul)) * Vector256.Create((ulong)b)).AsDouble());

    [MethodImpl(Inline)]
    public static Four Words(Four low, Four high) => new((Avx2.IsSupported
        ? Avx2.Blend(low._runs.AsUInt32(), (high.Bits << 32).AsUInt32(), 0b10101010).AsUInt64()
        : (low.Bits & Vector256.Create(0xFFFF_FFFFul)) | (high.Bits << 32)).AsDouble());

    [MethodImpl(Inline)]
    public static Four Fma(Four a, Four b, Four c) => new(Vector256.FusedMultiplyAdd(a._runs, b._runs, c._runs));

    [MethodImpl(Inline)]
    public static Four Fma(Four a, Four b, byte* c) => new(Vector256.FusedMultiplyAdd(a._runs, b._runs, Vector256.Load((double*)c)));

    [MethodImpl(Inline)]
    public static Four Min(Four a, Four b) => Avx.IsSupported ? new(Avx.Min(a._runs, b._runs)) : Select(LessThan(a, b), a, b);

    [MethodImpl(Inline)]
    public static Four Max(Four a, Four b) => Avx.IsSupported ? new(Avx.Max(a._runs, b._runs)) : Select(LessThan(b, a), a, b);

    [MethodImpl(Inline)]
    public static Four Max(Four a, byte* b) => Avx.IsSupported ? new(Avx.Max(a._runs, Vector256.Load((double*)b))) : Max(a, At(b));

    [MethodImpl(Inline)]
    public static Four Select(Four mask, Four a, Four b) =>
        new(Avx.IsSupported ? Avx.BlendVariable(b._runs, a._runs, mask._runs) : Vector256.ConditionalSelect(mask._runs, a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Four LessThan(Four a, Four b) => new(Vector256.LessThan(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Four LessOrEqual(Four a, Four b) => new(Vector256.LessThanOrEqual(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Four Equal(Four a, Four b) => new(Vector256.Equals(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Four Abs(Four a) => new(Vector256.Abs(a._runs));

    [MethodImpl(Inline)]
    public static Four Sqrt(Four a) => new(Vector256.Sqrt(a._runs));

    [MethodImpl(Inline)]
    public static Four Floor(Four a) => new(Vector256.Floor(a._runs));

    [MethodImpl(Inline)]
    public static uint Signs(Four a) => a._runs.ExtractMostSignificantBits();

    public static Four Each(Four a, Four b, delegate*<double, double, double> f)
    {
        Vector256<double> result = default;
        for (int i = 0; i < Width; i++)
        {
            result = result.WithElement(i, f(a._runs[i], b._runs[i]));
        }

        return new(result);
    }

    [MethodImpl(Inline)]
    public static ulong Origin(byte* table) => (ulong)table;

    [MethodImpl(Inline)]
    public static void PutCubics(byte* table, Four places, Four x, byte* target)
    {
        // The upper half first: the lower needs no register of its own then.
        Vector128<ulong> high = places.Bits.GetUpper(), low = places.Bits.GetLower();
        PutCubic((byte*)low.ToScalar(), (byte*)low.GetElement(1), (byte*)high.ToScalar(), (byte*)high.GetElement(1), x, target);
    }

    /// <summary>The same for four runs, with the places of their coefficients.</summary>
    [MethodImpl(Inline)]
    internal static void PutCubic(byte* a, byte* b, byte* c, byte* d, Four x, byte* target)
    {
        Twos(a + 16, b + 16, c + 16, d + 16, out Four third, out Four fourth);
        Twos(a, b, c, d, out Four first, out Four second);
        Put(Fma(Fma(Fma(fourth, x, third), x, second), x, first), target);
    }

    [MethodImpl(Inline)]
    public static void PutInFours(Four even, Four odd, byte* target)
    {
        Put(even, target);
        Put(odd, target + Bytes);
    }

    // Halves are put together by loads, which is cheaper than to load whole fours and shuffle them.
    [MethodImpl(Inline)]
    private static void Twos(byte* a, byte* b, byte* c, byte* d, out Four even, out Four odd)
    {
        Vector256<double> p = Vector256.Create(Vector128.LoadAligned((double*)a), Vector128.LoadAligned((double*)c));
        Vector256<double> q = Vector256.Create(Vector128.LoadAligned((double*)b), Vector128.LoadAligned((double*)d));
        if (Avx.IsSupported)
        {
            even = new(Avx.UnpackLow(p, q));
            odd = new(Avx.UnpackHigh(p, q));
        }
        else
        {
            even = new(Vector256.Create(p.GetElement(0), q.GetElement(0), p.GetElement(2), q.GetElement(2)));
            odd = new(Vector256.Create(p.GetElement(1), q.GetElement(1), p.GetElement(3), q.GetElement(3)));
        }
    }
}
