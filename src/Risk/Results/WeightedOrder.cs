using Risk.Mathematics;

namespace Risk.Results;

/// <summary>The values of an output in order, each with the weight up to it and from it on: the distribution function that <see cref="RunWeights"/> gives, and its inverse.</summary>
/// <remarks>
/// Runs without weight are left out: they hold draws that an input's own law does not have, and would stand beyond the ends of the law of the output.
/// Quantiles invert F(x) where it is unbiased and read from the nearer tail (P. W. Glynn, "Importance sampling for Monte Carlo estimation of quantiles", 1996), so that they agree with the
/// probabilities of the same result.
/// </remarks>
internal sealed class WeightedOrder
{
    private readonly RunWeights weights;
    private readonly double[] values;
    private readonly Sums[] upTo;
    private readonly Sums[] from;

    public WeightedOrder(double[] samples, RunWeights weights)
    {
        this.weights = weights;
        int[] runs = [.. Enumerable.Range(0, samples.Length).Where(i => weights.All[i] > 0)];
        values = Array.ConvertAll(runs, i => samples[i]);
        Array.Sort(values, runs);
        SortTies(runs);
        upTo = Added(runs, Enumerable.Range(0, runs.Length));
        from = Added(runs, Enumerable.Range(0, runs.Length).Reverse());
    }

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public Estimate AtMost(double x, double confidence)
    {
        int count = CountAtMost(x);
        return weights.Probability(Terms(UpTo(count - 1)), Terms(From(count)), confidence);
    }

    /// <summary>P(X &lt; x) + ½ P(X = x).</summary>
    public double Rank(double x) => (Part(CountBelow(x)) + Part(CountAtMost(x))) / 2;

    /// <summary>The least value with a distribution function of at least <paramref name="p"/>.</summary>
    public double Quantile(double p) => p == 0 ? values[0] : p == 1 ? values[^1] : values[Place(p)];

    /// <summary>
    /// Its interval: the values at which the distribution function reaches the ends of the interval of p, whose error is that of the part at most the quantile
    /// (R. S. Woodruff, JASA 47 (1952) 635–646). An end beyond all weight seen on its side is open.
    /// </summary>
    public (double Low, double High) Interval(double p, double confidence)
    {
        if (p is 0 or 1)
        {
            return p == 0 ? (double.NegativeInfinity, values[0]) : (values[^1], double.PositiveInfinity);
        }

        int place = Place(p);
        WeightedTerms upToHere = Terms(upTo[place]), beyond = Terms(From(place + 1));
        double beta = RunWeights.Blend(upToHere, beyond);
        if (beta is not (0 or 1))
        {
            (double least, double most) = NormalScore.Between(p, RunWeights.ErrorOf(upToHere, beyond, beta), confidence);
            return (least <= 0 ? double.NegativeInfinity : values[Place(least)], most >= 1 ? double.PositiveInfinity : values[Place(most)]);
        }

        return beta == 0 ? FromBelow(upTo[place], p, confidence) : FromAbove(from[place], 1 - p, confidence);
    }

    private (double Low, double High) FromBelow(in Sums seen, double p, double confidence)
    {
        (double least, double most) = OfPart(seen, p, confidence);
        return (weights.Runs * least < upTo[0].Total ? double.NegativeInfinity : values[Place(least)], most >= 1 ? double.PositiveInfinity : values[Place(most)]);
    }

    private (double Low, double High) FromAbove(in Sums seen, double tail, double confidence)
    {
        (double least, double most) = OfPart(seen, tail, confidence);
        return (most >= 1 ? double.NegativeInfinity : values[PlaceByTail(most)], weights.Runs * least < from[^1].Total ? double.PositiveInfinity : values[PlaceByTail(least)]);
    }

    /// <summary>The interval of a part of which a little more is seen; an atom holds much more than is asked for, and has an error in proportion.</summary>
    private (double Low, double High) OfPart(in Sums seen, double part, double confidence)
    {
        WeightedTerms terms = Terms(seen);
        double wanted = part * weights.Runs;
        return (terms with { Total = wanted, Spread = terms.Spread * Math.Min(1, wanted / seen.Total) }).Interval(confidence, weights.Greatest);
    }

    /// <summary>F after the first <paramref name="count"/> values.</summary>
    private double Part(int count) => RunWeights.PartOf(Terms(UpTo(count - 1)), Terms(From(count)));

    private int Place(double p) => First(i => Part(i + 1) >= p);

    private int PlaceByTail(double tail) => First(i => RunWeights.PartOf(Terms(From(i + 1)), Terms(UpTo(i))) <= tail);

    private int CountAtMost(double x) => First(i => values[i] > x, values.Length);

    private int CountBelow(double x) => First(i => values[i] >= x, values.Length);

    /// <summary>The first place at which a condition that never ceases holds.</summary>
    private int First(Func<int, bool> holds, int? none = null)
    {
        int least = 0, most = none ?? values.Length - 1;
        while (least < most)
        {
            int middle = least + ((most - least) / 2);
            (least, most) = holds(middle) ? (least, middle) : (middle + 1, most);
        }

        return least;
    }

    private Sums UpTo(int place) => place < 0 ? default : upTo[place];

    private Sums From(int place) => place >= from.Length ? default : from[place];

    private WeightedTerms Terms(in Sums sums) => WeightedTerms.Of(sums.Total, sums.Squares, sums.Greatest, weights.Runs);

    /// <summary>Equal values go in the order of runs, so that sums have one order.</summary>
    private void SortTies(int[] runs)
    {
        for (int first = 0, end; first < values.Length; first = end)
        {
            end = first + 1;
            while (end < values.Length && values[end] == values[first])
            {
                end++;
            }

            Array.Sort(runs, first, end - first);
        }
    }

    private Sums[] Added(int[] runs, IEnumerable<int> order)
    {
        var sums = new Sums[runs.Length];
        double total = 0, lost = 0, squares = 0, greatest = 0;
        foreach (int place in order)
        {
            double w = weights.All[runs[place]];
            squares += w * w;
            greatest = Math.Max(greatest, w);
            sums[place] = new(CompensatedSum.Add(ref total, ref lost, w), squares, greatest);
        }

        return sums;
    }

    /// <summary>Σw, Σw² and the greatest w from one end up to a value, which is counted.</summary>
    private readonly record struct Sums(double Total, double Squares, double Greatest);
}
