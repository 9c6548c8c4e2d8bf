using System.Globalization;

namespace Risk;

/// <summary>
/// A test of value for money at the end of a financial year. Each test is read in three ways: first passage (it has held at some year-end by
/// then), status (it holds in that year) and sustained (it holds from then on to the horizon).
/// </summary>
/// <remarks>A year-end at which nothing has been spent yet (reported perimeter) passes no test: 0 ≥ 0 would say nothing.</remarks>
public sealed class ValueForMoneyCriterion
{
    /// <summary>A test of one's own.</summary>
    /// <param name="name">A name of its own within the programme, part of the names of the outputs.</param>
    /// <param name="holds">The event that the programme passes, given its position.</param>
    public ValueForMoneyCriterion(string name, Func<YearEndPosition, Event> holds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(holds);
        (Name, Holds) = (name, holds);
    }

    /// <summary>Discounted savings so far are at least the discounted costs so far: docs/methods.md (25).</summary>
    public static ValueForMoneyCriterion Payback { get; } = new("payback", p => p.PresentValueOfSaving >= p.PresentValueOfCost) { Factory = nameof(Payback) };

    /// <summary>The net present value over the whole horizon is at least 0: the same answer in every year. docs/methods.md (27).</summary>
    public static ValueForMoneyCriterion HorizonNetPresentValue { get; } =
        new("horizon NPV", p => p.Horizon.PresentValueOfSaving >= p.Horizon.PresentValueOfCost) { Factory = nameof(HorizonNetPresentValue) };

    /// <summary>What the test is called in results.</summary>
    public string Name { get; }

    /// <summary>The event that the programme passes, given its position.</summary>
    public Func<YearEndPosition, Event> Holds { get; }

    /// <summary>Discounted savings so far are at least <paramref name="ratio"/> times the discounted costs so far: docs/methods.md (26).</summary>
    /// <param name="ratio">Above 0: 2 for "high" in the categories of the Department for Transport.</param>
    public static ValueForMoneyCriterion BenefitCostRatio(double ratio)
    {
        if (!(ratio > 0 && double.IsFinite(ratio)))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "the ratio must be greater than 0");
        }

        return new("BCR ≥ " + ratio.ToString(CultureInfo.InvariantCulture), p => p.PresentValueOfSaving >= ratio * p.PresentValueOfCost)
        {
            Factory = nameof(BenefitCostRatio),
            Threshold = ratio,
        };
    }

    /// <summary>
    /// The programme has paid back and has saved at least <paramref name="share"/> of what was planned by then, undiscounted: closest to an
    /// auditor's "intended outcomes". docs/methods.md (28).
    /// </summary>
    /// <param name="share">Above 0, such as 0.75.</param>
    public static ValueForMoneyCriterion Outcome(double share)
    {
        if (!(share > 0 && double.IsFinite(share)))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "the share of the planned saving must be greater than 0");
        }

        return new(
            string.Create(CultureInfo.InvariantCulture, $"outcome {100 * share:0.##} %"),
            p => Payback.Holds(p) & (p.Saving >= share * p.PlannedSaving))
        {
            Factory = nameof(Outcome),
            Threshold = share,
        };
    }

    /// <summary>The factory that made this test, so that a file can name it; null for a test of one's own.</summary>
    public string? Factory { get; private init; }

    /// <summary>The ratio of <see cref="BenefitCostRatio"/> or the share of <see cref="Outcome"/>; null for the others.</summary>
    public double? Threshold { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
