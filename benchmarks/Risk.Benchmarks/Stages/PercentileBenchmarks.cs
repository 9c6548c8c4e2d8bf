using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Statistics;
using Risk.Results;
using Numerics = MathNet.Numerics.Distributions;

namespace Risk.Benchmarks.Stages;

/// <summary>P5, P50 and P95 of 2^20 kept samples, exactly.</summary>
[MemoryDiagnoser]
public class PercentileBenchmarks
{
    private const int Count = 1 << 20;

    private static readonly long[] Ranks = [Count / 20, Count / 2, Count * 19L / 20];

    private readonly double[] _values = new double[Count], _copy = new double[Count];

    /// <summary>Lognormal values.</summary>
    [GlobalSetup]
    public void Setup() => Numerics.LogNormal.Samples(new Random(1), _values, 3, 0.5);

    /// <summary>A sorted copy.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double ArraySort()
    {
        _values.CopyTo(_copy, 0);
        Array.Sort(_copy);
        return _copy[Ranks[0]] + _copy[Ranks[1]] + _copy[Ranks[2]];
    }

    /// <summary>MathNet's selection in a copy, once for each percentile.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double MathNetQuantiles()
    {
        _values.CopyTo(_copy, 0);
        return ArrayStatistics.QuantileInplace(_copy, 0.05) + ArrayStatistics.QuantileInplace(_copy, 0.5) + ArrayStatistics.QuantileInplace(_copy, 0.95);
    }

    /// <summary>Buckets, then the values of three of them.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Risk()
    {
        Span<double> found = stackalloc double[3];
        new SampleQuantiles(_values).Select(Ranks, found);
        return found[0] + found[1] + found[2];
    }
}
