using Risk.Engine;

namespace Risk.Results;

/// <summary>Standard errors of the outputs of a design whose runs are not independent: from the means of replicates or of pairs.</summary>
internal sealed class DesignErrors
{
    private readonly RunScheme scheme;
    private readonly ReplicateSums[] replicates;
    private readonly Moments[][] moments;
    private readonly long runs;

    public DesignErrors(RunScheme scheme, IReadOnlyDictionary<long, ReplicateSums> sums, long runs)
    {
        (this.scheme, this.runs) = (scheme, runs);
        replicates = [.. sums.OrderBy(s => s.Key).Select(s => s.Value)];
        moments = [.. replicates.Select(r => r.Tree.Total())];
    }

    /// <summary>Independent figures that errors are read from: replicates, or pairs.</summary>
    public long Figures => scheme.Dependence == RunDependence.Pairs ? runs / 2 : replicates.Length;

    /// <summary>How many runs may all show an event, or none of them, since they share draws.</summary>
    public int Sharing => scheme.Sharing;

    /// <summary>True where the figures are pairs.</summary>
    public bool ArePairs => scheme.Dependence == RunDependence.Pairs;

    /// <summary>Student's t where replicates are few; the normal z for pairs.</summary>
    public double Score(double confidence) => ArePairs ? NormalScore.Of(confidence) : StudentScore.Of(confidence, Figures - 1);

    /// <summary>The standard error of the mean of value <paramref name="output"/>, whose runs differ and have the moments <paramref name="all"/>; NaN for pairs where squares left the doubles.</summary>
    public double OfMean(int output, in Moments all) => ArePairs
        ? PowerSum.IsKept(all.M2) ? OfSpread(SquaresOfPairs(output)) : double.NaN
        : ErrorOf(Means(output));

    /// <summary>The standard error of the standard deviation of value <paramref name="output"/>; NaN for pairs, which have none of their own.</summary>
    public double OfStandardDeviation(int output) => ArePairs
        ? double.NaN
        : ErrorOf(r => Math.Sqrt(moments[r][output].M2 / Math.Max(1, scheme.Points - 1)));

    /// <summary>The probability of event <paramref name="output"/> with its interval.</summary>
    public Estimate OfEvent(int output, long count, double confidence)
    {
        double p = (double)count / runs;
        return Probability(p, ArePairs ? OfParts(count, replicates[0].EventCounts[output]) : ErrorOf(Rates(output)), confidence);
    }

    /// <summary>The probability that an event <paramref name="output"/> happens and an <paramref name="earlier"/> one, which implies it, does not.</summary>
    public Estimate OfDifference(int output, int earlier, long count, double confidence)
    {
        double p = (double)count / runs;
        return Probability(
            p,
            ArePairs ? Math.Sqrt(2 * p * (1 - p) / runs)
                : ErrorOf(r => (double)(replicates[r].EventCounts[output] - replicates[r].EventCounts[earlier]) / scheme.Points),
            confidence);
    }

    /// <summary>The standard error of the part of <paramref name="samples"/>, in the order of runs, that is at most <paramref name="x"/>.</summary>
    public double OfPart(ReadOnlySpan<double> samples, double x) => ArePairs ? OfPairsAtMost(samples, x) : ErrorOf(Parts(samples, x));

    /// <summary>
    /// The standard errors of the part below <paramref name="x"/>, the quantile at <paramref name="p"/>, and of the part at most it. They differ where several runs have this value: those at most the greatest value of an output may be all
    /// runs, which are sure, while those below it are not, and a quantile just beside the value hangs on them.
    /// </summary>
    public (double Below, double AtMost) OfQuantile(QuantileSource source, double p, double x)
    {
        ReadOnlySpan<double> samples = source is SampleQuantiles kept ? kept.Samples : [];
        double atMost = source is SampleQuantiles ? OfPart(samples, x) : WithoutSamples(p);
        return samples.Count(x) > 1 ? (OfPart(samples, Math.BitDecrement(x)), atMost) : (atMost, atMost);
    }

    /// <summary>The part of <paramref name="samples"/>, in the order of runs, that is at most <paramref name="x"/>, by replicate or by pair.</summary>
    public double[] Parts(ReadOnlySpan<double> samples, double x)
    {
        var parts = new double[Figures];
        int runsOfFigure = ArePairs ? 2 : (int)scheme.Points;
        for (int r = 0; r < parts.Length; r++)
        {
            (long below, long at) = OrderStatistics.CountBelow(samples.Slice(r * runsOfFigure, runsOfFigure), x);
            parts[r] = (double)(below + at) / runsOfFigure;
        }

        return parts;
    }

