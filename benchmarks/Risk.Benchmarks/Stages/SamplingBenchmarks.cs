using BenchmarkDotNet.Attributes;
using Numerics = MathNet.Numerics.Distributions;

namespace Risk.Benchmarks.Stages;

/// <summary>The mean of 2^20 draws of one law through the public API, moments included, beside the samplers of MathNet.Numerics as people call them.</summary>
[MemoryDiagnoser]
public class SamplingBenchmarks
{
    private const int Draws = 1 << 20;

    private static readonly SimulationOptions Options = new() { Runs = Draws, Seed = 1, Threads = 1, KeepSamples = false };

    private readonly double[] _sample = new double[Draws];
    private Model _model = null!;
    private Action<double[], Random> _peer = null!;

    /// <summary>The law that is drawn.</summary>
    [Params("uniform", "normal", "lognormal", "triangular", "gamma", "beta")]
    public string Law { get; set; } = "";

    /// <summary>The plan and its tables are made once, as a user's second simulation finds them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (Distribution law, _peer) = Law switch
        {
            "uniform" => (Distribution.Uniform(0.0, 1.0), (Action<double[], Random>)((x, r) => Numerics.ContinuousUniform.Samples(r, x, 0, 1))),
            "normal" => (Distribution.Normal(0.0, 1.0), (x, r) => Numerics.Normal.Samples(r, x, 0, 1)),
            "lognormal" => (Distribution.LogNormal(0.0, 0.5), (x, r) => Numerics.LogNormal.Samples(r, x, 0, 0.5)),
            "triangular" => (Distribution.Triangular(0.0, 1.0, 3.0), (x, r) => Numerics.Triangular.Samples(r, x, 0, 3, 1)),
            "gamma" => (Distribution.Gamma(1.5, 4.5), (x, r) => Numerics.Gamma.Samples(r, x, 1.5, 1 / 4.5)),
            _ => (Distribution.Beta(2.0, 3.0), (x, r) => Numerics.Beta.Samples(r, x, 2, 3)),
        };
        _model = new Model(Law);
        _model.Output("x", _model.Input("x", law));
        _model.Simulate(Options with { Runs = 1 });
    }

    /// <summary>MathNet's sampler into an array with System.Random, then its mean.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Draws)]
    public double MathNet()
    {
        _peer(_sample, new Random(1));
        double sum = 0;
        foreach (double x in _sample)
        {
            sum += x;
        }

        return sum / Draws;
    }

    /// <summary>A model of one input.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public double Risk() => _model.Simulate(Options).Values["x"].Mean.Value;
}
