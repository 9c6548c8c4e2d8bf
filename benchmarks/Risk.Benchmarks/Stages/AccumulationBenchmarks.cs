using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Statistics;
using Risk.Engine;
using Risk.Engine.Kernels;
using Numerics = MathNet.Numerics.Distributions;

namespace Risk.Benchmarks.Stages;

/// <summary>Four moments and the extremes of 2^20 values, and the histogram that stands in for samples.</summary>
[MemoryDiagnoser]
public class AccumulationBenchmarks
{
    private const int Count = 1 << 20, Leaf = 4096;

    private readonly double[] _values = new double[Count];

    /// <summary>Lognormal values.</summary>
    [GlobalSetup]
    public void Setup() => Numerics.LogNormal.Samples(new Random(1), _values, 3, 0.5);

    /// <summary>The running statistics of MathNet: the same moments and extremes.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double MathNetRunningStatistics() => new RunningStatistics(_values).Kurtosis;

    /// <summary>What most people write: mean and variance by two passes of LINQ.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double LinqMeanAndVariance()
    {
        double mean = _values.Average();
        return _values.Sum(x => (x - mean) * (x - mean)) / (Count - 1);
    }

    /// <summary>The sums of leaves.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public unsafe double RiskMoments()
    {
        MomentLanes lanes = default;
        double sum = 0;
        fixed (double* values = _values)
        {
            for (int from = 0; from < Count; from += Leaf)
            {
                Accumulate.Begin(ref lanes, values[from]);
                Accumulate.Moments(values + from, Leaf, ref lanes);
                sum += Accumulate.Sum(lanes.Sum4A, lanes.Sum4B);
            }
        }

        return sum;
    }

    /// <summary>Counts in fixed buckets.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long RiskHistogram()
    {
        var histogram = new Engine.Histogram();
        histogram.Add(_values);
        return histogram.Count;
    }
}
