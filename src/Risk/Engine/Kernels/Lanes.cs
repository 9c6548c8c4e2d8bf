using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>The arithmetic of <see cref="ILane{T}"/> by name, so that a formula reads like the mathematics.</summary>
internal static class Lanes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// Runs in the lane of this machine: 8, 4 or 2. Asked as a program runs, not a constant of the compiler, so that a plan's code that was compiled ahead of time holds on every machine.
    /// </summary>
    public static int NativeWidth { get; } = Eight.IsNative ? Eight.Width : Two.IsNative ? Two.Width : Four.Width;

    [MethodImpl(Inline)]
    public static T Fma<T>(T a, T b, T c)
        where T : struct, ILane<T> => T.Fma(a, b, c);

    [MethodImpl(Inline)]
    public static T Min<T>(T a, T b)
        where T : struct, ILane<T> => T.Min(a, b);

    [MethodImpl(Inline)]
    public static T Max<T>(T a, T b)
        where T : struct, ILane<T> => T.Max(a, b);

    [MethodImpl(Inline)]
    public static T Select<T>(T mask, T a, T b)
        where T : struct, ILane<T> => T.Select(mask, a, b);

    [MethodImpl(Inline)]
    public static T LessThan<T>(T a, T b)
        where T : struct, ILane<T> => T.LessThan(a, b);

    [MethodImpl(Inline)]
    public static T LessOrEqual<T>(T a, T b)
        where T : struct, ILane<T> => T.LessOrEqual(a, b);

    [MethodImpl(Inline)]
    public static T GreaterThan<T>(T a, T b)
        where T : struct, ILane<T> => T.LessThan(b, a);

    [MethodImpl(Inline)]
    public static T GreaterOrEqual<T>(T a, T b)
        where T : struct, ILane<T> => T.LessOrEqual(b, a);

    [MethodImpl(Inline)]
    public static T Equal<T>(T a, T b)
        where T : struct, ILane<T> => T.Equal(a, b);

    [MethodImpl(Inline)]
    public static T Abs<T>(T a)
        where T : struct, ILane<T> => T.Abs(a);

    [MethodImpl(Inline)]
    public static T Sqrt<T>(T a)
        where T : struct, ILane<T> => T.Sqrt(a);

    [MethodImpl(Inline)]
    public static T Floor<T>(T a)
        where T : struct, ILane<T> => T.Floor(a);

    [MethodImpl(Inline)]
    public static T AddBits<T>(T a, T b)
        where T : struct, ILane<T> => T.AddBits(a, b);

    [MethodImpl(Inline)]
    public static T SubtractBits<T>(T a, T b)
        where T : struct, ILane<T> => T.SubtractBits(a, b);

    /// <summary>Whether the mask is set in any run.</summary>
    [MethodImpl(Inline)]
    public static bool Any<T>(T mask)
        where T : struct, ILane<T> => T.Signs(mask) != 0;

    /// <summary>Whether the mask is set in every run.</summary>
    [MethodImpl(Inline)]
    public static bool Every<T>(T mask)
        where T : struct, ILane<T> => T.Signs(mask) == (1u << T.Width) - 1;
}