    /// <summary>A standard error of a part p where samples are not kept: that of independent runs, or of twice its variance for pairs and of as many times as redraws share a draw, the most it can be.</summary>
    public double WithoutSamples(double p) => Math.Sqrt(scheme.Sharing * p * (1 - p) / runs);

    /// <summary>
    /// Wilson's interval with the effective number of runs p(1 − p) ÷ s² in place of n and Student's t in place of z (as for surveys: N. Dean and
    /// M. Pagano, "Evaluating confidence interval methods for binomial proportions in clustered surveys", JSSAM 3 (2015) 484–503); on either side at least −ln(α/2) ÷ n,
    /// with n the runs that share no draw, which is what no difference between replicates still allows.
    /// </summary>
    public Estimate Probability(double p, double error, double confidence) => Probability(p, error, confidence, runs);

    /// <summary>The same of a part of the runs, <paramref name="of"/> of them.</summary>
    public Estimate Probability(double p, double error, double confidence, long of)
    {
        double effective = error > 0 ? p * (1 - p) / (error * error) : p is 0 or 1 ? (double)of / scheme.Sharing : double.PositiveInfinity;
        double t = Score(confidence), t2n = t * t / effective;
        double centre = (p + (t2n / 2)) / (1 + t2n), reach = Math.Sqrt(t2n * ((p * (1 - p)) + (t2n / 4))) / (1 + t2n);
        double least = LeastReach(confidence, scheme.Sharing, of);
        double low = p == 0 ? 0 : Math.Max(0, Math.Min(centre - reach, p - least));
        double high = p == 1 ? 1 : Math.Min(1, Math.Max(centre + reach, p + least));
        return new(EstimateKind.Probability, p, error, low, high, confidence, of);
    }

    /// <summary>The least half-width of a probability's interval. Redraws of one draw may all agree, and so may the runs of a pair: they count as one run.</summary>
    public double LeastReach(double confidence) => LeastReach(confidence, scheme.Sharing, runs);

    /// <summary>The same of <paramref name="runs"/> runs of which <paramref name="sharing"/> count as one: 1 where they are independent.</summary>
    public static double LeastReach(double confidence, int sharing, long runs) => -Mathematics.Elementary.Log((1 - confidence) / 2) * sharing / runs;

    /// <summary>The means of value <paramref name="output"/> by replicate.</summary>
    public double[] Means(int output) => Array.ConvertAll(moments, m => m[output].Mean);

    /// <summary>The parts of runs with event <paramref name="output"/> by replicate.</summary>
    public double[] Rates(int output) => Array.ConvertAll(replicates, r => (double)r.EventCounts[output] / scheme.Points);

    /// <summary>Σ (m − m̄)² of the means m of pairs of value <paramref name="output"/>.</summary>
    public double SquaresOfPairs(int output) => moments[0][output].M2;

    /// <summary>The pairs of runs in both of which event <paramref name="output"/> happens.</summary>
    public long BothOfPair(int output) => replicates[0].EventCounts[output];

    /// <summary>s, with s² = Σ (mᵢ − m)² ⁄ (R (R − 1)): docs/methods.md (34).</summary>
    public static double ErrorOf(double[] figures)
    {
        double mean = figures.Average(), farthest = figures.Max(f => Math.Abs(f - mean));

        // By a power of two, which changes no digit, so that squares stay within the doubles.
        int scale = farthest > 0 ? Math.ILogB(farthest) : 0;
        double squares = figures.Select(f => Math.ScaleB(f - mean, -scale)).Sum(d => d * d);
        return Math.ScaleB(PowerSum.ErrorOfMean(squares, figures.Length), scale);
    }

    /// <summary>The standard error of the mean of the means of pairs, from Σ m² of them and their mean.</summary>
    public double OfPairs(double squares, double mean) => Math.Sqrt(Math.Max(0, (squares / Figures) - (mean * mean)) / Math.Max(1, Figures - 1));

    /// <summary>The standard error of the mean of the means of pairs, from Σ (m − m̄)² of them; NaN for one pair, which tells no spread.</summary>
    public double OfSpread(double squares) => PowerSum.ErrorOfMean(squares, Figures);

    private double OfPairsAtMost(ReadOnlySpan<double> samples, double x)
    {
        long some = 0, both = 0;
        for (int j = 0; j + 1 < samples.Length; j += 2)
        {
            int a = samples[j] <= x ? 1 : 0, b = samples[j + 1] <= x ? 1 : 0;
            some += a + b;
            both += a & b;
        }

        return OfParts(some, both);
    }

    // The mean of a pair is 1 in `both` pairs and ½ in some − 2·both.
    private double OfParts(long some, long both) => OfPairs(both + ((some - (2.0 * both)) / 4), some / (2.0 * Figures));

    private double ErrorOf(Func<int, double> figure) => ErrorOf([.. Enumerable.Range(0, replicates.Length).Select(figure)]);
}
