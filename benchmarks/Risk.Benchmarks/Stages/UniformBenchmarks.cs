using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Random;

namespace Risk.Benchmarks.Stages;

/// <summary>A uniform in (0, 1): the engine's counter-based generator beside the generators of the framework and of MathNet.Numerics as people call them.</summary>
[MemoryDiagnoser]
public class UniformBenchmarks : IDisposable
{
    private readonly double[] _values = new double[KernelColumns.Values];
    private readonly Random _seeded = new(1), _quick = new();
    private readonly MersenneTwister _twister = new(1);
    private readonly Xoshiro256StarStar _xoshiro = new(1, false);
    private readonly KernelColumns _columns = new();

    /// <summary>Frees the columns.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _columns.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary><c>new Random(seed)</c>, the one that repeats.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = KernelColumns.Values)]
    public double SystemRandomSeeded() => Fill(_seeded);

    /// <summary><c>new Random()</c>: xoshiro256**, which does not repeat.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double SystemRandomUnseeded() => Fill(_quick);

    /// <summary>MathNet's default, with its lock.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double MathNetMersenneTwister() => Fill(_twister);

    /// <summary>MathNet's quickest.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double MathNetXoshiro() => Fill(_xoshiro);

    /// <summary>Philox4x32-10, one input.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double RiskOneInput() => _columns.Fill(two: false);

    /// <summary>Philox4x32-10, two inputs in one call, as the engine does where it can.</summary>
    [Benchmark(OperationsPerInvoke = 2 * KernelColumns.Values)]
    public double RiskTwoInputs() => _columns.Fill(two: true);

    private double Fill(Random random)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = random.NextDouble();
        }

        return _values[^1];
    }
}
