using System.Runtime.InteropServices;
using Risk.Engine.Kernels;

namespace Risk.Benchmarks.Stages;

/// <summary>Three columns of values as a batch of the engine has them, the first filled with uniforms; a kernel reads the first and writes the others.</summary>
internal sealed unsafe class KernelColumns : IDisposable
{
    public const int Values = 4096;

    // No multiple of 4,096 apart, or a load waits for the store before it.
    private const nint Stride = (Values * sizeof(double)) + 2112;

    private readonly byte* _frame = (byte*)NativeMemory.AlignedAlloc((nuint)(3 * Stride), 64);
    private readonly ulong* _keys = (ulong*)NativeMemory.Alloc(2, sizeof(ulong));
    private Batch _batch;

    public KernelColumns()
    {
        (_keys[0], _keys[1]) = (0x7_0000_002A, 0x8_0000_002B);
        _batch = new Batch { Frame = _frame, Runs = Values, Bytes = Values * sizeof(double), Stride = Stride };
        Fill(two: false);
        new ReadOnlySpan<double>(_frame + Stride, Values).CopyTo(new Span<double>(_frame, Values));
    }

    /// <summary>The uniforms.</summary>
    public ReadOnlySpan<double> Uniforms => new(_frame, Values);

    /// <summary>From the first column to the second.</summary>
    public static Instruction Map => new() { A = 0, D = Stride, E = 2 * Stride, StepA = 8, StepB = 8, StepC = 8 };

    /// <summary>New uniforms of one input or of two at once into the second column and the third; the last value.</summary>
    public double Fill(bool two)
    {
        double last = Run(Map with { Run = two ? &Operations.Uniform2 : &Operations.Uniform, P = _keys });
        _batch.FirstRun += Values;
        return last;
    }

    /// <summary>Executes; the last value of the second column.</summary>
    public double Run(Instruction code)
    {
        fixed (Batch* batch = &_batch)
        {
            code.Run(&code, batch);
        }

        return ((double*)(_frame + Stride))[Values - 1];
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_frame);
        NativeMemory.Free(_keys);
    }
}
