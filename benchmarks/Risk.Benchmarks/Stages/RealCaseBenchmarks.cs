using BenchmarkDotNet.Attributes;
using MathNet.Numerics.Random;
using NextGenerationSharedServices;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Stages;

/// <summary>A run of the real case on one thread: plain MathNet, which computes one criterion in one perimeter, and the library, which computes all.</summary>
[MemoryDiagnoser]
public class RealCaseBenchmarks
{
    private const int PeerRuns = 1 << 13, Runs = 1 << 16;

    private readonly int _seed = 1;
    private ProgrammeModel _model = null!;

    /// <summary>The plan is made once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _model = BaseCase.Programme().ToModel();
        _model.Simulate(new() { Runs = 1, Seed = 1 });
    }

    /// <summary>One run at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PeerRuns)]
    public double PlainMathNet() => MathNetRealCase.Simulate(PeerRuns, new MersenneTwister(_seed)).Npv[0];

    /// <summary>The records of the sample.</summary>
    [Benchmark(OperationsPerInvoke = Runs)]
    public double Risk() => _model.Simulate(new() { Runs = Runs, Seed = 1, Threads = 1, KeepSamples = false }).NetPresentValue().Mean.Value;
}
