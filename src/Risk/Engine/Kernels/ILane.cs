namespace Risk.Engine.Kernels;

/// <summary>
/// A lane: several runs side by side, as wide as the machine's vectors. A formula is written once for any of them and has the same bits in all: everything here is exact or
/// correctly rounded, run by run. A mask is a lane whose runs have all bits set, or none.
/// </summary>
/// <typeparam name="T">The lane itself.</typeparam>
internal unsafe interface ILane<T>
    where T : struct, ILane<T>
{
    /// <summary>Runs in a lane.</summary>
    static abstract int Width { get; }

    /// <summary>Bytes of a lane.</summary>
    static abstract nint Bytes { get; }

    static abstract T Zero { get; }

    /// <summary>The mask of every run.</summary>
    static abstract T Everywhere { get; }

    /// <summary>The whole numbers 0, 1, 2, … as 64 bits each.</summary>
    static abstract T Places { get; }

    /// <summary>The first run's value.</summary>
    double First { get; }

    /// <summary>The same value in every run.</summary>
    static abstract T All(double value);

    /// <summary>The same 64 bits in every run.</summary>
    static abstract T AllBits(ulong bits);

    static abstract T At(byte* source);

    static abstract void Put(T value, byte* target);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T operator -(T a);

    static abstract T operator &(T a, T b);

    static abstract T operator |(T a, T b);

    static abstract T operator ^(T a, T b);

    static abstract T operator ~(T a);

    /// <summary>The high 32 bits of a product, moved down, ^ b ^ c in every run.</summary>
    static abstract T XorHigh(T product, T b, ulong c);

    /// <summary>Bits moved up.</summary>
    static abstract T operator <<(T a, int places);

    /// <summary>Bits moved down; zeros come after.</summary>
    static abstract T operator >>>(T a, int places);

    /// <summary>The sum of the bits as whole numbers, modulo 2⁶⁴.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>The difference of the bits as whole numbers, modulo 2⁶⁴.</summary>
    static abstract T SubtractBits(T a, T b);

    /// <summary>The products of the low 32 bits and b, whatever stands above them.</summary>
    static abstract T MultiplyLow(T a, uint b);

    /// <summary>The low 32 bits of <paramref name="low"/>, and those of <paramref name="high"/> above them.</summary>
    static abstract T Words(T low, T high);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>The same with what stands at <paramref name="c"/>: one instruction, where the compiler would load it by another.</summary>
    static abstract T Fma(T a, T b, byte* c);

    /// <summary>a &lt; b ? a : b. So b where either is not a number, and where they are zeros of either sign.</summary>
    static abstract T Min(T a, T b);

    /// <summary>a &gt; b ? a : b. So b where either is not a number, and where they are zeros of either sign.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The same with what stands at <paramref name="b"/>, in one instruction too.</summary>
    static abstract T Max(T a, byte* b);

    /// <summary>a where the mask is set, else b.</summary>
    static abstract T Select(T mask, T a, T b);

    static abstract T LessThan(T a, T b);

    static abstract T LessOrEqual(T a, T b);

    static abstract T Equal(T a, T b);

    static abstract T Abs(T a);

    /// <summary>√a, correctly rounded.</summary>
    static abstract T Sqrt(T a);

    static abstract T Floor(T a);

    /// <summary>The first bit of every run, the first run's lowest.</summary>
    static abstract uint Signs(T a);

    /// <summary>f(a, b), run by run: for what is too rare to be a formula.</summary>
    static abstract T Each(T a, T b, delegate*<double, double, double> f);

    /// <summary>What the places of <see cref="PutCubics"/> are counted from: 0 or, where they are addresses, that of the table.</summary>
    static abstract ulong Origin(byte* table);

    /// <summary>
    /// Writes c₀ + c₁x + c₂x² + c₃x³, with the coefficients that lie as four neighbouring doubles at each run's place in the table: fewer than 2³² bytes on, and aligned to 32.
    /// </summary>
    static abstract void PutCubics(byte* table, T places, T x, byte* target);

    /// <summary>
    /// Writes two lanes of which fours follow each other in turn: runs 0 to 3 of the one, of the other, then, where there are, runs 4 to 7. Of lanes of two, their part of the fours.
    /// </summary>
    static abstract void PutInFours(T even, T odd, byte* target);
}
