using System.Runtime.InteropServices;

namespace Risk.Tests.Engine.Kernels;

/// <summary>A column as the engine has it: aligned to 64 bytes.</summary>
internal sealed unsafe class Column : IDisposable
{
    public Column(int length)
    {
        Length = length;
        Pointer = (double*)NativeMemory.AlignedAlloc((nuint)length * sizeof(double), 64);
        Values.Clear();
    }

    public Column(ReadOnlySpan<double> values)
        : this(values.Length) => values.CopyTo(Values);

    public double* Pointer { get; }

    public int Length { get; }

    public Span<double> Values => new(Pointer, Length);

    public void Dispose() => NativeMemory.AlignedFree(Pointer);
}
