using Risk.Modelling;
using Risk.Results;

namespace Risk.Analysis;

/// <summary>The second pass: what inputs have to do with outputs in the same runs.</summary>
internal sealed class SensitivityPass
{
    private readonly Model model;
    private readonly InputsBesideOutputs runs;
    private readonly double confidence;
    private readonly Dictionary<string, RankColumn> ranks = new(StringComparer.Ordinal);

    public SensitivityPass(Model model, IReadOnlyList<string> outputs, SimulationOptions options, CancellationToken cancellation)
    {
        (this.model, confidence) = (model, options.Confidence);
        runs = new(model, outputs, options, cancellation);
    }

    public ulong Seed => Result.Seed;

    public long Runs => Result.Runs;

    public Estimate Overall(string output)
    {
        ValueOutput column = runs.Output(output);
        return !ArePairs || column.HasNoVariation ? MeanOf(column.Samples, IsEvent(output))
            : IsEvent(output) ? Result.DesignErrors!.Probability(column.Mean.Value, column.Mean.StandardError, confidence)
            : column.Mean;
    }

    /// <summary>Ranking a million runs takes longer than simulating them, so that it can be cancelled too.</summary>
    public IReadOnlyList<Driver> Drivers(string output, double tail, CancellationToken cancellation)
    {
        ValueOutput column = runs.Output(output);
        if (column.HasNoVariation)
        {
            return [];
        }

        var y = new RankColumn(column.Samples);
        return
        [
            .. InputsBesideOutputs.Of([model.OutputNamed(output)])
                .Where(input => !runs.Input(input.Key).HasNoVariation)
                .Select(input =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    return Driver(input.Key, input.Value.Law, column, y, IsEvent(output), tail);
                })
                .OrderByDescending(d => Math.Abs(d.RankCorrelation.Value))
                .ThenBy(d => d.Input, StringComparer.Ordinal),
        ];
    }

    private ModelResult Result => runs.Result;

    /// <summary>Whether the two runs of a pair share their draws, and errors are read from pairs.</summary>
    private bool ArePairs => Result.DesignErrors is { ArePairs: true };

    private bool IsEvent(string output) => model.OutputNamed(output).Shape == Shape.Event;

    private Driver Driver(string input, Distribution law, ValueOutput output, RankColumn y, bool isEvent, double tail)
    {
        ReadOnlySpan<double> draws = runs.Input(input).Samples, values = output.Samples;
        if (!ranks.TryGetValue(input, out RankColumn? x))
        {
            ranks.Add(input, x = new(draws));
        }

        var groups = new TailGroups(law, tail, draws);
        var low = new List<double>();
        var high = new List<double>();
        for (int run = 0; run < draws.Length; run++)
        {
            if (draws[run] <= groups.Low)
            {
                low.Add(values[run]);
            }

            if (draws[run] >= groups.High)
            {
                high.Add(values[run]);
            }
        }

        Estimate whenLow = MeanOf([.. low], isEvent), whenHigh = MeanOf([.. high], isEvent), r = RankCorrelation.Of(x, y, confidence, ArePairs ? 2 : 1);
        if (!ArePairs)
        {
            return new(input, law, r, whenLow, whenHigh, groups.Low, groups.High);
        }

        var pairs = PairedTails.Of(draws, values, groups, whenLow.Value, whenHigh.Value);
        return new(input, law, r, OfPairs(whenLow, pairs.Low), OfPairs(whenHigh, pairs.High), groups.Low, groups.High) { Shared = pairs.Correlation };
    }

    /// <summary>The mean of a group with the error of its pairs, where it holds both runs of any: it is <paramref name="inflation"/> times that of independent runs.</summary>
    private Estimate OfPairs(Estimate mean, double? inflation) => inflation is not { } times || mean.IsExact ? mean
        : mean.Kind == EstimateKind.Probability ? Result.DesignErrors!.Probability(mean.Value, times * mean.StandardError, confidence, mean.Runs)
        : Estimate.Normal(EstimateKind.Mean, mean.Value, times * mean.StandardError, mean.Runs, confidence);

    /// <summary>A mean with its sample variance, or of 0 and 1 a probability.</summary>
    private Estimate MeanOf(ReadOnlySpan<double> values, bool isEvent)
    {
        if (values.Length == 0)
        {
            return Estimate.Normal(isEvent ? EstimateKind.Probability : EstimateKind.Mean, double.NaN, double.NaN, 0, confidence);
        }

        if (isEvent)
        {
            return Estimate.Probability(values.Count(1.0), values.Length, confidence);
        }

        if (!values.ContainsAnyExcept(values[0]))
        {
            return Estimate.Mean(values[0], 0, values.Length, confidence);
        }

        double mean = RunFigures.MeanOf(values), squares = 0;
        foreach (double x in values)
        {
            squares += (x - mean) * (x - mean);
        }

        return Estimate.Mean(mean, PowerSum.Kept(squares) / (values.Length - 1), values.Length, confidence);
    }
}
