using System.Globalization;
using Risk.Engine;

namespace Risk.Results;

/// <summary>The weights of the runs of a simulation by importance sampling, and the figures of events that follow from them.</summary>
/// <remarks>
/// A probability has two unbiased estimates: T/n of the weights with the event, which is good where it is rare, and 1 − T'/n of those without it, which is good where it is all but sure. Up to a
/// quarter of all weight the first alone is taken, from three quarters on the second, and between them a blend that moves from one to the other in proportion. So P(E) + P(not E) = 1, and of two
/// events one of which implies the other neither is out of order. In the middle the blend is near the best control by the mean of the weights, which is known to be 1 (T. Hesterberg, "Weighted
/// average importance sampling and defensive mixture distributions", Technometrics 37 (1995) 185–194).
/// </remarks>
internal sealed class RunWeights
{
    private const double FewEffective = 100;
    private const double MuchOfAll = 0.05;

    private readonly Moments[] moments;
    private readonly double[] weights;

    /// <exception cref="ModelException">RUN036: no run has weight.</exception>
    public RunWeights(MomentTree sums, long runs, double[] weights)
    {
        (moments, Runs, this.weights) = (sums.Total(), runs, weights);
        if (Greatest == 0)
        {
            throw new ModelException(new Problem("RUN036", "design/changes", string.Create(CultureInfo.InvariantCulture,
                $"each of the {runs:N0} runs has a weight of 0: none drew what the inputs' own laws can, or hardly can, and no figure follows"), Hint: "draw from laws nearer to those of the inputs"));
        }
    }

    public long Runs { get; }

    public ReadOnlySpan<double> All => weights;

    /// <summary>True where every weight is 1: the runs are those of Monte Carlo.</summary>
    public bool AreOne => moments[0].Minimum == 1 && moments[0].Maximum == 1;

    public double Greatest => moments[0].Maximum;

    /// <summary>(Σw)² ÷ Σw² (L. Kish, Survey Sampling, 1965): the runs of equal weight that would know a mean unconcerned with the changed inputs as well.</summary>
    public double EffectiveRuns
    {
        get
        {
            double mean = moments[0].Mean;
            return Runs * mean * mean / ((moments[0].M2 / Runs) + (mean * mean));
        }
    }

    /// <summary>The probability of event <paramref name="output"/>.</summary>
    public Estimate OfEvent(int output, double confidence) => Probability(Happens(output), Fails(output), confidence);

    /// <summary>The probability that event <paramref name="output"/> does not happen.</summary>
    public Estimate OfOpposite(int output, double confidence) => Probability(Fails(output), Happens(output), confidence);

    /// <summary>The probability that event <paramref name="output"/> happens and an <paramref name="earlier"/> one, which implies it, does not: what their probabilities differ by.</summary>
    public Estimate OfDifference(int output, int earlier, double confidence)
    {
        WeightedTerms late = Happens(output), early = Happens(earlier), notLate = Fails(output), notEarly = Fails(earlier);

        // p = T/n − β(W/n − 1) of each, so their difference is that of the runs between them with the difference of β.
        WeightedTerms between = late.Total < notEarly.Total ? Less(late, early) : Less(notEarly, notLate);
        var rest = WeightedTerms.Of(notLate.Total + early.Total, notLate.Squares + early.Squares, Math.Max(notLate.Greatest, early.Greatest), Runs);
        double p = Math.Max(0, PartOf(late, notLate) - PartOf(early, notEarly));
        return Of(p, between, rest, Math.Max(0, Blend(late, notLate) - Blend(early, notEarly)), confidence);
    }

    /// <summary>The probability of what happens with some terms and fails to with others.</summary>
    public Estimate Probability(in WeightedTerms happens, in WeightedTerms fails, double confidence) =>
        Of(PartOf(happens, fails), happens, fails, Blend(happens, fails), confidence);

    /// <summary>(1 − β) T/n + β (1 − T'/n): docs/methods.md (34c).</summary>
    public static double PartOf(in WeightedTerms happens, in WeightedTerms fails)
    {
        double beta = Blend(happens, fails);
        return beta == 0 ? Math.Min(1, happens.Part) : beta == 1 ? Math.Max(0, 1 - fails.Part) : ((1 - beta) * happens.Part) + (beta * (1 - fails.Part));
    }

