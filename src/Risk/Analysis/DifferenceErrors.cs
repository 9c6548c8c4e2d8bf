using Risk.Results;

namespace Risk.Analysis;

/// <summary>
/// Standard errors of differences where runs are not independent: of the differences of the two models' figures, replicate by replicate or pair by pair (docs/methods.md
/// (38a)). Both have the same replicates, since these follow from the design and the number of runs.
/// </summary>
internal sealed class DifferenceErrors(DesignErrors first, DesignErrors second)
{
    /// <summary>Those of two results; null where runs are independent.</summary>
    public static DifferenceErrors? Of(ModelResult first, ModelResult second) =>
        first.DesignErrors is { } x && second.DesignErrors is { } y ? new(x, y) : null;

    /// <summary>Student's t of the replicates, or the normal z of pairs.</summary>
    public double Score(double confidence) => first.Score(confidence);

    /// <summary>The least half-width of a probability's interval.</summary>
    public double LeastReach(double confidence) => first.LeastReach(confidence);

    /// <summary>The standard error of the part of runs of an output of the first model at or below <paramref name="value"/>, its quantile at <paramref name="p"/>; where many runs share that value, the mean of it and of that of the runs below, as the quantile's interval has them.</summary>
    public double OfPart(ValueOutput output, double p, double value)
    {
        (double below, double atMost) = first.OfQuantile(output.Source, p, value);
        return (below + atMost) / 2;
    }

    /// <summary>The error of a difference of means.</summary>
    /// <param name="x">The value in the first model.</param>
    /// <param name="y">The value in the second.</param>
    /// <param name="squares">Σ (d − d̄)² of the means of pairs; replicates need none.</param>
    public double OfMeans(int x, int y, double squares) =>
        first.ArePairs ? first.OfSpread(squares) : DesignErrors.ErrorOf(Less(second.Means(y), first.Means(x)));

    /// <summary>The difference of the probabilities of an event with its interval, at least as wide as what no run that tells the two apart still allows.</summary>
    /// <param name="x">The event in the first model.</param>
    /// <param name="y">The event in the second.</param>
    /// <param name="inFirst">Runs in which it happens in the first model.</param>
    /// <param name="inSecond">Runs in which it happens in the second.</param>
    /// <param name="inPairs">Σ a · b of <see cref="PairCounts.InPairs"/>.</param>
    /// <param name="runs">All runs.</param>
    /// <param name="confidence">The confidence.</param>
    public Estimate OfEvents(int x, int y, long inFirst, long inSecond, long inPairs, long runs, double confidence)
    {
        double difference = (inSecond - inFirst) / (double)runs;
        double error = first.ArePairs
            ? first.OfPairs((inFirst + (2.0 * first.BothOfPair(x)) + inSecond + (2.0 * second.BothOfPair(y)) - (2.0 * inPairs)) / 4, difference) // half of b − a, squared
            : DesignErrors.ErrorOf(Less(second.Rates(y), first.Rates(x)));
        double reach = Math.Max(Score(confidence) * error, first.LeastReach(confidence));
        return new(
            EstimateKind.ProbabilityDifference, difference, error, Math.Max(-1, difference - reach), Math.Min(1, difference + reach), confidence, runs);
    }

    /// <summary>The correlation of the parts at or below a value each, over replicates or pairs; 0 where one of the two does not vary.</summary>
    public double OfParts(ReadOnlySpan<double> x, double atMostX, ReadOnlySpan<double> y, double atMostY)
    {
        double[] a = first.Parts(x, atMostX), b = second.Parts(y, atMostY);
        double meanA = a.Average(), meanB = b.Average(), squaresA = 0, squaresB = 0, product = 0;
        for (int i = 0; i < a.Length; i++)
        {
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
            product += (a[i] - meanA) * (b[i] - meanB);
        }

        return squaresA > 0 && squaresB > 0 ? product / Math.Sqrt(squaresA * squaresB) : 0;
    }

    private static double[] Less(double[] from, double[] less)
    {
        var differences = new double[from.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = from[i] - less[i];
        }

        return differences;
    }
}
