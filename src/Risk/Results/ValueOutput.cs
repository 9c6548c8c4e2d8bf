using Risk.Engine;
using Risk.Results;

namespace Risk;

/// <summary>An output that is a number: its mean, its spread, its quantiles, and its samples where they are kept.</summary>
public sealed class ValueOutput
{
    private readonly Moments moments;
    private readonly double confidence;
    private readonly QuantileSource source;
    private readonly DesignErrors? errors;
    private readonly WeightedColumn? weighted;
    private readonly int index;

    internal ValueOutput(string name, long runs, in Moments moments, double confidence, double[]? samples, Histogram? histogram, DesignErrors? errors = null, RunWeights? weights = null, int index = 0)
    {
        (Name, Runs, this.moments, this.confidence, this.errors, this.index) = (name, runs, moments, confidence, errors, index);
        source = samples is not null
            ? new SampleQuantiles(samples)
            : new HistogramQuantiles(histogram!);
        weighted = weights is null ? null : new(samples!, weights);
    }

    /// <summary>The name of the output.</summary>
    public string Name { get; }

    /// <summary>The number of runs.</summary>
    public long Runs { get; }

    /// <summary>True where runs count by their weights, as under importance sampling; false where all count alike.</summary>
    public bool IsWeighted => weighted is not null;

    /// <summary>The least value of all runs; under importance sampling, of those that have weight.</summary>
    public double Minimum => weighted?.Minimum ?? moments.Minimum;

    /// <summary>The greatest value of all runs; under importance sampling, of those that have weight.</summary>
    public double Maximum => weighted?.Maximum ?? moments.Maximum;

    /// <summary>True where every run gave the same value; under importance sampling, every run that has weight.</summary>
    public bool HasNoVariation => Minimum == Maximum;

    /// <summary>The mean, with the normal interval; undefined where a run is infinite.</summary>
    public Estimate Mean => (weighted is not null
        ? Estimate.Normal(EstimateKind.Mean, HasNoVariation ? Minimum : weighted.Mean, Counted < 2 ? double.NaN : HasNoVariation ? 0 : weighted.ErrorOfMean, Runs, confidence)
        : errors is null
        ? Estimate.Mean(moments.Mean, Variance, Runs, confidence)
        : Estimate.Of(EstimateKind.Mean, moments.Mean, HasNoVariation ? 0 : errors.OfMean(index, moments), errors.Score(confidence), Runs, confidence)) with { IsExact = IsSame && double.IsFinite(Minimum) };

    /// <summary>The variance of the runs, M₂ ÷ (n − 1); NaN for one run, or where it does not exist. Of runs with weights, that of the law they stand for.</summary>
    public double Variance => Counted < 2 ? double.NaN : HasNoVariation ? Maximum - Minimum : weighted?.Variance ?? PowerSum.Kept(moments.M2) / (Runs - 1); // ∞ − ∞ where every run is infinite.

    /// <summary>
    /// The standard deviation of outcomes, with the normal interval by the delta method:
    /// its standard error is √((m₄ − m₂²) ÷ (4 m₂ n)), with m the central moments.
    /// </summary>
    public Estimate StandardDeviation
    {
        get
        {
            double m2 = moments.M2 / Runs;
            double m4 = PowerSum.Kept(moments.M4) / Runs;
            bool byDesign = errors is not null && double.IsFinite(errors.OfStandardDeviation(index));
            double error = Counted < 2 ? double.NaN
                : HasNoVariation ? 0
                : weighted?.ErrorOfStandardDeviation ?? (byDesign ? errors!.OfStandardDeviation(index) : Math.Sqrt((m4 - (m2 * m2)) / (4 * m2 * Runs)));
            return Estimate.Of(EstimateKind.StandardDeviation, Math.Sqrt(Variance), error, byDesign ? errors!.Score(confidence) : NormalScore.Of(confidence), Runs, confidence)
                with { IsExact = IsSame && double.IsFinite(Minimum) };
        }
    }

    /// <summary>The third standardised moment of the runs, m₃ ÷ m₂^(3/2); NaN where all runs are equal, it does not exist, or its powers leave the doubles.</summary>
    public double Skewness
    {
        get
        {
            double m2 = moments.M2 / Runs;
            return HasNoVariation ? double.NaN : weighted?.Skewness ?? Finite(moments.M3 / Runs / PowerSum.Kept(m2 * Math.Sqrt(m2)));
        }
    }

