using Risk.Mathematics;

namespace Risk.Results;

/// <summary>The figures of a value output whose runs have weights: self-normalised moments, Σ w x ÷ Σ w, and what <see cref="WeightedOrder"/> tells of its law.</summary>
/// <remarks>
/// Self-normalised, since adding a constant to an output then adds it to its mean, whatever the weights. The bias is of the order 1/n and far below the error; errors are by the delta method
/// (A. B. Owen, Monte Carlo theory, methods and examples, 2013, section 9.2).
/// </remarks>
internal sealed class WeightedColumn(double[] samples, RunWeights weights)
{
    private readonly Lazy<WeightedOrder> order = new(() => new(samples, weights));
    private readonly Lazy<CentralSums> sums = new(() => CentralSums.Of(samples, weights.All));

    public WeightedOrder Order => order.Value;

    /// <summary>The runs that have weight.</summary>
    public long Runs => sums.Value.Runs;

    /// <summary>The least value of a run that has weight.</summary>
    public double Minimum => sums.Value.Minimum;

    /// <summary>The greatest value of a run that has weight.</summary>
    public double Maximum => sums.Value.Maximum;

    public double Mean => sums.Value.Mean;

    /// <summary>The standard error of the mean, √(n/(n − 1) Σ w²(x − m)²) ÷ Σ w: docs/methods.md (34e).</summary>
    public double ErrorOfMean => Math.Sqrt(Correction * PowerSum.Kept(sums.Value.SquaredWeights2)) / sums.Value.Weight;

    /// <summary>Σ w(x − m)² ÷ Σ w, over 1 − Σ w² ÷ (Σ w)², which is 1 − 1/n where weights are equal.</summary>
    public double Variance => PowerSum.Kept(sums.Value.Power2) / sums.Value.Weight / (1 - (1 / weights.EffectiveRuns));

    /// <summary>The standard error of the standard deviation s: √(n/(n − 1) Σ w²((x − m)² − s²)²) ÷ (2 s Σ w).</summary>
    public double ErrorOfStandardDeviation
    {
        get
        {
            CentralSums s = sums.Value;
            double v = s.Power2 / s.Weight, squares = PowerSum.Kept(s.SquaredWeights4) - (2 * v * s.SquaredWeights2) + (v * v * s.SquaredWeights0);
            return Math.Sqrt(Correction * Math.Max(0, squares)) / (2 * Math.Sqrt(v) * s.Weight);
        }
    }

    /// <summary>NaN where third powers lose their digits to underflow, as fourth powers soon do.</summary>
    public double Skewness => PowerSum.IsKept(sums.Value.Power2 * Math.Sqrt(sums.Value.Power2)) ? sums.Value.Power3 / sums.Value.Power2 * Math.Sqrt(sums.Value.Weight / sums.Value.Power2) : double.NaN;

    public double ExcessKurtosis => (PowerSum.Kept(sums.Value.Power4) * sums.Value.Weight / (sums.Value.Power2 * sums.Value.Power2)) - 3;

    private double Correction => weights.Runs / (weights.Runs - 1.0);

    /// <summary>
    /// The runs that have weight, Σw, the extremes, the weighted mean m, Σw(x − m)ᵏ for k = 2, 3, 4, and Σw²(x − m)ᵏ for k = 0, 2, 4. Two passes in the order of runs: the same bits from any parts. A run without weight
    /// adds nothing, though its value may be infinite.
    /// </summary>
    private sealed record CentralSums(
        long Runs, double Weight, double Minimum, double Maximum, double Mean, double Power2, double Power3, double Power4, double SquaredWeights0, double SquaredWeights2, double SquaredWeights4)
    {
        public static CentralSums Of(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
        {
            long runs = 0;
            double weight = 0, lostWeight = 0, first = 0, lostFirst = 0, shift = x[w.IndexOfAnyExcept(0)], least = shift, greatest = shift;
            for (int i = 0; i < x.Length; i++)
            {
                if (w[i] == 0)
                {
                    continue;
                }

                runs++;
                (least, greatest) = (Math.Min(least, x[i]), Math.Max(greatest, x[i]));
                CompensatedSum.Add(ref weight, ref lostWeight, w[i]);
                CompensatedSum.Add(ref first, ref lostFirst, w[i] * (x[i] - shift));
            }

            double total = weight + lostWeight, mean = shift + ((first + lostFirst) / total);
            double p2 = 0, p3 = 0, p4 = 0, s0 = 0, s2 = 0, s4 = 0;
            for (int i = 0; i < x.Length; i++)
            {
                if (w[i] == 0)
                {
                    continue;
                }

                double d = x[i] - mean, d2 = d * d, w2 = w[i] * w[i];
                p2 += w[i] * d2;
                p3 += w[i] * d2 * d;
                p4 += w[i] * d2 * d2;
                s0 += w2;
                s2 += w2 * d2;
                s4 += w2 * d2 * d2;
            }

            return new(runs, total, least, greatest, mean, p2, p3, p4, s0, s2, s4);
        }
    }
}
