using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>Eight runs, where the machine has such vectors.</summary>
internal readonly unsafe struct Eight : IWidth<Vector512<double>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static nint Bytes => 64;

    [MethodImpl(Inline)]
    public static Vector512<double> At(byte* source) => Vector512.LoadAligned((double*)source);

    [MethodImpl(Inline)]
    public static void Put(Vector512<double> value, byte* target) => value.StoreAligned((double*)target);

    [MethodImpl(Inline)]
    public static Vector512<double> All(double value) => Vector512.Create(value);

    [MethodImpl(Inline)]
    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b) =>
        Avx512F.IsSupported ? Avx512F.Min(a, b) : Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    [MethodImpl(Inline)]
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) =>
        Avx512F.IsSupported ? Avx512F.Max(a, b) : Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    [MethodImpl(Inline)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(Inline)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(Inline)]
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    [MethodImpl(Inline)]
    public static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(Inline)]
    public static Vector512<double> LessFma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(-a, b, c);
}