    /// <summary>The fourth standardised moment of the runs less 3; NaN where all runs are equal, it does not exist, or its powers leave the doubles.</summary>
    public double ExcessKurtosis
    {
        get
        {
            double m2 = moments.M2 / Runs;
            return HasNoVariation ? double.NaN : weighted?.ExcessKurtosis ?? Finite((PowerSum.Kept(moments.M4) / Runs / (m2 * m2)) - 3);
        }
    }

    /// <summary>What its order statistics are read from.</summary>
    internal QuantileSource Source => source;

    /// <summary>True where every sample is kept, and quantiles are exact order statistics.</summary>
    public bool HasSamples => source is SampleQuantiles;

    /// <summary>The greatest relative error of a quantile that comes from the way samples are stored: 0 where they are kept, else 2⁻¹¹.</summary>
    public double QuantileResolution => HasSamples ? 0 : Histogram.RelativeWidth;

    /// <summary>The value of every run, in the order of runs. Under importance sampling each counts with its weight, <see cref="ModelResult.Weights"/>.</summary>
    /// <exception cref="InvalidOperationException">Samples were not kept.</exception>
    public ReadOnlySpan<double> Samples => source is SampleQuantiles kept
        ? kept.Samples
        : throw new InvalidOperationException(
            $"the samples of {Name} were not kept: set {nameof(SimulationOptions)}.{nameof(SimulationOptions.KeepSamples)} to true");

    /// <summary>
    /// The quantile at <paramref name="p"/> (type 7 of Hyndman and Fan, 1996) with the interval between two order statistics. Of runs with weights, the least value at which the
    /// probability of at most it reaches <paramref name="p"/>.
    /// </summary>
    /// <param name="p">From 0 to 1.</param>
    /// <exception cref="ParameterException">RUN007: not in [0, 1].</exception>
    public Estimate Quantile(double p) => Quantile(p, confidence);

    /// <summary>The quantile at <paramref name="p"/>, from 0 to 1, with its interval at <paramref name="confidence"/>, in (0, 1).</summary>
    /// <exception cref="ParameterException">RUN007 or RUN009: an argument is out of range.</exception>
    public Estimate Quantile(double p, double confidence) => Quantiles([p], confidence)[0];

    /// <summary>The quantile at <paramref name="percentage"/>, from 0 to 100.</summary>
    /// <exception cref="ParameterException">RUN007: not in [0, 100].</exception>
    public Estimate Percentile(double percentage) => percentage is >= 0 and <= 100
        ? Quantile(percentage / 100)
        : throw new ParameterException("RUN007", nameof(percentage), percentage, "percentile must be 0..100");

    /// <summary>Several quantiles in one pass over the samples.</summary>
    /// <param name="probabilities">Each from 0 to 1, in any order.</param>
    /// <exception cref="ParameterException">RUN007: one is not in [0, 1].</exception>
    public IReadOnlyList<Estimate> Quantiles(params ReadOnlySpan<double> probabilities) => Quantiles(probabilities, confidence);

    /// <summary>
    /// The probability that the output is at most <paramref name="x"/>, with Wilson's interval. Where samples are not kept, values that share a bucket with <paramref name="x"/> count as evenly
    /// spread, and the interval holds what any other spread of them would give: for a value that many runs have, report an event instead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is NaN.</exception>
    public Estimate ProbabilityAtMost(double x)
    {
        if (weighted is not null && !double.IsNaN(x))
        {
            return weighted.Order.AtMost(x, confidence);
        }

        (long below, long at) = CountBelow(x);
        (long least, long most) = source is HistogramQuantiles stored && x >= Minimum && x <= Maximum ? stored.CountAtMost(x) : (below + at, below + at);
        Estimate middle = Of(below + at);
        return least == most ? middle : new(EstimateKind.Probability, middle.Value, middle.StandardError, Of(least).Low, Of(most).High, confidence, Runs);

        Estimate Of(long count)
        {
            double p = (double)count / Runs;
            return errors is null ? Estimate.Probability(count, Runs, confidence)
                : errors.Probability(p, HasSamples ? errors.OfPart(Samples, x) : errors.WithoutSamples(p), confidence);
        }
    }

