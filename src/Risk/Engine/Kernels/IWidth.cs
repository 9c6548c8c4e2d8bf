namespace Risk.Engine.Kernels;

/// <summary>Arithmetic of <typeparamref name="T"/>, a vector of runs: each run has the same bits in any width.</summary>
internal unsafe interface IWidth<T>
    where T : struct
{
    /// <summary>Bytes of a vector.</summary>
    static abstract nint Bytes { get; }

    static abstract T At(byte* source);

    static abstract void Put(T value, byte* target);

    static abstract T All(double value);

    /// <summary>As <see cref="Lanes.Min"/>.</summary>
    static abstract T Min(T a, T b);

    /// <summary>As <see cref="Lanes.Max"/>.</summary>
    static abstract T Max(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T Divide(T a, T b);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>c − a·b, rounded once.</summary>
    static abstract T LessFma(T a, T b, T c);
}
