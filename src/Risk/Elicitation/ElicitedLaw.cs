using System.Globalization;

namespace Risk;

/// <summary>A law from judgement, with the record of what was asked and how well the law says it. It stands wherever a distribution can.</summary>
/// <param name="Law">The law.</param>
/// <param name="Name">The family, such as <c>lognormal</c>.</param>
/// <param name="Points">The judgements and what the law makes of them, by rising probability.</param>
public sealed record ElicitedLaw(Distribution Law, string Name, IReadOnlyList<ElicitedPoint> Points)
{
    /// <summary>Why a law was chosen that is none of the families tried; null for these.</summary>
    internal string? Choice { get; init; }

    /// <summary>The largest misfit in probability: 0.03 means that a value judged to be P90 is P87 or P93 by the law.</summary>
    public double Misfit => Points.Count == 0 ? 0 : Points.Max(p => Math.Abs(p.Misfit));

    /// <summary>The square root of the mean squared misfit in probability, by which families are ranked.</summary>
    public double RootMeanSquare => Points.Count == 0 ? 0 : Math.Sqrt(Points.Sum(p => p.Misfit * p.Misfit) / Points.Count);

    /// <summary>Whether the law misses a judgement by more than people judge.</summary>
    internal bool IsMissing => Points.Any(p => p.IsMissed);

    /// <summary>What to look at again: a misfit of more than two points in a hundred, or of P98 and beyond and P2 and below of nine tenths of what lies further out (ELI010), and the warnings of the law. Empty for most.</summary>
    public IReadOnlyList<Problem> Warnings
    {
        get
        {
            if (!IsMissing)
            {
                return Law.Warnings;
            }

            ElicitedPoint worst = Points.Where(p => p.IsMissed).MaxBy(p => Math.Abs(p.Misfit));
            string message = string.Create(CultureInfo.InvariantCulture,
                $"the {Name} law makes {worst.Value:G6} its P{100 * worst.FittedProbability:0.#}, not P{100 * worst.Probability:0.#}: ask again, or take another family or a metalog");
            return [new("ELI010", "", message, Severity.Warning), .. Law.Warnings];
        }
    }

    /// <summary>The law alone.</summary>
    public static implicit operator Distribution(ElicitedLaw elicited)
    {
        ArgumentNullException.ThrowIfNull(elicited);
        return elicited.Law;
    }

    /// <summary>The law as an input that takes its name from the place it stands in.</summary>
    public static implicit operator Uncertain(ElicitedLaw elicited)
    {
        ArgumentNullException.ThrowIfNull(elicited);
        return elicited.Law;
    }

    /// <summary>The law, why it was chosen where that is not by being the nearest, and a line for each judgement.</summary>
    public override string ToString() =>
        string.Join('\n', Points.Select(p => string.Create(CultureInfo.InvariantCulture,
            $"  P{100 * p.Probability:0.###}: asked {p.Value:G6}, law {p.FittedValue:G6} (the value asked is P{100 * p.FittedProbability:0.##})")).Prepend(Choice is null ? Law.ToString() : $"{Law}\n  {Choice}"));
}
