using Risk.Results;

namespace Risk.Analysis;

/// <summary>Means of what is computed run by run, with the errors of the design: of runs, pairs or replicates, whichever are independent.</summary>
internal sealed class RunFigures(long runs, DesignErrors? errors, double confidence)
{
    /// <summary>How many runs, one after the other, make one independent figure.</summary>
    public int Together { get; } = (int)(errors is null ? 1 : runs / errors.Figures);

    /// <summary>Whether a run is in the second of two halves that share no draws: every other run, pair or replicate.</summary>
    public bool IsSecondHalf(int run) => (run / Together % 2) == 1;

    /// <summary>A mean with the normal interval.</summary>
    public Estimate Mean(double[] terms) => terms.AsSpan().ContainsAnyExcept(terms[0])
        ? Estimate.Of(EstimateKind.Mean, MeanOf(terms), Error(terms), Score, runs, confidence)
        : Estimate.Mean(terms[0], 0, runs, confidence);

    /// <summary>The mean of terms that are never below 0, and most of which may be 0: its interval is that of a sum of rare events, and where no run shows one, that of one of size <paramref name="most"/>: docs/methods.md (41).</summary>
    public Estimate RareGain(double[] terms, double most)
    {
        double mean = MeanOf(terms), error = Error(terms), unit = terms.Max() is > 0 and double greatest ? greatest : most;
        double score = Score / NormalScore.Of(confidence), spread = runs * score * error / unit;

        // In units of the greatest, whose squares stay within the doubles; runs that share a draw may all show it.
        var rare = new WeightedTerms(mean / unit * runs, spread * spread, Sharing, runs);
        (double low, double high) = rare.Bounds(confidence, Sharing);
        return new(EstimateKind.Mean, mean, error, unit * low, unit * high, confidence, runs);
    }

    /// <summary>The least half-width of the interval of a mean where what moves it is at most of size <paramref name="most"/> and may not have been seen.</summary>
    public double LeastReach(double most) => most * DesignErrors.LeastReach(confidence, Sharing, runs);

    /// <summary>The confidence of intervals.</summary>
    public double Confidence => confidence;

    /// <summary>z, or Student's t of the replicates.</summary>
    public double Score => errors?.Score(confidence) ?? NormalScore.Of(confidence);

    /// <summary>The standard error of the mean.</summary>
    public double Error(double[] terms)
    {
        if (Together == 1)
        {
            return DesignErrors.ErrorOf(terms);
        }

        var figures = new double[terms.Length / Together];
        for (int f = 0; f < figures.Length; f++)
        {
            figures[f] = MeanOf(terms.AsSpan(f * Together, Together));
        }

        return DesignErrors.ErrorOf(figures);
    }

    /// <summary>The mean.</summary>
    public static double MeanOf(ReadOnlySpan<double> terms)
    {
        double sum = 0;
        foreach (double term in terms)
        {
            sum += term;
        }

        return sum / terms.Length;
    }

    private int Sharing => errors?.Sharing ?? 1;
}
