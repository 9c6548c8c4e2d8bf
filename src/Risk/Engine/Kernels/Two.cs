using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>Two runs: the lane of machines whose vectors have 128 bits, such as Arm ones. Where the processor lacks an instruction, .NET computes the same value run by run.</summary>
internal readonly unsafe struct Two : ILane<Two>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector128<double> _runs;

    [MethodImpl(Inline)]
    public Two(Vector128<double> runs) => _runs = runs;

    /// <summary>Whether vectors of four runs would be made of two each; a constant to the compiler.</summary>
    public static bool IsNative
    {
        [MethodImpl(Inline)]
        get => Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated;
    }

    public static int Width => 2;

    public static nint Bytes => 16;

    public static Two Zero
    {
        [MethodImpl(Inline)]
        get => new(Vector128<double>.Zero);
    }

    public static Two Everywhere
    {
        [MethodImpl(Inline)]
        get => new(Vector128<double>.AllBitsSet);
    }

    public static Two Places
    {
        [MethodImpl(Inline)]
        get => new(Vector128.Create(0ul, 1).AsDouble());
    }

    public double First
    {
        [MethodImpl(Inline)]
        get => _runs.ToScalar();
    }

    private Vector128<ulong> Bits
    {
        [MethodImpl(Inline)]
        get => _runs.AsUInt64();
    }

    [MethodImpl(Inline)]
    public static Two All(double value) => new(Vector128.Create(value));

    [MethodImpl(Inline)]
    public static Two AllBits(ulong bits) => new(Vector128.Create(bits).AsDouble());

    [MethodImpl(Inline)]
    public static Two At(byte* source) => new(Vector128.Load((double*)source));

    [MethodImpl(Inline)]
    public static void Put(Two value, byte* target) => value._runs.Store((double*)target);

    [MethodImpl(Inline)]
    public static Two operator +(Two a, Two b) => new(a._runs + b._runs);

    [MethodImpl(Inline)]
    public static Two operator -(Two a, Two b) => new(a._runs - b._runs);

    [MethodImpl(Inline)]
    public static Two operator *(Two a, Two b) => new(a._runs * b._runs);

    [MethodImpl(Inline)]
    public static Two operator /(Two a, Two b) => new(a._runs / b._runs);

    [MethodImpl(Inline)]
    public static Two operator -(Two a) => new(-a._runs);

    [MethodImpl(Inline)]
    public static Two operator &(Two a, Two b) => new(a._runs & b._runs);

    [MethodImpl(Inline)]
    public static Two operator |(Two a, Two b) => new(a._runs | b._runs);

    [MethodImpl(Inline)]
    public static Two operator ^(Two a, Two b) => new(a._runs ^ b._runs);

    [MethodImpl(Inline)]
    public static Two operator ~(Two a) => new(~a._runs);

    [MethodImpl(Inline)]
    public static Two XorHigh(Two product, Two b, ulong c) =>
        new(((product._runs.AsUInt64() >>> 32) ^ (b._runs.AsUInt64() ^ Vector128.Create(c))).AsDouble());

    [MethodImpl(Inline)]
    public static Two operator <<(Two a, int places) => new((a.Bits << places).AsDouble());

    [MethodImpl(Inline)]
    public static Two operator >>>(Two a, int places) => new((a.Bits >>> places).AsDouble());

    [MethodImpl(Inline)]
    public static Two AddBits(Two a, Two b) => new((a.Bits + b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Two SubtractBits(Two a, Two b) => new((a.Bits - b.Bits).AsDouble());

    [MethodImpl(Inline)]
    public static Two MultiplyLow(Two a, uint b)
    {
        if (AdvSimd.IsSupported)
        {
            return new(AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(a.Bits), Vector64.Create(b)).AsDouble());
        }

        return new((Sse2.IsSupported
            ? Sse2.Multiply(a._runs.AsUInt32(), Vector128.Create((ulong)b).AsUInt32())
            : (a.Bits & Vector128.Create(0xFFFF_FFFFul)) * Vector128.Create((ulong)b)).AsDouble());
    }

    [MethodImpl(Inline)]
    public static Two Words(Two low, Two high) => new((AdvSimd.IsSupported
        ? AdvSimd.ShiftLeftAndInsert(low.Bits, high.Bits, 32)
        : (low.Bits & Vector128.Create(0xFFFF_FFFFul)) | (high.Bits << 32)).AsDouble());

    [MethodImpl(Inline)]
    public static Two Fma(Two a, Two b, Two c) => new(Vector128.FusedMultiplyAdd(a._runs, b._runs, c._runs));

    [MethodImpl(Inline)]
    public static Two Fma(Two a, Two b, byte* c) => new(Vector128.FusedMultiplyAdd(a._runs, b._runs, Vector128.Load((double*)c)));

    [MethodImpl(Inline)]
    public static Two Min(Two a, Two b) => Sse2.IsSupported ? new(Sse2.Min(a._runs, b._runs)) : Select(LessThan(a, b), a, b);

    [MethodImpl(Inline)]
    public static Two Max(Two a, Two b) => Sse2.IsSupported ? new(Sse2.Max(a._runs, b._runs)) : Select(LessThan(b, a), a, b);

    [MethodImpl(Inline)]
    public static Two Max(Two a, byte* b) => Max(a, At(b));

    [MethodImpl(Inline)]
    public static Two Select(Two mask, Two a, Two b) => new(Vector128.ConditionalSelect(mask._runs, a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Two LessThan(Two a, Two b) => new(Vector128.LessThan(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Two LessOrEqual(Two a, Two b) => new(Vector128.LessThanOrEqual(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Two Equal(Two a, Two b) => new(Vector128.Equals(a._runs, b._runs));

    [MethodImpl(Inline)]
    public static Two Abs(Two a) => new(Vector128.Abs(a._runs));

    [MethodImpl(Inline)]
    public static Two Sqrt(Two a) => new(Vector128.Sqrt(a._runs));

    [MethodImpl(Inline)]
    public static Two Floor(Two a) => new(Vector128.Floor(a._runs));

    [MethodImpl(Inline)]
    public static uint Signs(Two a) => a._runs.ExtractMostSignificantBits();

    public static Two Each(Two a, Two b, delegate*<double, double, double> f)
    {
        Vector128<double> result = default;
        for (int i = 0; i < Width; i++)
        {
            result = result.WithElement(i, f(a._runs[i], b._runs[i]));
        }

        return new(result);
    }

    [MethodImpl(Inline)]
    public static ulong Origin(byte* table) => (ulong)table;

    [MethodImpl(Inline)]
    public static void PutCubics(byte* table, Two places, Two x, byte* target)
    {
        double* a = (double*)places.Bits.ToScalar(), b = (double*)places.Bits.GetElement(1);
        Pairs(a + 2, b + 2, out Two third, out Two fourth);
        Pairs(a, b, out Two first, out Two second);
        Put(Fma(Fma(Fma(fourth, x, third), x, second), x, first), target);
    }

    [MethodImpl(Inline)]
    public static void PutInFours(Two even, Two odd, byte* target)
    {
        Put(even, target);
        Put(odd, target + Four.Bytes);
    }

    [MethodImpl(Inline)]
    private static void Pairs(double* a, double* b, out Two even, out Two odd)
    {
        Vector128<double> p = Vector128.LoadAligned(a), q = Vector128.LoadAligned(b);
        if (AdvSimd.Arm64.IsSupported)
        {
            even = new(AdvSimd.Arm64.ZipLow(p, q));
            odd = new(AdvSimd.Arm64.ZipHigh(p, q));
        }
        else if (Sse2.IsSupported)
        {
            even = new(Sse2.UnpackLow(p, q));
            odd = new(Sse2.UnpackHigh(p, q));
        }
        else
        {
            even = new(Vector128.Create(p[0], q[0]));
            odd = new(Vector128.Create(p[1], q[1]));
        }
    }
}
