global using Bits = System.Runtime.Intrinsics.Vector256<ulong>;
global using Lane = System.Runtime.Intrinsics.Vector256<double>;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Risk.Engine.Kernels;

/// <summary>
/// The arithmetic of a lane: four runs side by side. Everything here is exact or correctly rounded, so it has the same bits on every machine;
/// where the processor lacks an instruction, .NET computes the same value lane by lane.
/// </summary>
internal static unsafe class Lanes
{
    /// <summary>The number of runs in a lane.</summary>
    public const int Width = 4;

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Fma(Lane a, Lane b, Lane c) => Vector256.FusedMultiplyAdd(a, b, c);

    /// <summary>The same value in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane All(double value) => Vector256.Create(value);

    /// <summary>a &lt; b ? a : b. So b where either is not a number, and where they are zeros of either sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Min(Lane a, Lane b) => Avx.IsSupported ? Avx.Min(a, b) : Select(LessThan(a, b), a, b);

    /// <summary>a &gt; b ? a : b. So b where either is not a number, and where they are zeros of either sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Max(Lane a, Lane b) => Avx.IsSupported ? Avx.Max(a, b) : Select(GreaterThan(a, b), a, b);

    /// <summary>a where the mask is set, else b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Select(Lane mask, Lane a, Lane b) => Vector256.ConditionalSelect(mask, a, b);

    /// <summary>The mask of a &lt; b: all bits set or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane LessThan(Lane a, Lane b) => Vector256.LessThan(a, b);

    /// <summary>The mask of a ≤ b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane LessOrEqual(Lane a, Lane b) => Vector256.LessThanOrEqual(a, b);

    /// <summary>The mask of a &gt; b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane GreaterThan(Lane a, Lane b) => Vector256.GreaterThan(a, b);

    /// <summary>The mask of a ≥ b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane GreaterOrEqual(Lane a, Lane b) => Vector256.GreaterThanOrEqual(a, b);

    /// <summary>The mask of a = b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Equal(Lane a, Lane b) => Vector256.Equals(a, b);

    /// <summary>Both masks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane And(Lane a, Lane b) => a & b;

    /// <summary>Either mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Or(Lane a, Lane b) => a | b;

    /// <summary>The opposite mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Not(Lane a) => ~a;

    /// <summary>Whether the mask is set in any lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary>Whether the mask is set in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Every(Lane mask) => mask.ExtractMostSignificantBits() == 0b1111;

    /// <summary>|a|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Abs(Lane a) => Vector256.Abs(a);

    /// <summary>The whole numbers, each below 2³¹, as 32 bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Truncate(Lane a) => Avx.IsSupported
        ? Avx.ConvertToVector128Int32WithTruncation(a)
        : Vector128.Create((int)a.GetElement(0), (int)a.GetElement(1), (int)a.GetElement(2), (int)a.GetElement(3));

    /// <summary>√a, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sqrt(Lane a) => Vector256.Sqrt(a);

    /// <summary>The four values from <paramref name="source"/>, which is aligned to 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Load(double* source) => Vector256.LoadAligned(source);

    /// <summary>Writes the four values to <paramref name="target"/>, which is aligned to 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane value, double* target) => value.StoreAligned(target);
}
