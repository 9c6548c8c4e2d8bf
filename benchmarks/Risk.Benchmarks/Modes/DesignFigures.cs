using System.Diagnostics;

namespace Risk.Benchmarks.Modes;

/// <summary>
/// How precise and how quick one way to simulate the real case is. A figure's variance is that of its estimate times the runs behind it: for independent runs
/// p(1 − p), or the variance of the output.
/// </summary>
internal sealed class DesignFigures(string name)
{
    private readonly List<double[]> _values = [], _variances = [];
    private readonly List<double> _secondsPerRun = [];
    private readonly List<double> _blockQuantiles = [];
    private int _block;

    /// <summary>The figures: P(worth it by year) for eleven years, the mean net present value, its 5 % quantile.</summary>
    public const int Mean = 11, Quantile = 12, Count = 13;

    public string Name => name;

    public double SecondsPerRun => Median(_secondsPerRun);

    public IReadOnlyList<double> SecondsByRound => _secondsPerRun;

    /// <summary>The mean of an estimate over the rounds.</summary>
    public double Value(int figure) => figure == Quantile ? _blockQuantiles.Average() : _values.Average(v => v[figure]);

    /// <summary>The mean of a variance over the rounds.</summary>
    public double Variance(int figure)
    {
        if (figure != Quantile)
        {
            return _variances.Average(v => v[figure]);
        }

        double mean = _blockQuantiles.Average();
        return _blockQuantiles.Sum(q => (q - mean) * (q - mean)) / (_blockQuantiles.Count - 1) * _block;
    }

    /// <summary>One round of the library: the variances come from the standard errors that it states, but for the quantile's, which comes from blocks of runs.</summary>
    public void Add(ProgrammeModel model, SimulationOptions options, int block)
    {
        long start = Stopwatch.GetTimestamp();
        SimulationResult result = model.Simulate(options);
        _secondsPerRun.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / result.Runs);
        Estimate[] estimates = [.. result.Years.Select(result.ValueForMoney.ProbabilityBy), result.NetPresentValue().Mean];
        _values.Add([.. estimates.Select(e => e.Value)]);
        _variances.Add([.. estimates.Select(e => e.StandardError * e.StandardError * result.Runs)]);
        Quantiles(result.NetPresentValue().Samples, block);
    }

    /// <summary>One round of the library, asked for one probability only.</summary>
    public void Add(Model model, SimulationOptions options, int figure)
    {
        long start = Stopwatch.GetTimestamp();
        ModelResult result = model.Simulate(options);
        _secondsPerRun.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / result.Runs);
        Estimate estimate = result.Events.Single().Probability;
        _values.Add(Only(figure, estimate.Value));
        _variances.Add(Only(figure, estimate.StandardError * estimate.StandardError * result.Runs));
    }

    private static double[] Only(int figure, double value)
    {
        double[] values = new double[Count];
        Array.Fill(values, double.NaN);
        values[figure] = value;
        return values;
    }

    /// <summary>One round of independent runs.</summary>
    public void Add(Func<(long[] Worth, double[] Npv)> peer, int block)
    {
        long start = Stopwatch.GetTimestamp();
        (long[] worth, double[] npv) = peer();
        double runs = npv.Length, mean = npv.Average();
        _secondsPerRun.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / runs);
        double[] p = [.. worth.Select(w => w / runs)];
        _values.Add([.. p, mean]);
        _variances.Add([.. p.Select(x => x * (1 - x)), npv.Sum(x => (x - mean) * (x - mean)) / (runs - 1)]);
        Quantiles(npv, block);
    }

    private void Quantiles(ReadOnlySpan<double> samples, int block)
    {
        _block = block;
        for (int from = 0; from + block <= samples.Length; from += block)
        {
            double[] part = samples.Slice(from, block).ToArray();
            Array.Sort(part);
            double place = 0.05 * (block - 1);
            int below = (int)place;
            _blockQuantiles.Add(part[below] + ((place - below) * (part[below + 1] - part[below])));
        }
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