    /// <summary>
    /// How much of the second estimate is taken: β = 2s − ½ held to [0, 1], with s the share of the weight with the event. Where weights average more than 2 that would bring events out of order:
    /// then β = (T/n − ½)/(W/n − 1), held likewise, the same at 2, with which a probability stays at ½ where neither side is below it.
    /// </summary>
    public static double Blend(in WeightedTerms happens, in WeightedTerms fails)
    {
        double mean = happens.Part + fails.Part;
        return mean > 2 ? Math.Clamp((happens.Part - 0.5) / (mean - 1), 0, 1) : mean > 0 ? Math.Clamp((2 * happens.Part / mean) - 0.5, 0, 1) : 0;
    }

    /// <summary>The standard error of a blend, whose terms are (1 − β) w where it happens and −β w where not.</summary>
    public static double ErrorOf(in WeightedTerms happens, in WeightedTerms fails, double beta) => beta == 0 ? happens.Error : beta == 1 ? fails.Error
        : WeightedTerms.Of(((1 - beta) * happens.Total) - (beta * fails.Total), ((1 - beta) * (1 - beta) * happens.Squares) + (beta * beta * fails.Squares), 0, happens.Runs).Error;

    /// <summary>What is odd about the weights.</summary>
    public IEnumerable<Problem> Warnings()
    {
        double total = moments[0].Mean * Runs, share = Greatest / total, error = Math.Sqrt(moments[0].M2 / Runs / Math.Max(1, Runs - 1));
        if (!(EffectiveRuns >= FewEffective) && Runs > FewEffective)
        {
            yield return new("RUN032", "design", string.Create(CultureInfo.InvariantCulture,
                $"the weights of {Runs:N0} runs are worth {EffectiveRuns:0.#} of equal weight, fewer than {FewEffective}: means and common probabilities are known as badly; events that the change of law makes common may be known well"), Severity.Warning);
        }

        if (!(share <= MuchOfAll) && Runs > FewEffective)
        {
            yield return new("RUN033", "design", string.Create(CultureInfo.InvariantCulture,
                $"one run carries {100 * share:0.#} % of all weight: a figure with it rests on one run; draw from a law with heavier tails"), Severity.Warning);
        }

        // Weights have the mean 1. One that 5 standard errors do not reach comes of weights too heavy to be seen in so many runs.
        if (Runs > FewEffective && !(Math.Abs(moments[0].Mean - 1) <= 5 * error) && !AreOne)
        {
            yield return new("RUN035", "design", string.Create(CultureInfo.InvariantCulture,
                $"the weights average {moments[0].Mean:G3}, not 1: most of the weight lies in runs too rare to have been drawn; means, percentiles and common probabilities are not to be trusted"), Severity.Warning);
        }
    }

    private WeightedTerms Happens(int output) => WeightedTerms.Of(moments[1 + (2 * output)], Runs);

    private WeightedTerms Fails(int output) => WeightedTerms.Of(moments[2 + (2 * output)], Runs);

    private WeightedTerms Less(in WeightedTerms more, in WeightedTerms less) =>
        WeightedTerms.Of(Math.Max(0, more.Total - less.Total), Math.Max(0, more.Squares - less.Squares), more.Greatest, Runs);

    /// <summary>An estimate with the gamma interval of the rarer side; of a blend with the normal one, for neither side is rare.</summary>
    private Estimate Of(double p, in WeightedTerms happens, in WeightedTerms fails, double beta, double confidence)
    {
        double error = ErrorOf(happens, fails, beta);
        (double low, double high) = beta is 0 or 1 ? (beta == 0 ? happens : fails).Interval(confidence, Greatest) : NormalScore.Between(p, error, confidence);
        (low, high) = beta == 1 ? (1 - high, 1 - low) : (low, high);
        return new(EstimateKind.Probability, p, error, Math.Max(0, Math.Min(low, p)), Math.Min(1, Math.Max(high, p)), confidence, Runs);
    }
}
