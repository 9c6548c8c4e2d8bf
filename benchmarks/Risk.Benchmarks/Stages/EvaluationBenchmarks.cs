using BenchmarkDotNet.Attributes;

namespace Risk.Benchmarks.Stages;

/// <summary>
/// The cash flow of 26 customers over 11 years from three uniforms a run, so that drawing weighs little: shares of years, costs in a year, growth, discount, cumulation.
/// Beside it the same as plain loops.
/// </summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private const int Runs = 1 << 16, Customers = 26, Years = 11;

    private static readonly SimulationOptions Options = new() { Runs = Runs, Seed = 1, Threads = 1, KeepSamples = false };

    private readonly Random _random = new(1);
    private Model _model = null!;

    /// <summary>The plan is made once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _model = new Model("cash flow");
        var years = Timeline.Years(0, Years - 1, unitsPerYear: 1);
        Uncertain late = _model.Input("late", Distribution.Uniform(0, 2)), leave = _model.Input("leave", Distribution.Uniform(2, 12)), rate = _model.Input("growth", Distribution.Uniform(0.02, 0.04));
        Series growth = years.Growth(rate), saving = years.Zero, cost = years.Constant(0.5);
        for (int c = 0; c < Customers; c++)
        {
            (double planned, double value, double speed) = Customer(c);
            Uncertain migration = planned + (speed * late), exit = planned + leave;
            saving += value * growth * years.Share(migration, exit);
            cost += 0.9 * value * years.In(migration);
        }

        _model.Output("NPV", (saving - cost).Discounted(0.035).Cumulative().Last);
        _model.Simulate(Options with { Runs = 1 });
    }

    /// <summary>Loops over customers and years.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Runs)]
    public double PlainLoops()
    {
        double sum = 0;
        double[] flow = new double[Years];
        for (int run = 0; run < Runs; run++)
        {
            double late = 2 * _random.NextDouble(), leave = 2 + (10 * _random.NextDouble()), rate = 0.02 + (0.02 * _random.NextDouble());
            Array.Fill(flow, -0.5);
            for (int c = 0; c < Customers; c++)
            {
                (double planned, double value, double speed) = Customer(c);
                double migration = planned + (speed * late), exit = planned + leave;
                if (migration < Years)
                {
                    flow[(int)migration] -= 0.9 * value;
                }

                double grown = 1;
                for (int t = 0; t < Years; t++, grown *= 1 + rate)
                {
                    flow[t] += value * grown * Math.Max(0, Math.Min(t + 1, exit) - Math.Max(t, migration));
                }
            }

            double factor = 1;
            for (int t = 0; t < Years; t++, factor /= 1.035)
            {
                sum += flow[t] * factor;
            }
        }

        return sum / Runs;
    }

    /// <summary>The same through the public algebra.</summary>
    [Benchmark(OperationsPerInvoke = Runs)]
    public double Risk() => _model.Simulate(Options).Values["NPV"].Mean.Value;

    private static (double Planned, double Value, double Speed) Customer(int c) => (0.5 + (3.0 * c / 25), 0.5 + (1.5 * (7 * c % 26) / 25), 0.5 + (0.04 * c));
}
