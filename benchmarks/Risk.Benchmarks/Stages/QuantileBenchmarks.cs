using BenchmarkDotNet.Attributes;
using Risk.Engine;
using Risk.Engine.Kernels;
using Numerics = MathNet.Numerics.Distributions;

namespace Risk.Benchmarks.Stages;

/// <summary>From a uniform to a value of a law: each quantile kernel beside MathNet's inverse of the same law, and beside its sampler, which needs no uniform.</summary>
[MemoryDiagnoser]
public unsafe class QuantileBenchmarks : IDisposable
{
    private readonly double[] _values = new double[KernelColumns.Values];
    private readonly Random _random = new(1);
    private readonly KernelColumns _columns = new();
    private Instruction _code;
    private QuantileTable? _table;
    private Func<double, double> _inverse = null!;
    private Action<Random, double[]> _sampler = null!;

    /// <summary>The law, and how the engine inverts it.</summary>
    [Params("normal, table", "normal, rational", "PERT, table", "triangular", "exponential", "gamma, table")]
    public string Law { get; set; } = "";

    /// <summary>Tables are built once, as for a plan.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Instruction map = KernelColumns.Map;
        switch (Law)
        {
            case "normal, table":
                Table(Distribution.Normal(0, 1), u => Numerics.Normal.InvCDF(0, 1, u), (r, x) => Numerics.Normal.Samples(r, x, 0, 1));
                break;
            case "normal, rational":
                Table(Distribution.Normal(0, 1), u => Numerics.Normal.InvCDF(0, 1, u), (r, x) => Numerics.Normal.Samples(r, x, 0, 1));
                _code = map with { Run = NativeLane.NormalQuantile };
                break;
            case "PERT, table":
                const double a = 1 + (4 * 0.2 / 1.5), b = 1 + (4 * 1.3 / 1.5);
                Table(Distribution.Pert(0, 0.2, 1.5), u => 1.5 * Numerics.Beta.InvCDF(a, b, u), (r, x) => Numerics.Beta.Samples(r, x, a, b));
                break;
            case "triangular":
                _code = map with { Run = NativeLane.Triangular, K0 = 0, K1 = 0.15, K2 = 1.2 };
                Peer(u => Numerics.Triangular.InvCDF(0, 1.2, 0.15, u), (r, x) => Numerics.Triangular.Samples(r, x, 0, 1.2, 0.15));
                break;
            case "exponential":
                _code = map with { Run = NativeLane.LongMap1<Formulas.LogScaled>(), K0 = -1, K1 = 1 };
                Peer(u => Numerics.Exponential.InvCDF(1, u), (r, x) => Numerics.Exponential.Samples(r, x, 1));
                break;
            default:
                Table(Distribution.Gamma(1.5, 4.5), u => Numerics.Gamma.InvCDF(1.5, 1 / 4.5, u), (r, x) => Numerics.Gamma.Samples(r, x, 1.5, 1 / 4.5));
                break;
        }
    }

    /// <summary>Frees the columns.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _columns.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The static inverse, value by value.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = KernelColumns.Values)]
    public double MathNetInverse()
    {
        ReadOnlySpan<double> uniforms = _columns.Uniforms;
        for (int i = 0; i < uniforms.Length; i++)
        {
            _values[i] = _inverse(uniforms[i]);
        }

        return _values[^1];
    }

    /// <summary>The static sampler into an array, with System.Random.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double MathNetSampler()
    {
        _sampler(_random, _values);
        return _values[^1];
    }

    /// <summary>The kernel over a column of uniforms.</summary>
    [Benchmark(OperationsPerInvoke = KernelColumns.Values)]
    public double Risk() => _columns.Run(_code);

    private void Table(Distribution law, Func<double, double> inverse, Action<Random, double[]> sampler)
    {
        _table = LawTables.OfContinuous(law);
        _code = KernelColumns.Map with { Run = _table.Kernel, P = _table.Address };
        Peer(inverse, sampler);
    }

    private void Peer(Func<double, double> inverse, Action<Random, double[]> sampler) => (_inverse, _sampler) = (inverse, sampler);
}
