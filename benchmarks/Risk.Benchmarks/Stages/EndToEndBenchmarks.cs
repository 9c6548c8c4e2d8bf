using BenchmarkDotNet.Attributes;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Stages;

/// <summary>The reference programme (26 customers, 3 suppliers, 11 years) through the public API, a run at a time in the figures. Its peers in other languages are measured by <c>compare.sh</c>.</summary>
[MemoryDiagnoser]
public class EndToEndBenchmarks
{
    private const int Runs = 1 << 18;

    private Model _model = null!;

    /// <summary>Threads; the bits are the same for any.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>The plan is made once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _model = ReferenceProgramme.Build(ReferenceProgramme.Form.Series);
        _model.Simulate(new SimulationOptions { Runs = 1, Seed = 1 });
    }

    /// <summary>Samples, evaluates and accumulates.</summary>
    [Benchmark(OperationsPerInvoke = Runs)]
    public long ReferenceProgrammeRun() => _model.Simulate(new SimulationOptions { Runs = Runs, Seed = 1, Threads = Threads, KeepSamples = false }).Runs;
}