    /// <summary>
    /// The rank of an <paramref name="actual"/> value among the simulated: P(X &lt; a) + ½ P(X = a), from 0 to 1. Over many forecasts of a
    /// good model such ranks are uniform. Where samples are not kept, values that share a bucket count as evenly spread. docs/methods.md (35).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is NaN.</exception>
    public double RankOf(double actual)
    {
        if (weighted is not null && !double.IsNaN(actual))
        {
            return weighted.Order.Rank(actual);
        }

        (long below, long at) = CountBelow(actual);
        return (below + (at / 2.0)) / Runs;
    }

    /// <summary>The S-curve: quantiles at evenly spaced probabilities from 0 to 1.</summary>
    /// <param name="points">How many, at least 2.</param>
    public IReadOnlyList<CurvePoint> SCurve(int points = 101)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        double[] probabilities = [.. Enumerable.Range(0, points).Select(i => i / (points - 1.0))];
        double[] values = weighted is null ? new OrderQuery(Runs, probabilities).Answer(source) : Array.ConvertAll(probabilities, weighted.Order.Quantile);
        return [.. values.Zip(probabilities, (value, p) => new CurvePoint(value, p))];
    }

    /// <summary>The name and the mean with its interval.</summary>
    public override string ToString() => $"{Name}: {Mean}";

    private Estimate[] Quantiles(ReadOnlySpan<double> probabilities, double confidence)
    {
        double z = NormalScore.Of(confidence);
        foreach (double p in probabilities)
        {
            if (!(p >= 0 && p <= 1))
            {
                throw new ParameterException("RUN007", nameof(p), p, "the probability of a quantile must be 0..1");
            }
        }

        OrderQuery? query = weighted is null ? new(Runs, probabilities, confidence) : null;
        double[] values = query?.Answer(source) ?? Array.ConvertAll(probabilities.ToArray(), weighted!.Order.Quantile);
        var estimates = new Estimate[probabilities.Length];
        for (int i = 0; i < estimates.Length; i++)
        {
            (double low, double high) = IsSame ? (Minimum, Minimum)
                : query is null ? weighted!.Order.Interval(probabilities[i], confidence)
                : errors is null ? query.Interval(i)
                : ByDesign(probabilities[i], values[i], confidence);

            // Beyond the last runs the interval may end at the last one, from which the quantile is interpolated inwards.
            (low, high) = (values[i] < low ? values[i] : low, values[i] > high ? values[i] : high);

            // The interval in units of z: what the standard error would be were the quantile normal.
            double error = low == high ? 0 : (high - low) / (2 * (errors?.Score(confidence) ?? z));
            estimates[i] = new(EstimateKind.Quantile, values[i], double.IsFinite(error) ? error : double.NaN, low, high, confidence, Runs) { IsExact = IsSame };
        }

        return estimates;
    }

    /// <summary>
    /// The quantiles at p ± t·s, where s is the standard error of the part of runs below <paramref name="value"/>, the quantile at p, and of that at most it
    /// (R. S. Woodruff, "Confidence intervals for medians and other position measures", JASA 47 (1952) 635–646).
    /// </summary>
    private (double Low, double High) ByDesign(double p, double value, double confidence)
    {
        double t = errors!.Score(confidence), least = errors.LeastReach(confidence);
        (double below, double atMost) = errors.OfQuantile(source, p, value);
        return source.Between(Runs, p - ((t * below) + least), p + ((t * atMost) + least));
    }

    /// <summary>The runs that tell of the output: one alone says nothing of a spread.</summary>
    private long Counted => weighted?.Runs ?? Runs;

    /// <summary>NaN for what left the doubles.</summary>
    private static double Finite(double x) => double.IsFinite(x) ? x : double.NaN;

    /// <summary>Whether several runs tell of the output, and all the same.</summary>
    private bool IsSame => HasNoVariation && Counted > 1;

    private (long Below, long At) CountBelow(double x)
    {
        if (double.IsNaN(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "x is not a number");
        }

        return x < Minimum ? (0, 0) : x > Maximum ? (Runs, 0) : source.CountBelow(x);
    }
}
