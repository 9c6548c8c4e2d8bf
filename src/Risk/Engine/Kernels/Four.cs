using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>Four runs: a lane.</summary>
internal readonly unsafe struct Four : IWidth<Vector256<double>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static nint Bytes => 32;

    [MethodImpl(Inline)]
    public static Vector256<double> At(byte* source) => Vector256.LoadAligned((double*)source);

    [MethodImpl(Inline)]
    public static void Put(Vector256<double> value, byte* target) => value.StoreAligned((double*)target);

    [MethodImpl(Inline)]
    public static Vector256<double> All(double value) => Vector256.Create(value);

    [MethodImpl(Inline)]
    public static Vector256<double> Min(Vector256<double> a, Vector256<double> b) => Lanes.Min(a, b);

    [MethodImpl(Inline)]
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Lanes.Max(a, b);

    [MethodImpl(Inline)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(Inline)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(Inline)]
    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    [MethodImpl(Inline)]
    public static Vector256<double> Fma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(Inline)]
    public static Vector256<double> LessFma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(-a, b, c);
}
