using System.Globalization;
using Risk.Distributions;
using Risk.Elicitation;

namespace Risk;

/// <summary>Laws from judgement: percentiles, a range, bins, several experts. Each result says what was asked and how well the law says it.</summary>
/// <example>
/// <code>
/// ElicitedLaw delay = Elicit.FromQuantiles([(0.1, 2), (0.5, 6), (0.9, 15)]);   // months; the nearest family
/// Console.WriteLine(delay);
/// Distribution law = delay.Law;
/// </code>
/// </example>
/// <remarks>
/// The nearest law has the least sum of squared misfits in probability, as in SHELF (Oakley and O'Hagan, SHELF: the Sheffield Elicitation Framework). As many judgements as parameters are met
/// exactly or refused.
/// </remarks>
public static class Elicit
{
    private const double Tied = 1e-9;

    /// <summary>The law nearest to judged percentiles, of the family that comes nearest.</summary>
    /// <param name="quantiles">Two or more: probabilities strictly between 0 and 1, and values that rise with them, in any order.</param>
    /// <param name="lower">The least possible value, or −∞.</param>
    /// <param name="upper">The greatest possible value, or +∞.</param>
    /// <remarks>
    /// Tried are families with fewer parameters than there are judgements. Two judgements are met by every family of two parameters: then it is the lognormal law if both values are above 0 and the
    /// normal law if not. Two bounds mean a beta law. Where of three judgements the nearest law misses one by more than two points in a hundred, or P98 and beyond and P2 and below by nine tenths of what lies further out, it is a law that meets all three: a lognormal law
    /// with a least value of its own (or a greatest, turned round), which is there for any three, or where bounds are given a metalog of three terms, or that law, if there is one within them. <see cref="ElicitedLaw.ToString"/> says so.
    /// </remarks>
    /// <exception cref="ParameterException">
    /// Probabilities outside (0, 1) (DIST009), values that do not rise or lie beyond a bound (DIST005), one judgement only (ELI002), none that fits (ELI001).
    /// </exception>
    public static ElicitedLaw FromQuantiles(
        IReadOnlyList<(double Probability, double Value)> quantiles, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity) =>
        Compare(quantiles, lower, upper)[0];

    /// <summary>The law of a family nearest to judged percentiles.</summary>
    /// <param name="family">A continuous family; Student's t has 3 degrees of freedom unless there are four judgements or more.</param>
    /// <param name="quantiles">As many as the family has parameters, or more.</param>
    /// <param name="lower">The least possible value, or −∞: a law on (0, ∞) begins there.</param>
    /// <param name="upper">The greatest possible value, or +∞: a law on (0, ∞) is turned round and ends there.</param>
    /// <exception cref="ParameterException">
    /// As above; too few judgements (ELI002), as many as parameters but no such law (ELI001), a family that cannot have the bounds or is not found from percentiles (ELI003).
    /// </exception>
    public static ElicitedLaw FromQuantiles(
        LawFamily family, IReadOnlyList<(double Probability, double Value)> quantiles, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(quantiles);
        return new Judgements(quantiles, lower, upper).Nearest(family);
    }

