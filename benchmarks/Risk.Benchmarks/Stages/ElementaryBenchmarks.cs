using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Risk.Engine.Kernels;

namespace Risk.Benchmarks.Stages;

/// <summary>exp and log over a column in the first-level cache: the engine's, with the same bits on every machine, beside <c>Math</c> and the vectors of the framework.</summary>
[MemoryDiagnoser]
public unsafe class ElementaryBenchmarks : IDisposable
{
    private readonly double[] _values = new double[KernelColumns.Values];
    private readonly KernelColumns _columns = new();
    private Instruction _code;

    /// <summary>The function.</summary>
    [Params("exp", "log")]
    public string Function { get; set; } = "";

    /// <summary>Chooses the kernel.</summary>
    [GlobalSetup]
    public void Setup() => _code = KernelColumns.Map with { Run = Function == "exp" ? NativeLane.LongMap1<Formulas.ExpLinear1>() : NativeLane.LongMap1<Formulas.LogScaled>(), K0 = 1, K1 = 1 };

    /// <summary>Frees the columns.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _columns.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The scalar function of the framework.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = KernelColumns.Values)]
    public double SystemMath()
    {
        ReadOnlySpan<double> x = _columns.Uniforms;
        bool exp = Function == "exp";
        for (int i = 0; i < x.Length; i++)
        {
            _values[i] = exp ? Math.Exp(x[i]) : Math.Log(x[i]);
        }

        return _values[^1];
    }

    /// <summary>The vector function of the framework, four at a time.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double SystemVector256()
    {
        ReadOnlySpan<double> x = _columns.Uniforms;
        bool exp = Function == "exp";
        for (int i = 0; i < x.Length; i += Vector256<double>.Count)
        {
            var v = Vector256.Create(x[i..]);
            (exp ? Vector256.Exp(v) : Vector256.Log(v)).CopyTo(_values, i);
        }

        return _values[^1];
    }

    /// <summary>The kernel.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double Risk() => _columns.Run(_code);
}