    /// <summary>The nearest law of each family, the nearest first; those within rounding of each other in the order of the list.</summary>
    /// <param name="quantiles">Two or more judged percentiles.</param>
    /// <param name="lower">The least possible value, or −∞.</param>
    /// <param name="upper">The greatest possible value, or +∞.</param>
    /// <param name="families">The candidates; unless named, those with fewer parameters than there are judgements, and before them a law that meets three where they do not.</param>
    /// <exception cref="ParameterException">As for <see cref="FromQuantiles(LawFamily, IReadOnlyList{ValueTuple{double, double}}, double, double)"/>, where no family fits.</exception>
    public static IReadOnlyList<ElicitedLaw> Compare(
        IReadOnlyList<(double Probability, double Value)> quantiles, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity, params IReadOnlyList<LawFamily> families)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        ArgumentNullException.ThrowIfNull(families);
        return Ranked(new Judgements(quantiles, lower, upper), families, quantiles.Count);
    }

    /// <summary>The metalog through judged percentiles, or nearest to them where it has fewer terms.</summary>
    /// <param name="quantiles">Two or more judged percentiles.</param>
    /// <param name="terms">How many terms; as many as there are judgements unless set.</param>
    /// <param name="lower">The least possible value, or −∞.</param>
    /// <param name="upper">The greatest possible value, or +∞.</param>
    /// <exception cref="ParameterException">As for <see cref="Distribution.MetalogFromQuantiles"/>: a metalog that is not feasible (DIST015) among them.</exception>
    public static ElicitedLaw Metalog(
        IReadOnlyList<(double Probability, double Value)> quantiles, int? terms = null, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        var judgements = new Judgements(quantiles, lower, upper);
        return judgements.Record(Distribution.MetalogFromQuantiles([.. quantiles.OrderBy(q => q.Probability)], terms, lower, upper), "metalog");
    }

    /// <summary>The law of a family with a central interval: "I am 90 % sure that it lies between".</summary>
    /// <param name="family">A family of two parameters.</param>
    /// <param name="low">The lower end: P5 of a 90 % interval.</param>
    /// <param name="high">The upper end: P95 of a 90 % interval.</param>
    /// <param name="probability">How sure, strictly between 0 and 1; as much is left on either side.</param>
    /// <exception cref="ParameterException">As for percentiles; a probability outside (0, 1) (DIST009).</exception>
    public static ElicitedLaw FromInterval(LawFamily family, double low, double high, double probability = 0.9) => FromQuantiles(family, ThreePoint.Ends(low, high, probability));

    /// <summary>The lognormal law with a central interval, or the normal law where it reaches below 0.</summary>
    /// <param name="low">The lower end: P5 of a 90 % interval.</param>
    /// <param name="high">The upper end: P95 of a 90 % interval.</param>
    /// <param name="probability">How sure, strictly between 0 and 1; as much is left on either side.</param>
    /// <exception cref="ParameterException">Ends out of order (DIST005), a probability outside (0, 1) (DIST009).</exception>
    public static ElicitedLaw FromInterval(double low, double high, double probability = 0.9) => FromInterval(low > 0 ? LawFamily.LogNormal : LawFamily.Normal, low, high, probability);

    /// <summary>The triangular law with a mode and two percentiles, whose true ends are solved for.</summary>
    /// <param name="low">The lower percentile, such as (0.1, 6): people who name "the least" rarely mean it.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="high">The upper percentile, such as (0.9, 14).</param>
    /// <exception cref="ParameterException">Percentiles out of order (DIST005) or outside (0, 1) (DIST009), or no such law (ELI001): its mode is too far outside the percentiles.</exception>
    public static ElicitedLaw Triangular((double Probability, double Value) low, double mode, (double Probability, double Value) high) =>
        Recorded(low, high, ThreePoint.Triangular(low, mode, high), "triangular");

    /// <summary>The PERT law with a mode and two percentiles, whose true ends are solved for.</summary>
    /// <param name="low">The lower percentile, such as (0.1, 6).</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="high">The upper percentile, such as (0.9, 14).</param>
    /// <param name="shape">The weight of the mode, above 0; 4 is the classical PERT.</param>
    /// <exception cref="ParameterException">Percentiles out of order (DIST005) or outside (0, 1) (DIST009), or no such law (ELI001).</exception>
    public static ElicitedLaw Pert((double Probability, double Value) low, double mode, (double Probability, double Value) high, double shape = 4) =>
        Recorded(low, high, ThreePoint.Pert(low, mode, high, shape), "pert");

    /// <summary>The law nearest to the chips that an expert laid in bins (SHELF's roulette), of the family that comes nearest.</summary>
    /// <param name="edges">The edges of the bins, rising: one more than there are bins.</param>
    /// <param name="chips">How many chips lie in each bin, 0 or more.</param>
    /// <param name="families">The candidates; unless named, those with fewer parameters than there are inner edges with chips on both sides; of three such edges as for three percentiles.</param>
    /// <remarks>Each inner edge with chips on both sides is a percentile; the outer edges are not taken for bounds. For a law that keeps the bins see <see cref="RouletteHistogram"/>.</remarks>
    /// <exception cref="ParameterException">
    /// Edges that do not rise (DIST005), lengths that differ (DIST013), negative chips or none (DIST012), fewer than two edges between chips (ELI002), none that fits (ELI001).
    /// </exception>
    public static ElicitedLaw FromRoulette(IReadOnlyList<double> edges, IReadOnlyList<double> chips, params IReadOnlyList<LawFamily> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        double[] cumulative = Roulette.Cumulative(edges, chips);
        (double, double)[] points = [.. Enumerable.Range(0, edges.Count).Where(i => cumulative[i] > 0 && cumulative[i] < 1).Select(i => (cumulative[i], edges[i]))];
        Require.Holds(points.Length >= 2, "ELI002", nameof(chips), points.Length, "the chips lie in too few bins for a family: use finer bins, or RouletteHistogram");
        Require.Holds(points[0].Item1 < points[^1].Item1, "ELI001", nameof(chips), points.Length, "the chips lie in two heaps with no chip between, and no family has such a gap: use RouletteHistogram");
        return Ranked(new Judgements(points, double.NegativeInfinity, double.PositiveInfinity, mayStand: true), families, points.Length)[0];
    }

    /// <summary>The law that spreads each bin's chips evenly over it.</summary>
    /// <param name="edges">The edges of the bins, rising: one more than there are bins.</param>
    /// <param name="chips">How many chips lie in each bin, 0 or more.</param>
    /// <exception cref="ParameterException">Edges that do not rise (DIST005), lengths that differ (DIST013), negative chips or none (DIST012).</exception>
    public static Distribution RouletteHistogram(IReadOnlyList<double> edges, IReadOnlyList<double> chips)
    {
        double[] cumulative = Roulette.Cumulative(edges, chips);
        return Distribution.Cumulative(edges, cumulative);
    }

    private static ElicitedLaw Recorded((double Probability, double Value) low, (double Probability, double Value) high, Distribution law, string name) =>
        new Judgements([low, high], double.NegativeInfinity, double.PositiveInfinity).Record(law, name);

    private static ElicitedLaw[] Ranked(Judgements judgements, IReadOnlyList<LawFamily> families, int count)
    {
        IReadOnlyList<LawFamily> candidates = families.Count > 0 ? families : judgements.Candidates;
        Require.Holds(candidates.Count > 0, "ELI002", "quantiles", count, $"two percentiles or more are required to choose a family (was {count})");
        var found = new List<ElicitedLaw>();
        var refused = new List<ParameterException>();
        foreach (LawFamily family in candidates)
        {
            try
            {
                found.Add(judgements.Nearest(family));
            }
            catch (ParameterException e)
            {
                refused.Add(e);
            }
        }

        ElicitedLaw[] ranked = [.. found.OrderBy(f => Math.Round(f.RootMeanSquare / Tied))];
        if (families.Count == 0 && ranked is not [{ IsMissing: false }, ..] && judgements.MeetingAllThree() is { } met)
        {
            string missed = ranked.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $": the nearest, {ranked[0].Name}, misses one by {100 * ranked[0].Misfit:0.#} points in a hundred") : "";
            return [met with { Choice = $"{met.Name}, since no family of two parameters comes near all three{missed}" }, .. ranked];
        }

        return found.Count > 0 ? ranked
            : refused.Count == 1 ? throw refused[0]
            : throw new ParameterException("ELI001", "quantiles", count, "no family fits: " + string.Join("; ", refused.Select(r => r.Rule)));
    }
}
